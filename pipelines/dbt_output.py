"""dbt in the shell: a few lines of progress and whatever went wrong; all lines stand in the build's dbt.log."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

_NODE = re.compile(r"^(\d+) of (\d+) (?!START)")
_WORTH_SHOWING = re.compile(r"\b(ERROR|FAIL|WARN)\b|^ {2}\w+ Error|^Completed with")
_STEPS = 8


class DbtOutput(io.TextIOBase):
    """A text stream to stand in for standard output while dbt's lines are passed on.

    `say` gets a line of progress about every eighth of the nodes, and every line that tells of a fault.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._rest = ""
        self._told = 0

    def writable(self) -> bool:
        """Text may be written."""
        return True

    def write(self, text: str) -> int:
        """Take text in, line by line."""
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._take(line)
        return len(text)

    def _take(self, line: str) -> None:
        node = _NODE.match(line)
        if node and "ERROR" not in line and "FAIL" not in line and "WARN" not in line:
            done, total = int(node[1]), int(node[2])
            if done * _STEPS // total > self._told or done == total:
                self._told = done * _STEPS // total
                self._say(f"warehouse: {done} of {total} models and tests")
        elif _WORTH_SHOWING.search(line):
            self._say(line.strip())
