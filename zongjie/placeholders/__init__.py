"""Masks and scars: what scrubbing left in a text, and the text made readable again."""

from zongjie.placeholders.stage import process

__all__ = ["process"]
