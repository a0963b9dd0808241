"""Comparing what the stages found in one document with its truth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import polars as pl

from bench.matching import Record, label_is_right, match, same_number
from bench.tally import Tally
from zongjie.tables.measurements import FACETS

_DIGIT = re.compile(r"\d")
NAMES_AND_WORDS = frozenset({"name", "word", "ordinal"})
HOLDING = ("holds", "rounding")


def rows_of(frame: pl.DataFrame, **equal: Any) -> list[Record]:
    """Rows of a frame where columns equal values, as dictionaries."""
    for column, value in equal.items():
        frame = frame.filter(pl.col(column) == value)
    return frame.to_dicts()


def context(text: str, start: int, end: int, width: int = 14) -> str:
    """The surface with what stands around it, on one line."""
    before, behind = text[max(0, start - width) : start], text[end : end + width]
    return f"{before}【{text[start:end]}】{behind}".replace("\n", "⏎").replace("\r", "")


def compare_figures(
    text: str, true: list[Record], found: list[Record], links: list[Record], tally: Tally
) -> dict[str, Record]:
    """Detection and every property of figures. Returns what was found by the identifier of the true figure."""
    linked = {row["measurement_id"]: row for row in links}
    pairs = match(true, found)
    by_figure = {one["figure_id"]: other for one, other in pairs if one is not None and other is not None}
    for one, other in pairs:
        if one is not None and one["is_optional"]:
            continue
        tally.detect("figures", true=one is not None, found=other is not None)
        if one is None and other is not None:
            example = f"{context(text, other['char_start'], other['char_end'])} {other['indicator']}"
            tally.differ("figures", f"too many: {other['nature']}, unit {other['unit'] or '-'}", example)
        elif one is not None and other is None:
            example = context(text, one["char_start"], one["char_end"])
            tally.differ("figures", f"missed: {one['form']}, {one['nature']}, unit {one['unit'] or '-'}", example)
        elif one is not None and other is not None:
            where = context(text, one["char_start"], one["char_end"])
            _compare_figure(where, one, other, tally)
            _compare_links(one, linked.get(other["measurement_id"], {}), by_figure, where, tally)
    return by_figure


def _compare_figure(where: str, one: Record, other: Record, tally: Tally) -> None:
    """The properties of one figure that was found."""
    value = same_number(other["value_min"], one["value_min"]) and same_number(other["value_max"], one["value_max"])
    right = {
        "value": value,
        "unit": other["unit"] == one["unit"],
        "operator": other["operator"] == one["operator"],
        "nature": other["nature"] == one["nature"],
        "label": label_is_right(other["indicator"], one["labels"]),
    }
    tally.answer(
        "value", value, f"form {one['form']}",
        f"{where} {one['value_min']}..{one['value_max']}, found {other['value_min']}..{other['value_max']}",
    )  # fmt: skip
    for name in ("unit", "operator", "nature"):
        tally.answer(name, right[name], f"{one[name] or '-'}, found {other[name] or '-'}", where)
    theme = one["frame"].partition("/")[0]
    tally.answer(
        "label", right["label"], f"theme {theme}", f"{where} {'/'.join(one['labels'])}, found {other['indicator']}"
    )
    tally.answer("figure fully right", all(right.values()), "some property", where)
    tally.answer("is_masked", other["is_masked"] == one["is_masked"], f"{one['is_masked']}", where)
    if one["is_masked"] and one["value_min"] is not None:
        low, high = other["value_min"], other["value_max"]
        holds = low is None or low <= one["true_value"] <= high
        tally.answer(
            "mask interval holds truth", holds, "true value outside", f"{where} {one['true_value']}: {low}..{high}"
        )
    for facet in FACETS:
        if one[facet] is not None:
            tally.answer(
                f"facet {facet}", other[facet] == one[facet], f"{one[facet]}, found {other[facet]}",
                f"{where} {other['indicator']}",
            )  # fmt: skip
    tally.answer("is_absolute", other["is_absolute"] == one["is_absolute"], str(one["is_absolute"]), where)
    base = all(same_number(other[name], one[name]) for name in ("base_value_min", "base_value_max"))
    tally.answer(
        "value in base unit", not value or (base and other["base_unit"] == one["base_unit"]), one["unit"] or "-", where
    )
    if one["indicator_code"] is not None:
        code = one["indicator_code"]
        tally.answer(
            "indicator code", other["indicator_code"] == code, f"{code}, found {other['indicator_code']}", where
        )


def _compare_links(one: Record, link: Record, by_figure: dict[str, Record], where: str, tally: Tally) -> None:
    """Whole, compared figure and period."""
    for name, column in (("parent", "parent_id"), ("compared_with", "compared_with_id")):
        if one[column] is None:
            continue
        wanted = by_figure.get(one[column], {}).get("measurement_id")
        got = link.get("parent_measurement_id" if name == "parent" else "compared_with_id")
        if wanted is not None:
            tally.answer(name, got == wanted, "none found" if got is None else "another figure", where)
    if one["period_year"] is not None and link.get("period_year_min") is not None:
        low, high = link["period_year_min"], link["period_year_max"]
        year = one["period_year"]
        tally.answer(
            "period holds year", low <= year <= (high or year), f"{one['nature']}", f"{where} {year}: {low}..{high}"
        )


def compare_numerals(text: str, true: list[Record], found: list[Record], articles: list[Record], tally: Tally) -> None:
    """Classes of numerals that are no figures, and that every digit lies in one numeral."""
    covered = bytearray(len(text))
    for row in found:
        for place in range(row["char_start"], row["char_end"]):
            covered[place] += 1
    inside = bytearray(len(text))
    for row in articles:
        inside[row["char_start"] : row["char_end"]] = b"\1" * (row["char_end"] - row["char_start"])
    for digit in _DIGIT.finditer(text):
        if not inside[digit.start()]:
            continue
        once = covered[digit.start()] == 1
        tally.answer("digits in one numeral", once, f"in {covered[digit.start()]}", context(text, *digit.span()))
    for one, other in match(true, found):
        if one is None or other is None:
            continue
        wanted, got = one["numeral_class"], other["numeral_class"]
        where = context(text, one["char_start"], one["char_end"])
        # a writer of frames cannot always say whether 一岗双责 is a name, a word or counted through
        right = got in (wanted, "placeholder") or {got, wanted} <= NAMES_AND_WORDS
        tally.answer("numeral class", right, f"{wanted}, found {got}", where)


def compare_placeholders(text: str, true: list[Record], found: list[Record], tally: Tally) -> None:
    """Masks and scars: found, and of the right kind."""
    for one, other in match(true, found):
        if one is not None and one["is_optional"]:
            continue
        tally.detect("masks and scars", true=one is not None, found=other is not None)
        if one is not None:
            where = context(text, one["char_start"], one["char_end"])
            if other is None:
                tally.differ("masks and scars", f"missed: {one['placeholder_kind']}", where)
            else:
                wanted, got = one["placeholder_kind"], other["placeholder_kind"]
                tally.answer("mask kind", wanted == got, f"{wanted}, found {got}", where)
        elif other is not None:
            where = context(text, other["char_start"], other["char_end"])
            tally.differ("masks and scars", f"too many: {other['placeholder_kind']}, rule {other['rule']}", where)


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


def compare_arithmetic(
    text: str, true: list[Record], own: dict[str, list[Record]], by_figure: dict[str, Record], tally: Tally
) -> None:
    """Every relation is tested and judged as it should be; what is found contradicted is a contradiction."""
    found = own["arithmetic_checks"]
    contradicted: set[str] = set()
    spans = {row["measurement_id"]: row for row in own["measurements"]}
    checks = {frozenset(row["measurement_ids"]): row for row in found}
    for one in true:
        members = [by_figure.get(figure) for figure in one["figure_ids"]]
        if one["verdict"] is None or any(member is None for member in members):
            continue
        ids = frozenset(member["measurement_id"] for member in members if member is not None)
        row = _check_of(ids, one["kind"], checks)
        first = members[0]
        where = "" if first is None else context(text, first["char_start"], first["char_end"], 30)
        tally.answer("arithmetic tested", row is not None, f"{one['kind']} that {one['verdict']}", where)
        if one["verdict"] == "contradicts":
            contradicted |= ids
        if row is None:
            continue
        verdict = "holds" if row["verdict"] in HOLDING else row["verdict"]
        difference = f"{one['kind']}, verdict {row['verdict']}"
        tally.answer(f"arithmetic {one['verdict']}", verdict == one["verdict"], difference, where)
        if verdict == one["verdict"] == "restores":
            right = same_number(row["restored_value"], one["restored_value"])
            tally.answer("restored value", right, one["kind"], f"{where} {row['explanation']}")
    for row in found:
        first = spans.get(row["measurement_ids"][0])
        where = "" if first is None else context(text, first["char_start"], first["char_end"], 30)
        if row["verdict"] == "contradicts":
            true_one = bool(contradicted & set(row["measurement_ids"]))
            tally.answer("contradictions found are true", true_one, row["kind"], f"{where} {row['explanation']}")


def _check_of(ids: frozenset[str], kind: str, checks: dict[frozenset[str], Record]) -> Record | None:
    """The check that tests all these figures, or most of them by the same kind of claim."""
    for measured, row in checks.items():
        if ids <= measured or (len(ids & measured) > 1 and row["kind"] == kind):
            return row
    return None


def compare_copies(articles: list[Record], duplicates: dict[str, Record], tally: Tally) -> None:
    """Articles of one key are one cluster; what lies in one cluster is about one authority and year."""
    clusters: dict[str, list[Record]] = {}
    by_key: dict[str, list[Record]] = {}
    for article in articles:
        row = duplicates.get(article["article_id"])
        if row is None:
            continue
        article["cluster"] = row["duplicate_cluster_id"]
        clusters.setdefault(article["cluster"], []).append(article)
        by_key.setdefault(article["article_key"], []).append(article)
    for group in by_key.values():
        for first, second in pairwise(group):
            same = first["cluster"] == second["cluster"]
            relation = second["copy_relation"] or first["copy_relation"]
            tally.answer("copies found", same, f"{relation}", f"{first['source_path']} and {second['source_path']}")
    for group in clusters.values():
        for first, second in pairwise(group):
            same = (first["authority_number"], first["report_year"]) == (
                second["authority_number"],
                second["report_year"],
            )
            tally.answer(
                "cluster members belong together", same, "strangers", f"{first['source_path']} {second['source_path']}"
            )
    _compare_relations(by_key, duplicates, tally)


def _compare_relations(by_key: dict[str, list[Record]], duplicates: dict[str, Record], tally: Tally) -> None:
    """How a copy relates to the text it was taken from, where the two alone form a group."""
    for group in by_key.values():
        wanted = [article["copy_relation"] for article in group if article["copy_relation"] is not None]
        got = [duplicates[article["article_id"]]["copy_relation"] for article in group]
        got = [relation for relation in got if relation is not None]
        if len(group) == 2 and len(wanted) == 1 and len(got) == 1:
            where = " and ".join(article["source_path"] for article in group)
            tally.answer("copy relation", wanted == got, f"{wanted[0]}, found {got[0]}", where)


def compare_figures_of_copies(figures: list[Record], duplicates: set[str], versions: set[str], tally: Tally) -> None:
    """A figure that several copies state counts once; figures on which versions differ are told.

    `figures` have a `measurement_id` and say whether they differ from the original.
    """
    stated: dict[str, list[Record]] = {}
    for one in figures:
        where = f"{one['source_path']} {one['surface']}"
        if one["differs"]:
            tally.answer("versions differ", one["measurement_id"] in versions, "difference not found", where)
        else:
            stated.setdefault(one["origin"], []).append(one)
    for group in stated.values():
        counted = [one for one in group if one["measurement_id"] not in duplicates]
        if len(group) > 1:
            where = " and ".join(f"{one['source_path']} {one['surface']}" for one in counted[:2])
            tally.answer("figures of copies count once", len(counted) <= 1, f"form {group[0]['form']}", where)
