"""The facets of a figure as the authors of the frames mean them: facets.yaml read against labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from zongjie.tables.measurements import FACETS


@dataclass(frozen=True)
class FacetRule:
    """A row of facets.yaml."""

    label: re.Pattern[str]
    unit: re.Pattern[str]
    nature: str | None
    facets: Mapping[str, str]


@cache
def facet_rules() -> tuple[FacetRule, ...]:
    """The rows in order. Raises ValueError for a facet that is no column."""
    rows: list[dict[str, Any]] = yaml.safe_load(
        files("bench.sentences").joinpath("facets.yaml").read_text(encoding="utf-8")
    )
    for row in rows:
        unknown = set(row["facets"]) - set(FACETS)
        if unknown:
            raise ValueError(f"facets.yaml: {sorted(unknown)} are no facets")
    return tuple(
        FacetRule(re.compile(row["label"]), re.compile(row.get("unit", ".*")), row.get("nature"), row["facets"])
        for row in rows
    )


@lru_cache(maxsize=8192)
def facets_of(label: str, unit: str, nature: str) -> Mapping[str, str]:
    """The facets that the author of a frame gives a figure; a facet that is not known is left out."""
    found: dict[str, str] = {}
    for rule in facet_rules():
        fits = rule.nature in (None, nature) and rule.unit.fullmatch(unit) and rule.label.search(label)
        if fits:
            found |= rule.facets
    return found


def is_absolute(value_min: float | None, value_max: float | None, unit: str) -> bool:
    """Whether a figure says none at all, or all: zero, or one hundred percent."""
    return value_min == value_max and (value_min == 0 or (unit == "%" and value_min == 100.0))
