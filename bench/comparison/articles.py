"""Comparing the articles and sections found in one document with its truth."""

from __future__ import annotations

from collections.abc import Sequence

from bench.comparison.matching import Record
from bench.comparison.rows import context
from bench.comparison.tally import Tally


def best_article(one: Record, found: Sequence[Record]) -> Record | None:
    """The found article that covers most of a true one."""

    def covered(other: Record) -> int:
        return min(one["char_end"], other["char_end"]) - max(one["char_start"], other["char_start"])

    best = max(found, key=covered, default=None)
    return best if best is not None and covered(best) > 0 else None


def compare_article(one: Record, other: Record | None, place: Record, years: Record, tally: Tally) -> bool:
    """Bounds, type, level, place and year of one article. Returns whether its bounds are right."""
    where = f"{one['source_path']} {one['title']}"
    length = one["char_end"] - one["char_start"]
    if other is None:
        tally.answer("article split", False, "not found", where)
        return False
    covered = min(one["char_end"], other["char_end"]) - max(one["char_start"], other["char_start"])
    split = covered >= 0.95 * length and other["char_end"] - other["char_start"] <= 1.1 * length
    bounds = f"{one['char_start']}..{one['char_end']}, found {other['char_start']}..{other['char_end']}"
    tally.answer("article split", split, "other bounds", f"{where}: {bounds}")
    if not split:
        return False
    for name in ("document_type", "organisation_level"):
        tally.answer(name, other[name] == one[name], f"{one[name]}, found {other[name]}", where)
    if one["place_shown"]:
        got = place.get("place") or ""
        right = bool(got) and (one["place"].endswith(got) or got.endswith(one["place"]))
        tally.answer(
            "place", right, "none found" if not got else "another place", f"{where}: {one['place']}, found {got}"
        )
    _compare_years(one, years, where, tally)
    return True


def _compare_years(one: Record, years: Record, where: str, tally: Tally) -> None:
    """The interval holds the true year, and is as tight as the dated sentences prove."""
    low, high = years.get("report_year_min"), years.get("report_year_max")
    true = one["report_year"]
    example = f"{where}: {true}, provable {one['provable_min']}..{one['provable_max']}, found {low}..{high}"
    tally.answer("year not excluded", (low or true) <= true <= (high or true), "true year excluded", example)
    if one["provable_min"] is not None or one["provable_max"] is not None:
        tight = (low or 0) >= (one["provable_min"] or 0) and (high or 9999) <= (one["provable_max"] or 9999)
        tally.answer("year as tight as provable", tight, "wider", example)


def compare_sections(text: str, true: list[Record], found: list[Record], tally: Tally) -> None:
    """Headings found, theme and role right."""
    by_start = {row["char_start"]: row for row in found}
    for one in true:
        # a section starts at its marker or at the indent before it
        other = next(
            (by_start[place] for place in range(one["char_start"], one["heading_start"] + 1) if place in by_start), None
        )
        tally.detect("sections", true=True, found=other is not None)
        where = context(text, one["char_start"], one["heading_start"] + len(one["heading"]))
        if other is None:
            tally.differ("sections", "missed", where)
            continue
        tally.answer("section role", other["role"] == one["role"], f"{one['role']}, found {other['role']}", where)
        if one["theme"] is not None and one["theme"] != "school":
            tally.answer(
                "section theme", other["theme"] == one["theme"], f"{one['theme']}, found {other['theme']}", where
            )
