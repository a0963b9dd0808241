"""The published warehouse and the versions that are kept beside it.

The published file is only ever replaced as a whole, by one rename: a reader has the old file or
the new one. Each version is kept as a second name (hard link) of the same file, read-only.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zongjie.errors import NoSuchVersionError

PUBLISHED_NAME = "zongjie.duckdb"
KEPT_VERSIONS = 5


@dataclass(frozen=True)
class Warehouse:
    """The folder that holds the published warehouse, its versions and its builds."""

    folder: Path

    @property
    def published(self) -> Path:
        """The file that users open."""
        return self.folder / PUBLISHED_NAME

    @property
    def builds(self) -> Path:
        """Where private builds lie, one folder for each run."""
        return self.folder / ".build"

    def build_file(self, run_id: str) -> Path:
        """The private file of a run. It has the published file's name, for views of the catalog carry it."""
        return self.builds / run_id / PUBLISHED_NAME

    @property
    def kept(self) -> Path:
        """Where the last versions are kept."""
        return self.folder / "versions"


@dataclass(frozen=True)
class Version:
    """A kept version: its name (time of publishing and run), its file, and whether users see it now."""

    name: str
    file: Path
    byte_size: int
    is_published: bool


def version_name(published_at: datetime, run_id: str) -> str:
    """Name of a version; names sort by time."""
    return f"{published_at:%Y%m%dT%H%M%S%f}Z-{run_id[:8]}"


def versions(warehouse: Warehouse) -> list[Version]:
    """The kept versions, newest first."""
    files = sorted(warehouse.kept.glob("*.duckdb"), reverse=True)
    published = warehouse.published
    return [
        Version(file.stem, file, file.stat().st_size, published.exists() and file.samefile(published)) for file in files
    ]


def replace_published(warehouse: Warehouse, build_file: Path, name: str, keep: int = KEPT_VERSIONS) -> Version:
    """Keep `build_file` as version `name`, make it the published file in one step, drop old versions."""
    warehouse.kept.mkdir(parents=True, exist_ok=True)
    build_file.chmod(0o444)
    file = warehouse.kept / f"{name}.duckdb"
    _link(build_file, file)
    os.replace(build_file, warehouse.published)  # noqa: PTH105 (the one step that publishes, by its name)
    _drop_old(warehouse, keep)
    return Version(name, file, file.stat().st_size, is_published=True)


def drop_old_builds(warehouse: Warehouse, keep: int = KEPT_VERSIONS) -> None:
    """Remove the private folders of all but the last runs that built; only under the writer lock."""
    folders = sorted(warehouse.builds.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[keep:]:
        shutil.rmtree(folder)


def rollback(warehouse: Warehouse, name: str | None = None) -> Version:
    """Make a kept version the published one again: the named one, or the one before the present.

    Raises NoSuchVersionError where there is no such version.
    """
    kept = versions(warehouse)
    if name is None:
        present = next((index for index, version in enumerate(kept) if version.is_published), -1)
        earlier = kept[present + 1 :]
        if not earlier:
            raise NoSuchVersionError(f"there is no earlier version in {warehouse.kept} to go back to")
        chosen = earlier[0]
    else:
        matching = [version for version in kept if version.name == name]
        if not matching:
            names = ", ".join(version.name for version in kept) or "none"
            raise NoSuchVersionError(f"version {name} is not kept in {warehouse.kept}; kept are: {names}")
        chosen = matching[0]
    staged = warehouse.folder / f".{PUBLISHED_NAME}.rollback"
    staged.unlink(missing_ok=True)
    _link(chosen.file, staged)
    os.replace(staged, warehouse.published)  # noqa: PTH105
    # POSIX: renaming one name of a file onto another name of the same file leaves both
    staged.unlink(missing_ok=True)
    return Version(chosen.name, chosen.file, chosen.byte_size, is_published=True)


def _link(source: Path, target: Path) -> None:
    """A second name for a file; a copy where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _drop_old(warehouse: Warehouse, keep: int) -> None:
    """Remove all but the newest `keep` versions; the published one always stays."""
    for version in versions(warehouse)[keep:]:
        if not version.is_published:
            version.file.unlink()
