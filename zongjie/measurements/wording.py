"""Wording of labels: counting nouns, measure nouns, length."""

from __future__ import annotations

from functools import cache

from zongjie.measurements.dictionary import segmenter
from zongjie.measurements.label_lists import wording
from zongjie.measurements.words import VERB, event_nouns, word_class
from zongjie.vocabulary import PhraseMatcher

_SHORTEST_HEAD = 2
_EDGES = "的、，,和及与 ()（）了"
LONGEST = 20
"""A label is at most so long, its closing counting noun aside."""
LONGEST_NAME = 26
"""A label with a name in quotation marks."""


@cache
def _measure_nouns() -> PhraseMatcher[str]:
    return PhraseMatcher({noun: noun for noun in wording().measure_nouns})


def reaches_measure_noun(label: str) -> bool:
    """Whether the label ends in a noun that names a measure (率, 比例, 平均分)."""
    return any(_measure_nouns().ending_at(label, len(label)))


def measure_head(label: str) -> str:
    """The part of the label up to its last measure noun, '' if it has none."""
    last = ""
    for match in _measure_nouns().find(label):
        last = label[: match.end]
    return last


def is_level_word(words: str) -> bool:
    """Whether the words are only a level (省级)."""
    return words in wording().level_words


def counting_noun(unit: str) -> str:
    """What the number of a unit is called (人次, 场次, 篇数); '' if nothing is needed."""
    return wording().counting_nouns.get(unit, "")


def completing_noun(unit: str, dimension: str) -> str:
    """What a label lacks that names a thing only: 人数 for people, 数 for other things counted, 金额 for money."""
    completing = wording().completing_nouns
    return completing.get(unit, "") or completing.get(dimension, "")


def completing_nouns() -> frozenset[str]:
    """All that `completing_noun` may give."""
    return frozenset(wording().completing_nouns.values())


@cache
def _closing_nouns(dimension: str) -> tuple[str, ...]:
    lists = wording()
    return (*lists.closing_nouns["all"], *lists.closing_nouns.get(dimension, ()))


def names_measure(label: str, dimension: str) -> bool:
    """Whether the label ends in a noun that says what is measured in that dimension (人数, 投资, 面积)."""
    return label.endswith(_closing_nouns(dimension))


def dimension_noun(dimension: str) -> str:
    """What the number of a dimension is called (面积, 金额)."""
    return wording().dimension_nouns.get(dimension, "数量")


def per_unit_prefixes() -> frozenset[str]:
    """Words that open a rate per unit (每人)."""
    return frozenset(wording().per_unit_prefixes)


def without_per_unit(label: str) -> str:
    """The label without what it is counted per: 每校每月演练次数 is 演练次数."""
    while label.startswith(tuple(per_unit_prefixes() - {"每"})):
        longest = max((prefix for prefix in per_unit_prefixes() if label.startswith(prefix)), key=len)
        label = label[len(longest) :]
    return label


def is_generic_noun(words: str) -> bool:
    """Whether the noun adds nothing to an event that counts it (招生36名学生)."""
    return words in wording().generic_nouns


def is_generic_event(words: str) -> bool:
    """Whether the event says nothing without its topic (参加培训)."""
    return words in wording().generic_events


def names_topic(words: str) -> bool:
    """Whether the words end in what can be a topic (培训班)."""
    return words.endswith(_topic_nouns())


@cache
def _topic_nouns() -> tuple[str, ...]:
    return tuple(wording().topic_nouns)


def is_adverbial_opener(word: str) -> bool:
    """Whether a clause that this word opens only says by what (按时限要求)."""
    return word in wording().adverbial_openers


def is_place_verb(word: str) -> bool:
    """Whether the word says that a place in an order follows (位居, 名列)."""
    return word in wording().place_verbs


def is_transition_verb(word: str) -> bool:
    """Whether the word says how a level changes (提高)."""
    return word in wording().transition_verbs


def is_transition_end(word: str) -> bool:
    """Whether the word leads to the new level (到, 至, 为)."""
    return word in wording().transition_ends


def is_bare_measure(words: str) -> bool:
    """Whether the words measure something without saying what (比例, 标准)."""
    return words in wording().bare_measures


def recount(label: str, unit: str) -> str:
    """The label with the counting noun of the unit: 送教上门人数 of 人次 is 送教上门人次."""
    noun = counting_noun(unit)
    for other in wording().counting_nouns.values():
        if noun and len(other) > 1 and label.endswith(other) and len(label) > len(other):
            return label[: -len(other)] + noun
    return label


def is_choosing(verb: str) -> bool:
    """Whether who or what is chosen is told by what it is chosen for (推荐3所学校参加评比)."""
    return verb in wording().choosing_verbs


def names_owner(words: str) -> bool:
    """Whether the words name who was measured, not what (教育局, 我校)."""
    return words.endswith(tuple(wording().owner_endings))


def is_naming(word: str) -> bool:
    """Whether the verb gives a name to its object (确定12所学校为实验校)."""
    return word in wording().naming_verbs


def has_size(words: str) -> bool:
    """Whether a number of people before the words says how big they are (66人以上大班额)."""
    return words in wording().sized_nouns


def is_empty_noun(words: str) -> bool:
    """Whether the noun only says that they are people (2位同志)."""
    return words in wording().empty_nouns


def is_event(words: str) -> bool:
    """Whether the words end in an event."""
    return words[-2:] in event_nouns() or words in event_nouns()


def stock_of(label: str) -> str:
    """The label of the stock that a flow adds to: 新增校园网 -> 校园网."""
    for prefix in wording().new_prefixes:
        if label.startswith(prefix) and len(label) > len(prefix) + 1:
            return label[len(prefix) :]
    return label


def shorten(label: str) -> str:
    """A label that is too long for a column without its farther modifiers, cut between words.

    Of `参加...培训的教师` the verb and its object's last words stay; where the noun alone is long, or
    there is no predicate, the last words.
    """
    label = label.strip("的、，, ()（）了")
    for opening in wording().empty_openings:
        label = label.removeprefix(opening)
    for opening, closing in ("“”", "《》"):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    longest = LONGEST_NAME if label[:1] in ("“", "《") else LONGEST
    if len(label) <= longest:
        return label
    predicate, particle, noun = label.rpartition("的")
    if not particle or len(noun) < _SHORTEST_HEAD or len(noun) > longest // 2:
        return last_words(noun if len(noun) >= _SHORTEST_HEAD else label, longest)
    kept = _last_predicate(predicate, longest - len(noun) - 1)
    return f"{kept}的{noun}" if kept else noun


def _last_predicate(predicate: str, room: int) -> str:
    """The last verb of a predicate with its object, or the object's last words: 在...中获全能奖 is 获全能奖."""
    tagged = segmenter().tag(predicate, False)
    verbs = [index for index, (word, tag) in enumerate(tagged) if word_class(word, tag) == VERB]
    words = [word for word, _ in tagged]
    if not verbs:
        return last_words(predicate, room)
    verb, rest = words[verbs[-1]], "".join(words[verbs[-1] + 1 :])
    return (verb + last_words(rest, room - len(verb))) if rest else last_words(predicate, room)


def last_words(label: str, longest: int) -> str:
    """The last words of the label that fit."""
    kept = ""
    for word in reversed(segmenter().cut(label, False)):
        if len(word) + len(kept) > longest:
            break
        kept = word + kept
    return kept.lstrip(_EDGES)


def takes_verb(word: str) -> bool:
    """Whether a verb right before the word is part of its name (关注人数)."""
    return word in wording().verbal_measures


def counts_occasions(unit: str) -> bool:
    """Whether the unit says only how often something was done (连续6次开展检查)."""
    return unit in wording().occasions
