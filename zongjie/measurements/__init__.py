"""Stage `measurements`: what each quantity says, and about what."""

from zongjie.measurements.stage import process

__all__ = ["process"]
