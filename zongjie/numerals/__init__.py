"""The stage `numerals`: every numeral of every article, one row and one class, and the quantities as written."""

from zongjie.numerals.stage import process

__all__ = ["process"]
