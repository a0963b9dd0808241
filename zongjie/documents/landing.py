"""The landing folder: which files wait there."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath

from zongjie.documents.refusals import refusal

HIDDEN_PREFIXES = (".", "~$")
"""Files that the system or an office program keeps for itself."""
# a name that holds what only an escape or a record's path should hold is escaped itself, so that no two paths meet
_LIKE_AN_ESCAPE = re.compile(r"\\(?=udc[89a-f][0-9a-f]|x5c|x23)")
_LIKE_A_RECORD = re.compile(r"(?i:(?<=\.jsonl)|(?<=\.ndjson)|(?<=\.parquet))#")


@dataclass(frozen=True, slots=True)
class LandingFile:
    """A file below the landing folder.

    `source_path` is its path below the folder as `source_path_of` writes it. `obstacle`, a situation of
    `quarantine_reasons.csv`, says why it must not or cannot be opened, where that is so. `modified_ns` is 0
    where it cannot be opened, so that the file counts as changed once it can.
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
        linked = [name for name in visible if os.path.islink(here / name)]  # noqa: PTH114 - it raises nothing
        folder_names[:] = [name for name in visible if name not in linked]
        found += [_landing_file(root, here / name, "linked_folder") for name in linked]
        for name in file_names:
            if not name.startswith(HIDDEN_PREFIXES):
                found.append(_landing_file(root, here / name, _obstacle(root, here / name)))
    return sorted(found, key=lambda file: file.source_path)


def list_landing(landing: Path) -> set[str]:
    """The source paths of all that lies below `landing`, by a route that shares no listing with `scan_landing`.

    Whoever compares the two finds a file that one of them lost. Folders count only where they are no
    plain folder or cannot be listed; hidden names do not count.
    """
    root = Path(os.path.realpath(landing))
    found: set[str] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            names = [name for name in os.listdir(folder) if not name.startswith(HIDDEN_PREFIXES)]  # noqa: PTH208
        except OSError:
            found.add(source_path_of(folder.relative_to(root)))
            continue
        for path in (folder / name for name in names):
            if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 - they raise nothing
                waiting.append(path)
            else:
                found.add(source_path_of(path.relative_to(root)))
    return found


def source_path_of(relative: PurePath) -> str:
    """The path of a file below the landing folder as text, another one for each file.

    Forward slashes; bytes of a name that are no text become escapes such as \\udcff. A name that holds
    such an escape, or # behind an extension of record files, has its \\ or # written \\x5c or \\x23.
    """
    plain = _LIKE_AN_ESCAPE.sub(r"\\x5c", relative.as_posix())
    plain = _LIKE_A_RECORD.sub(r"\\x23", plain)
    return plain.encode("utf-8", "backslashreplace").decode("utf-8")


def check_obstacle(file: LandingFile) -> None:
    """Raise UnreadableFileError for a path that must not be opened."""
    if file.obstacle is not None:
        raise refusal(file.obstacle)


def _obstacle(root: Path, path: Path) -> str | None:
    """Why a link must not be followed, or None."""
    if not os.path.islink(path):  # noqa: PTH114 - it raises nothing, even in a folder that must not be entered
        return None
    target = Path(os.path.realpath(path))
    if not os.path.exists(target):  # noqa: PTH110
        return "broken_link"
    return None if target.is_relative_to(root) else "link_out"


def _landing_file(root: Path, path: Path, obstacle: str | None) -> LandingFile:
    """The entry of one path; a file that is gone by now has no size."""
    source_path = source_path_of(path.relative_to(root))
    try:
        status = path.lstat() if obstacle else path.stat()
    except OSError:
        return LandingFile(source_path, path, 0, 0, obstacle or "unseen")
    if obstacle is None and not stat.S_ISREG(status.st_mode):
        obstacle = "special"
    if obstacle is None and not os.access(path, os.R_OK):
        # giving a permission back changes neither size nor time of the content
        return LandingFile(source_path, path, status.st_size, 0, "unreadable")
    return LandingFile(source_path, path, status.st_size, status.st_mtime_ns, obstacle)
