"""When a table arranges a page instead of holding data; the same for web pages and Word documents."""

LAYOUT_CELL_LENGTH = 200
"""A row with a longer cell, or with a table in a cell, arranges the page; its cells are read as blocks."""
