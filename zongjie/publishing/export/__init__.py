"""Copies of the published tables in formats of other programs: Parquet, CSV and XLSX."""

from zongjie.publishing.export.export import FORMATS, Exported, export

__all__ = ["FORMATS", "Exported", "export"]
