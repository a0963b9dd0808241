"""The stage `articles`: splits documents into articles, their outline and their sentences."""

from zongjie.articles.processing import process

__all__ = ["process"]
