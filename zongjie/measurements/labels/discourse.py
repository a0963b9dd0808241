"""What the figures of a passage are about: the topic in force, and the whole of which a figure counts a part.

A figure whose own clause says only 投入资金 speaks of what the text spoke of last. That is looked for outwards:
the figure before in the same item, a clause without figures, a short sentence before, the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.needs import is_needy, is_thin_word, topic_of, without_count, without_part
from zongjie.measurements.labels.phrases import (
    HEADS,
    VERBAL,
    Phrase,
    is_localiser,
    last_noun_phrase,
    text_of,
    trim,
)
from zongjie.measurements.labels.purposes import target_of_money
from zongjie.measurements.labels.view import LEVELS, Context, Label, View
from zongjie.measurements.sentence import Quantity, Sentence, parse
from zongjie.measurements.wording import last_words, names_owner, reaches_measure_noun
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CLOSE,
    CONNECTOR,
    EVENT,
    MARKER,
    NOUN,
    OPEN,
    OPENER,
    PARTICLE,
    PREPOSITION,
    QUANTITY,
    TIME,
)

CLAUSE_STOPS = (BREAK, OPEN, CLOSE)
_LONGEST_TOPIC = 8
_CLAUSES_BACK = 3
_LONGEST_HEADING = 16
"""A sentence up to so many characters tells the topic of the next as a heading does."""
_ITEM_ENDS = frozenset("；;。")
_LONGEST_WHOLE = 14
_ADVERBIAL = frozenset({ADVERB, OPENER, CONNECTOR, MARKER, TIME})
_LEADING = frozenset({*VERBAL, *_ADVERBIAL, PARTICLE, PREPOSITION})
_SHORTEST_TOPIC = 2
_SHORTEST_WITH_PART = 5
_NO_TOPIC = "每"
_LISTING = "、"
"""A list of things is no topic: 受理咨询、投诉90件，办结率."""


def topic_in_force(view: View, label: str) -> str:
    """What the figure is about: what the money is spent on, else what the text before names; '' if nothing does."""
    found = topic_of(target_of_money(view)) if view.quantity.dimension == "money" else ""
    found = _topic_in_sentence(view, label) if not found or _LISTING in found else last_words(found, _LONGEST_TOPIC)
    for text in (view.sentence.previous, view.sentence.heading):
        if found or not is_needy(label):
            break
        if text and len(text) <= _LONGEST_HEADING:
            other = parse(text, 0, "", "", ())
            found = _topic_of_clauses(other, len(other.words), label)
    return found


def _topic_in_sentence(view: View, label: str) -> str:
    """The topic of the nearest clause before the figure that has one; of a figure only within the item."""
    sentence = view.sentence
    figure, same_item = view.index - 1, True
    for clause, stops in _clauses_before(sentence, view.span.first):
        same_item = same_item and _ITEM_ENDS.isdisjoint(stops)
        topic = ""
        if figure >= 0 and sentence.positions[figure] >= clause.first:
            if same_item:
                topic = _topic_of_figure(view, figure, label)
            while figure >= 0 and sentence.positions[figure] >= clause.first:
                figure -= 1
        elif is_needy(label):
            topic = clause_topic(sentence, clause)
        if topic and topic not in label and _LISTING not in topic:
            return _fitting(topic, label)
    return ""


def _clauses_before(sentence: Sentence, last: int) -> Iterator[tuple[Phrase, Sequence[str]]]:
    """The nearest clauses before word `last`, the nearest first, each with the stops behind it."""
    classes = sentence.classes
    for _ in range(_CLAUSES_BACK):
        end = last
        while end > 0 and classes[end - 1] in CLAUSE_STOPS:
            end -= 1
        first = end
        while first > 0 and classes[first - 1] not in CLAUSE_STOPS:
            first -= 1
        if first == end:
            return
        yield Phrase(first, end), sentence.words[end:last]
        last = first


def _topic_of_figure(view: View, figure: int, label: str) -> str:
    """What the figure before is about: a level (97%) says that of nothing but itself."""
    if view.sentence.quantities[figure].dimension in LEVELS or view.natures[figure].nature in ("change", "rank"):
        return ""
    return topic_of_label(view.context.labels[figure].text, label)


@lru_cache(maxsize=1 << 12)
def topic_of_label(before: str, label: str) -> str:
    """普通高中 of 普通高中资助学生人数 for 资助资金: a label without its verbs and what is thin or said again."""
    core = without_count(before)
    if reaches_measure_noun(core):
        return ""
    parsed = parse(core, 0, "", "", ())
    words, classes = parsed.words, parsed.classes
    first, last = 0, len(words)
    while last > first and (
        classes[last - 1] not in HEADS or is_thin_word(words[last - 1]) or words[last - 1] in label
    ):
        last -= 1
    particles = [index for index in range(first, last) if classes[index] == PARTICLE]
    first = particles[-1] + 1 if particles else first
    while first < last and (classes[first] in _LEADING or (classes[first] == EVENT and first + 1 < last)):
        first += 1
    topic = "".join(words[first:last])
    if first + 1 == last and classes[first] != NOUN and len(topic) == _SHORTEST_TOPIC:
        return ""  # 施工
    return "" if len(topic) < _SHORTEST_TOPIC or names_owner(topic) or topic[0] in _NO_TOPIC else topic


def _topic_of_clauses(sentence: Sentence, last: int, label: str) -> str:
    """The topic of the nearest clauses before word `last` that have no figure."""
    for clause, _ in _clauses_before(sentence, last):
        if QUANTITY in sentence.classes[clause.first : clause.last]:
            continue
        topic = clause_topic(sentence, clause)
        if topic and topic not in label:
            return _fitting(topic, label)
    return ""


def _fitting(topic: str, label: str) -> str:
    """The last words of a topic that is too long, with the part that opens it (小学); nothing is said twice."""
    topic = topic.rpartition(".")[2]  # 2.校舍建设
    if len(topic) > 2 * _SHORTEST_TOPIC and label[:_SHORTEST_TOPIC] == topic[-_SHORTEST_TOPIC:]:
        topic = topic[:-_SHORTEST_TOPIC]
    if len(topic) <= _LONGEST_TOPIC:
        return topic
    rest = without_part(topic)
    part = topic[: len(topic) - len(rest)]
    return part + last_words(rest, max(_LONGEST_TOPIC - len(part), _SHORTEST_WITH_PART))


def clause_topic(sentence: Sentence, clause: Phrase) -> str:
    """What a clause is about: what stands in 在…中, else its subject, else the object of its verb."""
    classes = sentence.classes
    first, last = clause
    while last > first and classes[last - 1] == MARKER:
        last -= 1
    if last > first and is_localiser(sentence, last - 1):
        return topic_of(text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(first, last - 1)))))
    inner = trim(sentence, Phrase(first, last))
    verb = next((i for i in range(inner.first, inner.last) if classes[i] in VERBAL), inner.last)
    while verb > inner.first and classes[verb - 1] in _ADVERBIAL:
        verb -= 1
    if verb > inner.first and classes[verb - 1] in HEADS and PREPOSITION not in classes[first:verb]:
        subject = topic_of(text_of(sentence, last_noun_phrase(sentence, Phrase(inner.first, verb))))
        if subject:
            return subject
    first = inner.first
    while first < inner.last and classes[first] in (*VERBAL, MARKER):
        first += 1
    return topic_of(text_of(sentence, last_noun_phrase(sentence, Phrase(first, inner.last))))


def whole_in_force(view: View, label: str) -> str:
    """小学 of 小学人次 with the whole that was counted in that unit before: 小学资助学生人次; '' if there is none."""
    whole = view.context.wholes.get(_kind(view.quantity), "")
    head = without_part(whole)
    if not head or label in head or view.sentence.classes[view.position - 1] == PARTICLE:
        return ""
    return last_words(head, _LONGEST_WHOLE)


def remember_whole(context: Context, label: Label, view: View) -> None:
    """Keep the label for the parts that may follow, unless the figure is itself a part."""
    if view.nature.nature in ("change", "rank") or label.rule.endswith("_of_whole"):
        return
    if view.opening == OPEN or view.sentence.words[view.span.first].startswith(tuple(wording().among_them)):
        return
    context.wholes[_kind(view.quantity)] = label.text


def _kind(quantity: Quantity) -> str:
    """Figures of one kind can be parts of each other: of one dimension, and of one unit where things are counted."""
    if quantity.dimension != "count":
        return quantity.dimension
    return "人" if quantity.unit in wording().people_units else quantity.unit
