"""Labels: what each quantity measures, in the article's words."""

from zongjie.measurements.labels.rules import Context, Label, find_labels

__all__ = ["Context", "Label", "find_labels"]
