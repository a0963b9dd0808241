"""Labels from the noun after the quantity: 131套多媒体; 500名中学生参加夏令营; 370万元建设实验楼."""

from __future__ import annotations

from typing import NamedTuple

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.heads import bound_in_noun, head_of_occasion, relative_before, shared_head, split_owner
from zongjie.measurements.labels.localised import among_whom
from zongjie.measurements.labels.phrases import (
    Phrase,
    last_noun_phrase,
    text_of,
)
from zongjie.measurements.labels.predicates import governing_verb, said_of
from zongjie.measurements.labels.topics import topic_before
from zongjie.measurements.labels.view import AMOUNTS, LEVELS, Label, View
from zongjie.measurements.wording import (
    counting_noun,
    is_bare_measure,
    is_choosing,
    is_empty_noun,
    is_generic_event,
    is_generic_noun,
    names_owner,
    reaches_measure_noun,
    shorten,
)
from zongjie.measurements.words import (
    CAUSATIVE,
    CONJUNCTION,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    LIST_COMMA,
    MARKER,
    PARTICLE,
    QUANTITY,
    event_nouns,
)

_CAUSING = frozenset({"", CAUSATIVE, LIGHT_VERB})
"""Classes of a governing verb that adds nothing to the noun (none, 组织, 进行)."""
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_SHORT_CLAUSE = 14
_SPANS = frozenset({"duration", "teaching_time"})


class _Noun(NamedTuple):
    """The noun phrase after a quantity with what was found about it."""

    noun: str
    verb: str
    verb_class: str
    said: str
    belonging: str


def label_from_noun_after(view: View, after: Phrase) -> Label:
    """The label that the noun phrase `after` gives."""
    sentence = view.sentence
    after = head_of_occasion(view, after)
    whole = after
    after, belonging = split_owner(view, after)
    noun = shared_head(sentence, after, text_of(sentence, after)) + bound_in_noun(view, after)
    governor = governing_verb(sentence, view.chunk)
    verb_class = "" if governor.is_empty else sentence.classes[governor.first]
    said = said_of(view, after) or _said_of_belonging(view, after, whole, belonging)
    had = _had_by_school(view, after) if said else ""
    if had:
        noun, said = sentence.words[after.first], had + said
    found = _Noun(noun, text_of(sentence, governor), verb_class, said, belonging)
    return (
        _of_dimension(view, found)
        or _picked_out(view, found)
        or _with_predicate(view, found)
        or _governed(found)
        or _plain(view, noun)
    )


def _said_of_belonging(view: View, owner: Phrase, whole: Phrase, belonging: str) -> str:
    """9所学校的操场达到标准: what is said of what belongs to them picks them out."""
    if belonging or owner == whole:
        return ""
    said = said_of(view, whole)
    return text_of(view.sentence, Phrase(owner.last + 1, whole.last)) + said if said else ""


def _had_by_school(view: View, after: Phrase) -> str:
    """12所学校装备达标: what the schools have, of which the predicate speaks."""
    words = view.sentence.words
    if view.quantity.unit != "所" or after.last - after.first <= 1 or not names_owner(words[after.first]):
        return ""
    rest = text_of(view.sentence, Phrase(after.first + 1, after.last))
    return "" if names_owner(rest) else rest


def _of_dimension(view: View, found: _Noun) -> Label | None:
    """Amounts, shares and spans of time say what the noun has, not how many there are."""
    dimension, noun = view.quantity.dimension, found.noun
    if is_bare_measure(noun) and view.chunk.is_empty and view.context.label:
        return Label(shorten(view.context.label + noun), "measure_of_label_before", 0.6, noun=view.context.noun)
    if dimension in AMOUNTS:
        return _amount_of_noun(view, found)
    if dimension in LEVELS:
        return _share_of_noun(view, noun, found.said)
    if dimension in _SPANS:
        if len(noun) < 2:  # noqa: PLR2004 - 三年内
            return Label("", "noun_after_span", 0.3)
        return Label(shorten(noun), "noun_after_span", 0.75, noun=noun)
    return None


def _amount_of_noun(view: View, found: _Noun) -> Label:
    """370万元建设实验楼; 价值55万元的设备."""
    noun = found.noun
    measure = "" if view.chunk.is_empty else view.sentence.words[view.chunk.last - 1]
    if measure in wording().values and view.class_at(view.position + 1) == PARTICLE:
        return Label(shorten(noun + measure), "value_of_noun_after", 0.75, noun=noun)
    return Label(shorten(noun + found.verb), "noun_after_amount", 0.75, noun=noun, verb=found.verb)


def _picked_out(view: View, found: _Noun) -> Label | None:
    """A noun that a belonging, a relative clause or, if it is empty itself, its predicate picks out."""
    noun, said, belonging = found.noun, found.said, found.belonging
    if said and is_empty_noun(noun):
        return Label(shorten(said + counting_noun(view.quantity.unit)), "predicate_of_generic_noun", 0.7, noun=said)
    if belonging:
        done = found.verb + belonging
        return Label(shorten(f"{done}的{noun}"), "noun_after_with_belonging", 0.75, noun=noun, predicate=done)
    relative = relative_before(view)
    if relative:
        return Label(shorten(f"{relative}的{noun}"), "relative_clause_and_noun_after", 0.85, noun=noun)
    return None


def _with_predicate(view: View, found: _Noun) -> Label | None:
    """500名中学生参加夏令营: who they are is told by what they did."""
    noun, said = found.noun, found.said
    if not said:
        return None
    topic = topic_before(view) if is_generic_event(said) else ""
    if topic:
        return Label(shorten(f"{topic}{said}的{noun}"), "topic_and_noun_after", 0.75, noun=noun, predicate=topic + said)
    if found.verb_class not in _CAUSING:
        if not is_choosing(found.verb) or not said:
            return None
        text = shorten(f"{found.verb}{said}的{noun}")
        return Label(text, "chosen_for", 0.75, noun=noun, verb=found.verb, predicate=said)
    if said in event_nouns() and view.quantity.unit in _PEOPLE:
        return Label(shorten(f"{said}的{noun}"), "noun_after_with_event", 0.8, noun=noun, predicate=said)
    prefix = _modifier_before(view) if len(said) + len(noun) <= _SHORT_CLAUSE else ""
    return Label(shorten(f"{said}的{prefix}{noun}"), "noun_after_with_predicate", 0.8, noun=noun, predicate=said)


def _governed(found: _Noun) -> Label | None:
    """组建11个研究组: the verb that governs the noun."""
    if found.verb_class in _CAUSING and (found.verb_class != CAUSATIVE or found.said):
        return None
    if is_generic_noun(found.noun) and found.verb.endswith(found.noun[-1]):
        return Label(found.verb, "verb_with_its_object", 0.8, noun=found.verb)  # 招生36名学生
    return Label(shorten(found.verb + found.noun), "verb_and_noun_after", 0.85, noun=found.noun, verb=found.verb)


def _share_of_noun(view: View, noun: str, said: str) -> Label:
    """统招生50%的指标; 100%的学校完成了章程制订; 685分的成绩."""
    if view.nature.rule == "score_line":
        line = view.sentence.words[view.position] + noun.partition("、")[0]
        return Label(shorten(line), "line_and_noun_after", 0.7, noun=noun)  # 600分以上人数比例、录取率
    if view.quantity.dimension not in ("percent", "none"):
        return Label(noun, "level_noun_after", 0.7, noun=noun)
    if view.quantity.dimension == "none":
        return _governed(_Noun(noun, "", "", "", "")) or _plain(view, noun)
    whole = last_noun_phrase(view.sentence, view.chunk)
    words = text_of(view.sentence, whole) if whole.last == view.chunk.last else ""
    if words:
        words = words if words.endswith(noun) else words + noun
        return Label(shorten(words + "比例"), "share_of_noun_before", 0.7, noun=words)
    if reaches_measure_noun(noun):
        return Label(shorten(said + noun), "measure_noun_after", 0.7, noun=noun)
    return Label(shorten(f"{said}的{noun}比例" if said else f"{noun}比例"), "share_of_noun", 0.7, noun=noun)


def only_joined(view: View) -> bool:
    """Whether between chunk and quantity stand only words like 达, 共, 了."""
    return all(kind in (CONNECTOR, MARKER) for kind in view.sentence.classes[view.chunk.last : view.position])


def _plain(view: View, noun: str) -> Label:
    """A noun with what stands before the quantity as its modifier, or an event that counts it."""
    sentence, chunk, context = view.sentence, view.chunk, view.context
    prefix = _modifier_before(view)
    group = among_whom(view) if is_generic_noun(noun) and view.index else ""
    if group:
        return Label(shorten(group + noun), "noun_among", 0.75, noun=noun)
    if prefix and sentence.classes[chunk.last - 1] == EVENT and is_generic_noun(noun):
        return Label(shorten(prefix + counting_noun(view.quantity.unit)), "event_before", 0.85, noun=prefix)
    if view.quantity.unit in _PEOPLE and noun.endswith(tuple(event_nouns())):
        event = max((word for word in event_nouns() if noun.endswith(word)), key=len)
        people = noun.removesuffix(event)
        text = f"{event}的{prefix}{people}" if len(people) > 1 else prefix + noun + counting_noun(view.quantity.unit)
        return Label(shorten(text), "noun_after_with_event", 0.8, noun=noun)
    listed = chunk.is_empty and view.class_at(view.position - 1) == LIST_COMMA
    verb = context.verb if listed else ""
    return Label(shorten(verb + prefix + noun), "noun_after", 0.85, noun=noun, verb=verb)


def _word_before(view: View) -> str:
    return view.sentence.words[view.position - 1]


def _modifier_before(view: View) -> str:
    """乡镇学校近120名后勤人员: a noun phrase right before the quantity modifies the noun after it."""
    before = last_noun_phrase(view.sentence, view.chunk)
    if before.last != view.position:
        return ""
    if view.opening == QUANTITY and before == (view.position - 1, view.position) and len(_word_before(view)) == 1:
        return ""  # 3个村19个小组: the village is counted by the figure before
    first = before.first
    for index in range(before.first, before.last):
        if view.sentence.classes[index] == LIST_COMMA:
            return ""  # 一中、二中3所学校: names of what is counted
        if view.sentence.classes[index] == CONJUNCTION and view.opening == QUANTITY:
            first = index + 1  # 6所中心学校与[农村]6所薄弱学校
    return text_of(view.sentence, Phrase(first, before.last))
