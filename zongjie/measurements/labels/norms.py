"""Labels of standards: 每人每月80元的标准, 900名在校生以上."""

from __future__ import annotations

import re

from zongjie.measurements.labels.phrases import Phrase, last_noun_phrase, noun_phrase_after, text_of, trim
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.wording import counting_noun, dimension_noun, per_unit_prefixes, shorten
from zongjie.measurements.words import CONNECTOR

_SHORT_MEASURE = 3
_BOUND_WITH_NOUN = re.compile(r"^[\d.,，余多]+[万亿]?[名个所人位]?([\u4e00-\u9fff]{2,})(?:以上|以下|以内)$")


def norm_label(view: View) -> Label | None:
    """The label of a norm, where its form shows one; None for other figures."""
    if view.nature.nature != "norm":
        return None
    of_rule = _of_rule(view)
    if of_rule is not None:
        return of_rule
    within = _BOUND_WITH_NOUN.match(view.sentence.words[view.position])
    if within and within.group(1) != view.quantity.unit:
        return Label(within.group(1) + "规模", "noun_in_bound", 0.8, noun=within.group(1))
    if view.nature.rule == "line_picks_out":
        per_unit = _per_unit(view)
        if per_unit is not None:
            return per_unit
        before = text_of(view.sentence, last_noun_phrase(view.sentence, view.chunk))
        after = text_of(view.sentence, noun_phrase_after(view.sentence, view.position))
        if before and len(before) <= _SHORT_MEASURE:
            before = after + before
        owner = view.context.noun if view.index and not before and not after else ""
        words = before or after or owner + dimension_noun(view.quantity.dimension)
        return Label(shorten(words), "line", 0.75, noun=before)
    return _price(view) or _per_unit(view)


def _of_rule(view: View) -> Label | None:
    """低于省定要求3%: the measure before; 66人以上大班额: the size of what comes after."""
    if view.nature.rule == "requirement" and view.context.dimension == view.quantity.dimension and view.index:
        return Label(view.context.label, "requirement_of_label_before", 0.75, noun=view.context.noun)
    if view.nature.rule == "line_of_size":
        noun = text_of(view.sentence, noun_phrase_after(view.sentence, view.position))
        return Label(shorten(noun + counting_noun(view.quantity.unit)), "line_of_size", 0.7, noun=noun)
    return None


def _price(view: View) -> Label | None:
    """资助学生(500元/人): a price per unit, of what is named before."""
    words = view.sentence.words
    if (
        view.nature.rule != "per_unit"
        or view.position + 2 > len(words) - 1
        or not words[view.position + 1].startswith("/")
    ):
        return None
    unit = words[view.position + 1].removeprefix("/") or words[view.position + 2]
    subject = text_of(view.sentence, last_noun_phrase(view.sentence, view.chunk)) or view.context.label
    return Label(shorten(f"{subject}每{unit}标准"), "price_per_unit", 0.6, noun=subject)


def _per_unit(view: View) -> Label | None:
    """山区教师以每人每月80元的标准进行补贴: whose, per what, for what."""
    sentence = view.sentence
    prefixes = per_unit_prefixes()
    first = next((index for index in range(view.span.first, view.position) if sentence.words[index] in prefixes), None)
    if first is None:
        return None
    per = text_of(sentence, Phrase(first, view.position), frozenset({CONNECTOR}))
    subject = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(view.span.first, first))))
    subject = subject.rsplit("的", 1)[-1]
    after = noun_phrase_after(sentence, view.position)
    noun = text_of(sentence, after)
    if not noun and view.quantity.dimension == "money":
        noun = "标准" if "标准" not in subject else ""
        subject = subject or (view.context.noun if view.index else "")
    if not noun and len(per) <= 2:  # noqa: PLR2004
        noun = counting_noun(view.quantity.unit)
    return Label(shorten(subject + per + noun), "per_unit", 0.7, noun=noun)
