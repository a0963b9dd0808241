"""Stage `links`: wholes and parts, comparisons, and the time each figure speaks of."""

from zongjie.links.stage import process

__all__ = ["process"]
