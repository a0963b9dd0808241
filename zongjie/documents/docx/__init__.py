"""Word documents: their text with the numbers that Word counts itself."""

from zongjie.documents.docx.reading import MEDIA_TYPE, read_docx

__all__ = ["MEDIA_TYPE", "read_docx"]
