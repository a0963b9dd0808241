"""What is measured: the label an analyst would write above the column, in the article's words.

The quantity is read in its clause: a noun after it (131套多媒体), a noun or an event before it
(学前三年入园率达, 招生), a verb that governs either (招聘教师92名), a predicate that tells which
(500名中学生参加夏令营), or, where the clause is silent, the label before (比去年增长5%).
"""

from __future__ import annotations

from zongjie.measurements.labels.antecedents import nearest_alike
from zongjie.measurements.labels.comparing import change_label, rank_label, share_label
from zongjie.measurements.labels.completing import complete
from zongjie.measurements.labels.discourse import remember_whole
from zongjie.measurements.labels.finishing import finish
from zongjie.measurements.labels.inheriting import inherited
from zongjie.measurements.labels.needs import is_part, without_part
from zongjie.measurements.labels.norms import norm_label
from zongjie.measurements.labels.noun_after import label_from_noun_after, only_joined
from zongjie.measurements.labels.noun_before import label_from_before
from zongjie.measurements.labels.occasions import occasions_label, side_by_side_label
from zongjie.measurements.labels.phrases import (
    NOTHING,
    Phrase,
    chunk_before,
    has_verb,
    is_localiser,
    last_noun_phrase,
    noun_phrase_after,
    text_of,
    trim,
)
from zongjie.measurements.labels.respective import respective_label
from zongjie.measurements.labels.treated import named_label, treated_label
from zongjie.measurements.labels.view import LEVELS, Context, Label, View
from zongjie.measurements.nature import Nature
from zongjie.measurements.sentence import AND_OTHERS, Sentence
from zongjie.measurements.wording import (
    is_transition_end,
    is_transition_verb,
    measure_head,
    names_measure,
    reaches_measure_noun,
    shorten,
    stock_of,
    without_per_unit,
)
from zongjie.measurements.words import (
    CAUSATIVE,
    CONNECTOR,
    EVENT,
    LIST_COMMA,
    NOUN,
    PARTICLE,
    PREPOSITION,
    QUANTITY,
    VERB,
)

_PARTS = frozenset(
    {"part_with_inherited_head", "part_of_part", "part_with_predicate", "part_without_unit", "part_of_event"}
)
_SHORT_SUBJECT = 4
_RESPECTIVELY = "分别"
_SELF_SUFFICIENT = frozenset({"人", "人次"})
"""Units that name what they count, so that no noun follows them but after 的."""


def find_labels(sentence: Sentence, natures: list[Nature], context: Context) -> list[Label]:
    """The label of each quantity of the sentence; `context` is carried from sentence to sentence."""
    labels: list[Label] = []
    context.labels = labels
    for index in range(len(natures)):
        view = _view(sentence, index, natures, context)
        label = _label(view)
        if not label.text:
            label = inherited(view)
        bare = finish(label.text, view.quantity, view.nature.nature)
        label = complete(view, label)
        labels.append(label._replace(text=finish(label.text, view.quantity, view.nature.nature), bare=bare))
        remember_whole(context, labels[-1], view)
        _remember(context, label, view)
    return labels


def _view(sentence: Sentence, index: int, natures: list[Nature], context: Context) -> View:
    """Cut the clause around the quantity."""
    position = sentence.positions[index]
    span = _after_localiser(sentence, chunk_before(sentence, position))
    chunk = _without_transition(sentence, _after_sum_word(sentence, trim(sentence, span)), position)
    return View(
        sentence,
        index,
        position,
        sentence.quantities[index],
        natures[index],
        natures,
        span,
        chunk,
        context,
    )


def _after_localiser(sentence: Sentence, span: Phrase) -> Phrase:
    """13个项目中有9个开工: what stands behind 中 speaks of some of the things before."""
    if span.first == 0 or sentence.classes[span.first - 1] != QUANTITY:
        return span
    for index in range(span.first + 1, span.last):
        if is_localiser(sentence, index) and NOUN not in sentence.classes[index + 1 : span.last]:
            return Phrase(index + 1, span.last)
    return span


def _after_sum_word(sentence: Sentence, chunk: Phrase) -> Phrase:
    """城区学校共送课70节: what comes after 共 is what is summed."""
    classes = sentence.classes
    to_level = is_transition_end("".join(sentence.words[chunk.last : chunk.last + 1]))  # 标准分别提高到
    for index in range(chunk.last - 2, chunk.first - 1, -1):
        is_sum = classes[index] == CONNECTOR and not (sentence.words[index].startswith(_RESPECTIVELY) and to_level)
        if is_sum and classes[index + 1] in (VERB, EVENT):
            return trim(sentence, Phrase(index + 1, chunk.last))
    return chunk


def _without_transition(sentence: Sentence, chunk: Phrase, position: int) -> Phrase:
    """公用经费标准提高到: the verb of a transition says nothing of what is measured."""
    last = chunk.last - 1
    if last <= chunk.first or chunk.last >= position or not is_transition_verb(sentence.words[last]):
        return chunk
    if not any(is_transition_end(word) for word in sentence.words[chunk.last : position]):
        return chunk
    return trim(sentence, Phrase(chunk.first, last))


def _label(view: View) -> Label:
    """The first rule that finds words decides."""
    special = next((label for rule in _SPECIAL_RULES if (label := rule(view)) is not None), None)
    if special is not None:
        return special
    people = _counts_people(view)
    after = noun_phrase_after(view.sentence, view.position, people=people)
    if view.quantity.unit in _SELF_SUFFICIENT and view.class_at(view.position + 1) != PARTICLE:
        after = NOTHING  # 504人获奖: the unit is the noun
    if not after.is_empty and not _label_stands_before(view, after):
        return label_from_noun_after(view, after)
    return label_from_before(view)


def _of_nature(view: View) -> Label | None:
    """Ranks, changes, and the two levels of a change speak of something else than they stand by."""
    if view.quantity.number_form == "rank":
        return rank_label(view)
    if view.nature.nature == "change":
        return change_label(view)
    if view.nature.rule == "plan_after" and view.index > 0 and view.context.dimension == view.quantity.dimension:
        return Label(stock_of(view.context.label), "target_of_label_before", 0.7, noun=view.context.noun)
    if _continues_base(view):
        return Label(view.context.label, "second_level", 0.85, noun=view.context.noun)
    return _base_label(view) if view.nature.nature == "base" else None


def _base_label(view: View) -> Label:
    """由29所学校调整为: what changes is named before or right after, the verb says nothing about it."""
    words = text_of(view.sentence, last_noun_phrase(view.sentence, _before_origin(view)))
    after = noun_phrase_after(view.sentence, view.position)
    if words and after.is_empty and is_part(words) and view.context.dimension == view.quantity.dimension:
        # 小学生均经费由500元提高到600元，初中由700元提高到800元
        return Label(shorten(words + without_part(view.context.label)), "base_of_part", 0.8, noun=words)
    if words and (after.is_empty or len(words) > _SHORT_SUBJECT):
        return Label(shorten(words), "base_of_subject", 0.85, noun=words)
    first = after.first
    while first < after.last and view.sentence.classes[first] not in (EVENT, PARTICLE):
        first += 1
    noun = words + text_of(view.sentence, Phrase(after.first, first))
    if noun:
        return Label(noun, "base_of_noun_after", 0.8, noun=noun)
    found = nearest_alike(view)
    if found is None:
        return inherited(view)
    view.context.compared = view.context.labels[found].text
    return Label(view.context.compared, "base_of_figure_before", 0.8, noun=view.context.labels[found].noun)


def _before_origin(view: View) -> Phrase:
    """The subject of 开出率由去年同期的: what stands before the preposition, if anything does."""
    classes = view.sentence.classes
    for index in range(view.position - 1, view.span.first, -1):
        if classes[index] == PREPOSITION:
            subject = trim(view.sentence, Phrase(view.span.first, index))
            return view.chunk if subject.is_empty else subject
    return view.chunk


def _counts_people(view: View) -> bool:
    """Whether the unit is one for people."""
    return view.quantity.unit in ("人", "名", "位", "人次")


def _continues_base(view: View) -> bool:
    """由31所调整为24所: between the two only the verb of the transition stands."""
    if view.index == 0 or view.natures[view.index - 1].nature != "base":
        return False
    if not noun_phrase_after(view.sentence, view.position, relative=False).is_empty:
        return False
    return not any(kind == NOUN for kind in view.sentence.classes[view.chunk.first : view.chunk.last])


def _label_stands_before(view: View, after: Phrase) -> bool:
    """Whether the noun after the quantity belongs to what follows, because the label is complete before it."""
    sentence, chunk = view.sentence, view.chunk
    if chunk.is_empty:
        return False
    if view.quantity.dimension in LEVELS:
        return reaches_measure_noun(text_of(sentence, chunk)) and view.class_at(view.position + 1) != PARTICLE
    if view.class_at(view.position + 1) == PARTICLE:
        return False
    if sentence.words[view.position - 1] == AND_OTHERS:
        return False  # 城关小学等14所学校: names of some, the noun comes after
    if not after.is_empty and _lists_names(sentence, chunk):
        return False
    ends_in_noun = sentence.classes[chunk.last - 1] == NOUN and only_joined(view)
    return ends_in_noun and has_verb(sentence, chunk) and sentence.classes[chunk.first] != CAUSATIVE


def _lists_names(sentence: Sentence, chunk: Phrase) -> bool:
    """一中、二中3所学校: names of what is counted end the clause."""
    noun = last_noun_phrase(sentence, chunk)
    return LIST_COMMA in sentence.classes[noun.first : noun.last]


def _remember(context: Context, label: Label, view: View) -> None:
    """Keep what later quantities may inherit. A change or a rank adds nothing to inherit."""
    if view.nature.nature == "change":
        context.change = label.text
    if view.nature.nature in ("change", "rank") and not label.noun:
        return
    if view.nature.rule == "per_unit" and view.quantity.dimension == "money":
        return  # 每人每学期750元，合计210万元: the sum is no standard
    is_part = label.rule in _PARTS
    context.label = label.noun if view.nature.nature in ("change", "rank") else label.text
    if view.nature.rule == "per_unit":
        context.label = without_per_unit(context.label)  # 每校每月演练1次，全年累计90次
    context.noun = label.noun
    context.verb = label.verb
    context.predicate = label.predicate
    context.event = label.event
    context.dimension = view.quantity.dimension
    if label.rule.startswith("part_of_measure"):
        context.measure = label.text[len(label.noun) :]
    elif names_measure(label.text, view.quantity.dimension):
        text = label.bare if label.rule.endswith("_of_topic") else label.text
        context.measure = without_part(text) if label.rule.endswith("_of_whole") else text
    else:
        context.measure = ""
    if not is_part:
        context.head = measure_head(context.label)
    context.is_part = is_part


_SPECIAL_RULES = (
    _of_nature,
    respective_label,
    share_label,
    norm_label,
    named_label,
    treated_label,
    occasions_label,
    side_by_side_label,
)
"""Rules for figures of a special form, in the order in which they are tried."""
