"""Zongjie reads Chinese work summaries (工作总结) and gives every figure with its value, unit, nature and place.

    import zongjie
    found = zongjie.extract("全县在校生1.2万人,比去年增加300人。")
    found.measurements

The names below are loaded when they are first used, so that `import zongjie` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zongjie.extraction import Extraction, extract, extract_file

__all__ = ["Extraction", "extract", "extract_file"]

_HOME = {"Extraction": "zongjie.extraction", "extract": "zongjie.extraction", "extract_file": "zongjie.extraction"}


def __getattr__(name: str) -> Any:
    """Load a public name on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'zongjie' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
