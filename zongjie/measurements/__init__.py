"""Stage `measurements`: what each quantity says, and about what."""

from zongjie.measurements.processing import process

__all__ = ["process"]
