"""Labels of shares, changes and ranks: they speak of the figure before, or of the subject of their clause."""

from __future__ import annotations

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.antecedents import antecedent
from zongjie.measurements.labels.localised import among_whom
from zongjie.measurements.labels.needs import without_count
from zongjie.measurements.labels.phrases import HEADS, VERBAL, Phrase, last_noun_phrase, text_of, trim
from zongjie.measurements.labels.predicates import line_before
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.wording import is_place_verb, names_owner, shorten
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CONNECTOR,
    MARKER,
    MODIFIER,
    OPEN,
    OPENER,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUANTITY,
)

_SHORTEST_SUBJECT = 2
_SPLITS = frozenset({*VERBAL, CONNECTOR})
_AMONG_WHOM = frozenset({PLACE, CONNECTOR, MARKER, PREPOSITION})


def share_label(view: View) -> Label | None:
    """占报名人数的31.2%: the share of the figure before in a whole."""
    if view.quantity.dimension not in ("percent", "none"):
        return None
    sentence = view.sentence
    for index in range(view.position - 1, view.span.first - 1, -1):
        if sentence.classes[index] == CONNECTOR and sentence.words[index].endswith("占"):
            whole = text_of(sentence, trim(sentence, Phrase(index + 1, view.position)))
            part = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(view.span.first, index))))
            line = line_before(view)
            group = "" if whole else among_whom(view)
            if group:
                return Label(shorten(f"{group}中{part}占比"), "share_among", 0.75)
            if not part and sentence.classes[index - 1] == PARTICLE:
                part = text_of(sentence, trim(sentence, Phrase(view.span.first, index)))  # 认为过难的占
            part = (
                part
                or ("" if line else _clause_before(view))
                or (line + view.context.noun if line else without_count(view.context.label))
            )
            return Label(shorten(f"{part}占{whole}比例" if whole else f"{part}占比"), "share_of_whole", 0.8)
    return _share_reached(view)


def _share_reached(view: View) -> Label | None:
    """公办园占幼儿园总数的58%: what is reached is a part of a whole."""
    sentence = view.sentence
    if view.quantity.dimension != "percent" or view.class_at(view.position - 1) != PARTICLE:
        return None
    if view.class_at(view.position + 1) in (*HEADS, MODIFIER):
        return None
    for index in range(view.position - 2, view.span.first, -1):
        if sentence.classes[index] == CONNECTOR:
            whole = text_of(sentence, trim(sentence, Phrase(index + 1, view.position)))
            part = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(view.span.first, index))))
            return Label(shorten(f"{part}占{whole}比例"), "share_of_whole", 0.75) if part and whole else None
    return None


def change_label(view: View) -> Label:
    """比上年增长6.4%: the change of what was named before, or of the subject of the clause."""
    sentence, chunk = view.sentence, view.chunk
    classes = sentence.classes
    last = chunk.last
    while last > chunk.first and classes[last - 1] in (*VERBAL, CONNECTOR, MARKER, ADVERB, OPENER):
        last -= 1
    if chunk.is_empty and view.index and view.natures[view.index - 1].nature == "change":
        return Label(view.context.change, "change_of_list", 0.7)  # 分别增加6人和8人
    verb = text_of(sentence, Phrase(last, chunk.last)).rstrip("了")
    subject = _subject(view, last)
    is_named = bool(subject) and subject not in wording().change_nouns  # 比上年增加90人，增幅6%
    owner = subject if is_named else antecedent(view)
    view.context.compared = owner
    if is_named:
        return Label(shorten(subject + verb), "change_of_subject", 0.8, noun=subject)
    return Label(shorten(owner + (subject or verb)), "change_of_label", 0.75)


def _subject(view: View, last: int) -> str:
    """The subject before a comparison: 招生数[比去年], not what stands inside the comparison."""
    sentence = view.sentence
    first = view.span.first
    for index in range(first, last):
        if sentence.classes[index] == PREPOSITION or sentence.words[index] in ("同比", "环比"):
            last = index
            break
    phrase = trim(sentence, Phrase(min(first, last), last))
    if phrase.is_empty or sentence.classes[phrase.last - 1] not in HEADS:
        return ""
    return text_of(sentence, last_noun_phrase(sentence, phrase))


def rank_label(view: View) -> Label:
    """在全市位居第二: the place of what was named before."""
    sentence = view.sentence
    first = view.chunk.first
    places = (index for index in range(view.span.first, view.position) if is_place_verb(sentence.words[index]))
    last = next(places, view.chunk.last)
    first = min(first, last)
    last = next((i for i in range(first + 1, last) if sentence.classes[i] == PREPOSITION), last)  # 在三区[排第二]
    while last > first and sentence.classes[last - 1] in _AMONG_WHOM:
        last -= 1
    words = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(first, last))))
    if len(words) >= _SHORTEST_SUBJECT and not names_owner(words):
        return Label(shorten(words + "名次"), "rank_of_subject", 0.7)
    if view.index and view.natures[view.index - 1].rule == "earlier_rank":
        return Label(view.context.label, "rank_after_earlier", 0.8)
    before = _clause_before(view)
    return Label(shorten((before or view.context.label or words) + "名次"), "rank_of_label_before", 0.65)


def _clause_before(view: View) -> str:
    """The subject named in the clause before, if that clause has no figure of its own."""
    sentence = view.sentence
    last = view.span.first - 1
    if last <= 0 or sentence.classes[last] != BREAK:
        return ""
    first = last
    while first > 0 and sentence.classes[first - 1] not in (BREAK, QUANTITY, OPEN):
        first -= 1
    if first > 0 and sentence.classes[first - 1] in (QUANTITY, OPEN):
        return ""  # 5个县（市、区）通过验收: the figure before has the subject
    clause = trim(sentence, Phrase(first, last))
    verb = next((i for i in range(clause.first + 1, clause.last) if sentence.classes[i] in _SPLITS), clause.last)
    subject = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(clause.first, verb))))
    if len(subject) >= _SHORTEST_SUBJECT and not names_owner(subject):
        return subject
    return text_of(sentence, last_noun_phrase(sentence, clause))
