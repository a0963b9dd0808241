"""The stage `documents`: landing files to decoded documents, or to quarantine with a reason."""

from zongjie.documents.decoding import Decoded, decode
from zongjie.documents.landing import LandingFile, list_landing, scan_landing
from zongjie.documents.limits import ReadLimits
from zongjie.documents.reading import Document, read_file
from zongjie.documents.tables import document_row, read_documents

__all__ = [
    "Decoded",
    "Document",
    "LandingFile",
    "ReadLimits",
    "decode",
    "document_row",
    "list_landing",
    "read_documents",
    "read_file",
    "scan_landing",
]
