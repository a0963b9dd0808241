"""What is the address of a web page."""

from __future__ import annotations

import re


def is_address(text: str) -> bool:
    """Whether a text is the address of a web page; characters beyond ASCII may stand in it unescaped."""
    return re.fullmatch(r"https?://[^\s<>\"'\x00-\x20\x7f]{4,2000}", text) is not None
