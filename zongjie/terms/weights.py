"""jieba's inverse document frequencies, read from its own file.

Importing `jieba.analyse` for them loads its models of parts of speech too, which takes seconds and is not needed.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median_high

from zongjie.errors import VocabularyError


@cache
def inverse_document_frequencies() -> dict[str, float]:
    """The weight of each word that jieba knows one for: `idf.txt` of the installed jieba.

    Raises VocabularyError where jieba is not installed or has no such file.
    """
    spec = find_spec("jieba")
    folders = [Path(folder) for folder in (spec.submodule_search_locations if spec else None) or ()]
    file = next((folder / "analyse" / "idf.txt" for folder in folders), Path("idf.txt"))
    if not file.is_file():
        raise VocabularyError("jieba's idf.txt is missing: install the package jieba as pyproject.toml pins it")
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if line)
    return {word: float(weight) for word, weight in pairs}


@cache
def median_weight() -> float:
    """The weight of a word that jieba knows none for, which is what jieba itself takes."""
    return median_high(inverse_document_frequencies().values())


def weight_of(term: str) -> float:
    """The inverse document frequency of `term`, in general Chinese."""
    return inverse_document_frequencies().get(term, median_weight())
