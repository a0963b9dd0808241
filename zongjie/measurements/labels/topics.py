"""The topic of an event that says nothing by itself: 举办骨干教师培训班, 186名教师参加了培训."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import Phrase, last_noun_phrase, text_of, trim
from zongjie.measurements.labels.view import View
from zongjie.measurements.sentence import Sentence, parse
from zongjie.measurements.wording import names_topic
from zongjie.measurements.words import BREAK, CLOSE, OPEN, QUANTITY, VERB

_STOPS = (BREAK, QUANTITY, OPEN, CLOSE)


def topic_before(view: View) -> str:
    """The event named in the clause before, or at the end of the sentence before; '' if there is none."""
    sentence = view.sentence
    if view.span.first > 1:
        return _topic_of_clause(sentence, view.span.first - 1)
    if not sentence.previous:
        return ""
    previous = parse(sentence.previous, 0, "", "", ())
    last = len(previous.words)
    while last > 0 and previous.classes[last - 1] in (*_STOPS, "X"):
        last -= 1
    return _topic_of_clause(previous, last)


def _topic_of_clause(sentence: Sentence, last: int) -> str:
    """The noun phrase at the end of the clause that ends before word `last`, if it can be a topic."""
    classes = sentence.classes
    first = last
    while first > 0 and classes[first - 1] not in _STOPS:
        first -= 1
    if first > 0 and classes[first - 1] == QUANTITY:
        return ""
    clause = trim(sentence, Phrase(first, last))
    noun = last_noun_phrase(sentence, clause)
    words = text_of(sentence, noun)
    if not names_topic(words):
        return ""
    for index in range(noun.first - 1, clause.first - 1, -1):
        if classes[index] == VERB:
            break
        if index == clause.first:
            return text_of(sentence, clause) if len(words) <= 2 else words  # noqa: PLR2004
    return words
