"""The stage `articles`: splits documents into articles, their outline and their sentences."""

from zongjie.articles.stage import process

__all__ = ["process"]
