"""What is measured: the label an analyst would write above the column, in the article's words.

The quantity is read in its clause: a noun after it (131套多媒体), a noun or an event before it
(学前三年入园率达, 招生), a verb that governs either (招聘教师92名), a predicate that tells which
(500名中学生参加夏令营), or, where the clause is silent, the label before (比去年增长5%).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from zongjie.measurements.labels.phrases import (
    NOMINAL,
    Phrase,
    chunk_before,
    last_noun_phrase,
    noun_phrase_after,
    predicate_after,
    text_of,
)
from zongjie.measurements.labels.wording import (
    counting_noun,
    is_level_word,
    measure_head,
    reaches_measure_noun,
    shorten,
    stock_of,
)
from zongjie.measurements.nature import Nature
from zongjie.measurements.sentence import Quantity, Sentence
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CAUSATIVE,
    CLOSE,
    CONNECTOR,
    LIGHT_VERB,
    LIST_COMMA,
    MARKER,
    NOUN,
    OPEN,
    OPENER,
    PARTICLE,
    PASSIVE,
    PREPOSITION,
    QUANTITY,
    VERB,
    event_nouns,
)


class Label(NamedTuple):
    """A label with the rule that found it and how sure that rule is."""

    text: str
    rule: str
    confidence: float


@dataclass(slots=True)
class Context:
    """What later quantities may inherit: the label before, and what it was a share or count of."""

    label: str = ""
    dimension: str = ""
    head: str = ""
    topic: str = ""


_NONE = Label("", "none", 0.0)
_GOVERNORS = frozenset({VERB, LIGHT_VERB})


def find_labels(sentence: Sentence, natures: list[Nature], context: Context) -> list[Label]:
    """The label of each quantity of the sentence; `context` is carried from sentence to sentence."""
    labels: list[Label] = []
    for index, nature in enumerate(natures):
        label = _label(sentence, index, nature, context)
        labels.append(label)
        context.label = label.text
        context.dimension = sentence.quantities[index].dimension
        context.head = measure_head(label.text) or context.head
    return labels


def _label(sentence: Sentence, index: int, nature: Nature, context: Context) -> Label:
    """The first rule that finds words decides."""
    quantity = sentence.quantities[index]
    position = sentence.positions[index]
    chunk = chunk_before(sentence, position)
    if nature.nature == "rank":
        return _rank(sentence, chunk, context)
    if nature.nature == "change":
        return _change(sentence, chunk, quantity, context)
    share = _share(sentence, chunk, quantity, context)
    if share is not None:
        return share
    after = noun_phrase_after(sentence, position) if quantity.dimension != "percentage_point" else Phrase(0, 0)
    if not after.is_empty and not _belongs_before(sentence, chunk, after, quantity):
        return _noun_after(sentence, position, chunk, after, quantity, context)
    return _before(sentence, position, chunk, quantity, context)


def _belongs_before(sentence: Sentence, chunk: Phrase, after: Phrase, quantity: Quantity) -> bool:
    """Whether the noun after the quantity is another clause's, because the label stands before it."""
    if quantity.dimension in ("percent", "ratio", "score"):
        return not chunk.is_empty and reaches_measure_noun(text_of(sentence, chunk.first, chunk.last))
    return False


def _noun_after(
    sentence: Sentence, position: int, chunk: Phrase, after: Phrase, quantity: Quantity, context: Context
) -> Label:
    """131套多媒体; 500名中学生参加夏令营; 370万元建设实验楼."""
    noun = text_of(sentence, after.first, after.last)
    noun = _shared_head(sentence, after, noun)
    governor = _governor(sentence, chunk)
    if quantity.dimension in ("money", "area", "length", "data"):
        verb = text_of(sentence, *governor) if not governor.is_empty else ""
        return Label(shorten(noun + verb), "noun_after_amount", 0.75)
    predicate = predicate_after(sentence, after.last)
    said = _predicate_text(sentence, predicate)
    if quantity.dimension == "percent":
        return Label(shorten(f"{said}的{noun}比例" if said else f"{noun}比例"), "share_of_noun", 0.7)
    causative = governor.is_empty or sentence.classes[governor.first] == CAUSATIVE
    if said and causative:
        return Label(shorten(f"{said}的{noun}"), "noun_after_with_predicate", 0.8)
    if not governor.is_empty and not causative:
        verb = text_of(sentence, *governor)
        return Label(shorten(verb + noun), "verb_and_noun_after", 0.85)
    before = last_noun_phrase(sentence, chunk)
    prefix = text_of(sentence, *before) if not before.is_empty and before.last == chunk.last else ""
    return Label(shorten(prefix + noun), "noun_after", 0.85)


def _shared_head(sentence: Sentence, after: Phrase, noun: str) -> str:
    """国家级、79名省级骨干教师: a level word before a list comma shares the head of the next item."""
    classes = sentence.classes
    if not is_level_word(noun) or after.last + 1 >= len(classes) or classes[after.last] != LIST_COMMA:
        return noun
    if classes[after.last + 1] != QUANTITY:
        return noun
    following = noun_phrase_after(sentence, after.last + 1)
    return noun + text_of(sentence, following.first + 1, following.last)


def _before(sentence: Sentence, position: int, chunk: Phrase, quantity: Quantity, context: Context) -> Label:
    """学前三年入园率达; 招生达; 招聘教师; or nothing, and the label before holds."""
    predicate = predicate_after(sentence, position + 1)
    said = _predicate_text(sentence, predicate)
    if chunk.is_empty:
        if said:
            return Label(shorten(said + counting_noun(quantity.unit)), "predicate_after", 0.7)
        return _inherited(sentence, position, quantity, context)
    noun = last_noun_phrase(sentence, chunk)
    governor = _governor(sentence, Phrase(chunk.first, noun.first)) if not noun.is_empty else Phrase(0, 0)
    if noun.is_empty:
        return _event_verb(sentence, chunk, quantity, context)
    words = text_of(sentence, *noun)
    if quantity.dimension in ("percent", "ratio", "score") and not reaches_measure_noun(words):
        return _part_of_head(sentence, chunk, words, quantity, context)
    if not governor.is_empty and sentence.classes[governor.first] == VERB:
        words = text_of(sentence, *governor) + words
    if words in event_nouns() or words[-2:] in event_nouns():
        words += counting_noun(quantity.unit)
    elif said and quantity.dimension == "count" and sentence.classes[chunk.last - 1] == NOUN and len(words) <= 6:
        return Label(shorten(f"{said}的{words}"), "noun_before_with_predicate", 0.75)
    return Label(shorten(words), "subject_before", 0.88)


def _event_verb(sentence: Sentence, chunk: Phrase, quantity: Quantity, context: Context) -> Label:
    """全日制中职学校招生16000人; 罚款5000元: a verb before the number is what is counted."""
    last = chunk.last
    first = last
    while first > chunk.first and sentence.classes[first - 1] in (VERB, LIGHT_VERB, CAUSATIVE):
        first -= 1
    noun = last_noun_phrase(sentence, Phrase(chunk.first, first))
    subject = text_of(sentence, *noun) if not noun.is_empty and noun.last == first else ""
    verb = text_of(sentence, first, last)
    if sentence.classes[last - 1] == CAUSATIVE:
        return _inherited(sentence, last, quantity, context)
    return Label(shorten(subject + verb + counting_noun(quantity.unit)), "event_before", 0.8)


def _part_of_head(
    sentence: Sentence, chunk: Phrase, words: str, quantity: Quantity, context: Context
) -> Label:
    """职中74.37%, (其中本科39.26%): the head stands with an earlier figure."""
    if context.dimension == quantity.dimension and context.head and not words.endswith(context.head):
        return Label(shorten(words + context.head), "part_with_inherited_head", 0.75)
    return Label(shorten(words), "subject_before", 0.7)


def _inherited(sentence: Sentence, position: int, quantity: Quantity, context: Context) -> Label:
    """达到36个, 计80人次, 调整为22所: nothing new is named."""
    if not context.label:
        return Label(counting_noun(quantity.unit) or "数量", "unit_only", 0.2)
    label = stock_of(context.label)
    return Label(label, "inherited", 0.7)


def _share(sentence: Sentence, chunk: Phrase, quantity: Quantity, context: Context) -> Label | None:
    """占考生人数的26.44%: the share of the figure before in a whole."""
    if quantity.dimension not in ("percent", "none"):
        return None
    words, classes = sentence.words, sentence.classes
    for index in range(chunk.first - 1 if chunk.first else 0, chunk.last):
        if words[index].endswith("占") and classes[index] == CONNECTOR:
            whole = text_of(sentence, index + 1, chunk.last)
            part = text_of(sentence, *last_noun_phrase(sentence, Phrase(chunk.first, index)))
            return Label(shorten(f"{part or context.label}占{whole}比例"), "share_of_whole", 0.8)
    return None


def _rank(sentence: Sentence, chunk: Phrase, context: Context) -> Label:
    """在全市位居第二: the place of what was named before."""
    noun = last_noun_phrase(sentence, chunk) if not chunk.is_empty else chunk
    words = text_of(sentence, *noun) if not noun.is_empty else ""
    if len(words) >= 3:  # noqa: PLR2004
        return Label(shorten(words + "名次"), "rank_of_subject", 0.7)
    return Label(shorten((context.label or words) + "名次"), "rank_of_label_before", 0.65)


def _change(sentence: Sentence, chunk: Phrase, quantity: Quantity, context: Context) -> Label:
    """比去年增长5.65%: the change of what was named before, or of the subject of the clause."""
    classes = sentence.classes
    last = chunk.last
    while last > chunk.first and classes[last - 1] in (VERB, CONNECTOR, MARKER, ADVERB):
        last -= 1
    verb = text_of(sentence, last, chunk.last)
    first = chunk.first
    noun = last_noun_phrase(sentence, Phrase(first, last)) if last > first else Phrase(0, 0)
    subject = text_of(sentence, *noun) if not noun.is_empty else ""
    return Label(shorten((subject or context.label) + verb), "change_of_subject" if subject else "change_of_label", 0.8)


def _governor(sentence: Sentence, chunk: Phrase) -> Phrase:
    """The verb that governs what follows the chunk, if the chunk ends in one."""
    classes = sentence.classes
    index = chunk.last - 1
    while index >= chunk.first and classes[index] in (MARKER, CONNECTOR, ADVERB, OPENER, PARTICLE):
        index -= 1
    if index >= chunk.first and classes[index] in (VERB, CAUSATIVE, LIGHT_VERB):
        return Phrase(index, index + 1)
    return Phrase(0, 0)


def _predicate_text(sentence: Sentence, predicate: Phrase) -> str:
    """The predicate without its adverbs, aspect markers and empty verbs."""
    classes = sentence.classes
    kept: list[str] = []
    for index in range(predicate.first, predicate.last):
        kind = classes[index]
        if kind in (ADVERB, MARKER, PASSIVE, CONNECTOR, OPENER) or (kind == LIGHT_VERB and not kept):
            continue
        kept.append(sentence.words[index])
    return "".join(kept)
