"""Where an article is from, and whose figures it states."""

from zongjie.places.stage import process

__all__ = ["process"]
