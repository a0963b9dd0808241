"""PDF files: their text layer without page numbers and running lines."""

from zongjie.documents.pdf.reading import MEDIA_TYPE, read_pdf

__all__ = ["MEDIA_TYPE", "read_pdf"]
