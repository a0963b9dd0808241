"""One word for the state of everything that a warehouse is built from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from zongjie.lake.lake import Lake
from zongjie.vocabulary import vocabulary_digest

_SQL_SUFFIXES = frozenset({".sql", ".yml", ".yaml", ".csv", ".md"})
_BUILT = frozenset({"target", "logs", "dbt_packages"})


def build_fingerprint(lake: Lake, sql_folder: Path) -> str:
    """Sixteen hexadecimal digits over lake versions, SQL project and vocabularies.

    Equal fingerprints mean that building again would give the same warehouse.
    """
    digest = hashlib.sha256()
    for name, version in sorted(lake.versions().items()):
        digest.update(f"{name} {version}\n".encode())
    for path in sorted(_sql_files(sql_folder)):
        digest.update(path.relative_to(sql_folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(vocabulary_digest().encode())
    return digest.hexdigest()[:16]


def _sql_files(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        if path.suffix in _SQL_SUFFIXES and not _BUILT & set(path.relative_to(folder).parts):
            yield path
