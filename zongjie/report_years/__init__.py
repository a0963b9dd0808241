"""The year an article reports on, bounded by what its text proves."""

from zongjie.report_years.stage import process

__all__ = ["process"]
