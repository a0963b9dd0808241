"""Labels: what each quantity measures, in the article's words."""

from zongjie.measurements.labels.rules import find_labels
from zongjie.measurements.labels.view import Context, Label

__all__ = ["Context", "Label", "find_labels"]
