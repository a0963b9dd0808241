"""Copies: articles, paragraphs and figures that stand in more than one place (stage `duplicates`)."""

from zongjie.duplicates.stage import process

__all__ = ["process"]
