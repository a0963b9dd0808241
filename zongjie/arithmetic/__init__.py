"""Stage `arithmetic`: claims that figures make about each other, each tested."""

from zongjie.arithmetic.stage import process

__all__ = ["process"]
