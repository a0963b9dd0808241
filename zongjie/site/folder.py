"""The folder of the site: a file is written when its content changed, and removed when nothing asks for it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zongjie.errors import ConfigurationError

MANIFEST = "manifest.json"


@dataclass(slots=True)
class Counts:
    """Files of the site by what this build did with them."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class SiteFolder:
    """A folder with a manifest of its files: what each was made from, and a digest of what was written.

    Only files that the manifest names are ever replaced or removed. Raises ConfigurationError for a folder
    that holds something else.
    """

    def __init__(self, folder: Path, code: str) -> None:
        self.folder = folder
        self.counts = Counts()
        self._code = code
        self._before = self._read_manifest()
        self._files: dict[str, list[str]] = {}
        self._old: dict[str, list[str]] = self._before.get("files", {})
        self._same_code = self._before.get("code") == code
        folder.mkdir(parents=True, exist_ok=True)
        if not self._before:
            # so that a build killed halfway leaves a folder that the next one knows as its own
            self._write_manifest({})

    @property
    def notes(self) -> dict[str, Any]:
        """What the build before noted for this one."""
        return self._before.get("notes", {})

    def keeps(self, path: str, inputs: str) -> bool:
        """Whether the file lies there, made by the same code from the same inputs; if so it is kept as it is."""
        old = self._old.get(path)
        if not self._same_code or old is None or old[0] != inputs or not (self.folder / path).is_file():
            return False
        self._files[path] = old
        self.counts.unchanged += 1
        return True

    def write(self, path: str, content: str | bytes, inputs: str = "") -> None:
        """Write a file unless it already holds just this."""
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        entry = [inputs, hashlib.blake2b(data, digest_size=8).hexdigest()]
        target = self.folder / path
        old = self._old.get(path)
        if path in self._files:
            # it was kept, and now it is made after all
            self.counts.unchanged -= 1
        self._files[path] = entry
        if old is not None and old[1] == entry[1] and target.is_file():
            self.counts.unchanged += 1
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}.unfinished")
        unfinished.write_bytes(data)
        unfinished.replace(target)
        self.counts.written += 1

    def finish(self, notes: dict[str, Any]) -> None:
        """Remove what an earlier build wrote and this one did not ask for, and write the manifest."""
        for path in self._old.keys() - self._files.keys():
            (self.folder / path).unlink(missing_ok=True)
            self.counts.removed += 1
        self._write_manifest(notes)

    def total_bytes(self) -> int:
        """Bytes of all files of the site."""
        return sum((self.folder / path).stat().st_size for path in self._files)

    def _write_manifest(self, notes: dict[str, Any]) -> None:
        manifest = {"code": self._code, "notes": notes, "files": dict(sorted(self._files.items()))}
        unfinished = self.folder / f".{MANIFEST}.unfinished"
        unfinished.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(self.folder / MANIFEST)

    def _read_manifest(self) -> dict[str, Any]:
        file = self.folder / MANIFEST
        if file.is_file():
            return json.loads(file.read_text(encoding="utf-8"))
        if self.folder.exists() and any(self.folder.iterdir()):
            raise ConfigurationError(
                f"{self.folder} is not empty and no site was built there; name an empty folder or one that is not there"
            )
        return {}
