"""Comparing the figures, numerals and masks found in one document with its truth."""

from __future__ import annotations

import re

from bench.comparison.matching import Record, label_is_right, match, same_number
from bench.comparison.rows import context
from bench.comparison.tally import Tally
from zongjie.tables.measurements import FACETS

_DIGIT = re.compile(r"\d")
NAMES_AND_WORDS = frozenset({"name", "word", "ordinal"})


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
