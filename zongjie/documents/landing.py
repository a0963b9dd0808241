"""The landing folder: which files wait there."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from zongjie.documents.refusals import refusal

HIDDEN_PREFIXES = (".", "~$")
"""Files that the system or an office program keeps for itself."""


@dataclass(frozen=True, slots=True)
class LandingFile:
    """A file below the landing folder.

    `source_path` is its path below the folder with forward slashes; bytes of a name that are no
    text are written as escapes. `obstacle`, a situation of `quarantine_reasons.csv`, says why it must
    not be opened, where that is so.
    """

    source_path: str
    path: Path
    byte_size: int
    modified_ns: int
    obstacle: str | None = None


def scan_landing(landing: Path) -> list[LandingFile]:
    """All files below `landing` by source path, without hidden ones.

    Folders behind links are not entered, so a loop of links ends nothing; such links, links that
    lead outside or nowhere, and folders that cannot be listed come back with an `obstacle`.
    """
    root = Path(os.path.realpath(landing))
    found: list[LandingFile] = []

    def cannot_list(error: OSError) -> None:
        found.append(_landing_file(root, Path(error.filename), "unlisted"))

    for folder, folder_names, file_names in os.walk(root, onerror=cannot_list, followlinks=False):
        visible = [name for name in folder_names if not name.startswith(HIDDEN_PREFIXES)]
        here = Path(folder)
        linked = [name for name in visible if (here / name).is_symlink()]
        folder_names[:] = [name for name in visible if name not in linked]
        found += [_landing_file(root, here / name, "linked_folder") for name in linked]
        for name in file_names:
            if not name.startswith(HIDDEN_PREFIXES):
                found.append(_landing_file(root, here / name, _obstacle(root, here / name)))
    return sorted(found, key=lambda file: file.source_path)


def check_obstacle(file: LandingFile) -> None:
    """Raise UnreadableFileError for a path that must not be opened."""
    if file.obstacle is not None:
        raise refusal(file.obstacle)


def _obstacle(root: Path, path: Path) -> str | None:
    """Why a link must not be followed, or None."""
    if not path.is_symlink():
        return None
    target = Path(os.path.realpath(path))
    if not target.exists():
        return "broken_link"
    return None if target.is_relative_to(root) else "link_out"


def _landing_file(root: Path, path: Path, obstacle: str | None) -> LandingFile:
    """The entry of one path; a file that is gone by now has no size."""
    source_path = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        status = path.lstat() if obstacle else path.stat()
    except OSError:
        return LandingFile(source_path, path, 0, 0, obstacle or "unseen")
    if obstacle is None and not stat.S_ISREG(status.st_mode):
        obstacle = "special"
    return LandingFile(source_path, path, status.st_size, status.st_mtime_ns, obstacle)
