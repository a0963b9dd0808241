"""The lake tables: names, columns, types, keys. One module for each stage that writes them.

Descriptions for people live in one place only, beside the dbt models that publish these tables.
"""

from zongjie.tables.table import Frames, Table, conform, empty

__all__ = ["Frames", "Table", "conform", "empty"]
