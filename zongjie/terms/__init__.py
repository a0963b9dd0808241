"""The words of each article by theme, with jieba's weights."""

from zongjie.terms.stage import process

__all__ = ["process"]
