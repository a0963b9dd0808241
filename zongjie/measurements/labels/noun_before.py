"""Labels from the clause before the quantity: 入园率达, 招聘教师, 招生, or what was named earlier."""

from __future__ import annotations

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.antecedents import nearest_alike
from zongjie.measurements.labels.inheriting import before_opening, inherited, same_kind_as_before
from zongjie.measurements.labels.needs import is_part, topic_of
from zongjie.measurements.labels.parts import part_of_event, part_without_unit
from zongjie.measurements.labels.phrases import (
    VERBAL,
    Phrase,
    has_verb,
    last_noun_phrase,
    noun_phrase_after,
    predicate_after,
    text_of,
    trim,
)
from zongjie.measurements.labels.predicates import governing_verb, line_before, said_text
from zongjie.measurements.labels.purposes import target_of_money
from zongjie.measurements.labels.topics import topic_before
from zongjie.measurements.labels.view import AMOUNTS, LEVELS, Label, View
from zongjie.measurements.sentence import AND_OTHERS
from zongjie.measurements.wording import (
    counting_noun,
    dimension_noun,
    is_adverbial_opener,
    is_bare_measure,
    is_event,
    is_generic_event,
    is_level_word,
    names_measure,
    reaches_measure_noun,
    shorten,
)
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CAUSATIVE,
    CONJUNCTION,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    LIST_COMMA,
    MARKER,
    OPEN,
    OPENER,
    PREPOSITION,
    QUANTITY,
    TIME,
)

_WHOLE_CHUNK = 14
"""A clause up to so many characters is the label as it stands."""
_SHORT_PART = 6
_BARE_VERB = 3
_MEASURE_AND_PART = 2
_LONG_LIST = 3
_SAYS_NOTHING = frozenset({CAUSATIVE, ADVERB, OPENER, MARKER})
_DROPPED = frozenset({ADVERB, MARKER, TIME, LIGHT_VERB})
_DROPPED_OF_AMOUNT = frozenset({ADVERB, MARKER, TIME})


def label_from_before(view: View) -> Label:
    """The label that the clause before the quantity gives, or what is inherited where it is silent."""
    sentence, chunk = view.sentence, view.chunk
    said = said_text(sentence, predicate_after(sentence, view.position + 1))
    if said and is_adverbial_opener(sentence.words[view.span.first]):
        return Label(shorten(said + counting_noun(view.quantity.unit)), "predicate_after", 0.7)
    if all(kind in _SAYS_NOTHING for kind in sentence.classes[chunk.first : chunk.last]):
        return _of_line(view) or _of_predicate(view, said) or inherited(view)
    if view.quantity.dimension in LEVELS:
        return part_without_unit(view) or _level(view)
    if sentence.classes[chunk.last - 1] in VERBAL:
        return _event_verb(view)
    return part_of_event(view) or _counted_noun(view, said)


def _of_line(view: View) -> Label | None:
    """分数在520分以上的有623人: what the line picks out."""
    line = line_before(view)
    if not line:
        return None
    return Label(shorten(line + counting_noun(view.quantity.unit)), "count_of_line", 0.8, noun=line)


def _of_predicate(view: View, said: str) -> Label | None:
    """1599人被录取: only what they did is said, or of whom was said before."""
    if not said or view.quantity.dimension != "count":
        return None
    noun = view.context.noun
    if same_kind_as_before(view):
        return Label(shorten(f"{said}的{noun}"), "predicate_of_noun_before", 0.7, noun=noun)
    return Label(shorten(said + counting_noun(view.quantity.unit)), "predicate_after", 0.7)


def _level(view: View) -> Label:
    """A rate, ratio or score: the whole clause down to its measure noun, or a part of an earlier head."""
    sentence, chunk, context = view.sentence, view.chunk, view.context
    noun = last_noun_phrase(sentence, chunk)
    words = text_of(sentence, noun)
    if is_bare_measure(words) and sentence.classes[noun.first - 1] in VERBAL and noun.first > chunk.first:
        words = text_of(sentence, chunk, _DROPPED)  # 公办学校就读比例
        return Label(shorten(words), "measure_of_clause", 0.8, noun=words)
    if reaches_measure_noun(words):
        return Label(shorten(_without_governor(view, noun)), "subject_before", 0.9, noun=words)
    if context.dimension == view.quantity.dimension and context.head and words:
        if view.opening == OPEN and context.is_part:
            return Label(shorten(context.label + words), "part_of_part", 0.7)
        return Label(shorten(words + context.head), "part_with_inherited_head", 0.75)
    said = said_text(sentence, predicate_after(sentence, view.position + 1))
    if said and words and view.quantity.dimension == "percent":
        return Label(shorten(f"{said}的{words}") + dimension_noun("percent"), "share_with_predicate", 0.75, noun=words)
    return Label(shorten(words or text_of(sentence, chunk)), "subject_before", 0.7, noun=words)


def _without_governor(view: View, noun: Phrase) -> str:
    """The measure with its subject, without the verb that reports it (实现入学率100%)."""
    return text_of(view.sentence, noun, frozenset({ADVERB, MARKER, OPENER, TIME}))


def _event_verb(view: View) -> Label:
    """职业学校招生4200人; 罚款5000元: a verb before the number is what is counted."""
    sentence, chunk = view.sentence, view.chunk
    verb = governing_verb(sentence, chunk)
    done = _done_of_subject(view, verb)
    if done is not None:
        return done
    is_amount = view.quantity.dimension in AMOUNTS
    whole = text_of(sentence, chunk, _DROPPED_OF_AMOUNT if is_amount else _DROPPED)
    has_preposition = PREPOSITION in sentence.classes[chunk.first : chunk.last]
    if len(whole) <= _WHOLE_CHUNK and not has_preposition:
        words = whole
    else:
        subject = last_noun_phrase(sentence, Phrase(chunk.first, verb.first))
        words = (text_of(sentence, subject) if subject.last == verb.first else "") + text_of(sentence, verb)
    if not is_amount and len(words) <= _BARE_VERB and same_kind_as_before(view):
        return Label(shorten(words + view.context.noun), "verb_of_noun_before", 0.7, noun=view.context.noun)
    shared = _noun_of_list(view)
    if shared:
        return Label(shorten(words + shared), "noun_of_list", 0.8, noun=shared, verb=words)
    if is_amount:
        target = "" if topic_of(words[:-2]) else target_of_money(view) or _owner_of_bracket(view, words)
        return Label(
            shorten(target + (words if not target else words[-2:])), "amount_of_event", 0.8, noun=target or words
        )
    if is_generic_event(words):
        words = topic_before(view) + words
    return Label(shorten(words + counting_noun(view.quantity.unit)), "event_before", 0.8, noun=words)


def _noun_of_list(view: View) -> str:
    """新建3所、改扩建5所幼儿园: the noun after the last quantity of the list, if all count alike."""
    if view.class_at(view.position + 1) not in (LIST_COMMA, CONJUNCTION) or view.index + 1 >= len(view.natures):
        return ""
    sentence = view.sentence
    following = sentence.positions[view.index + 1]
    if sentence.quantities[view.index + 1].unit != view.quantity.unit:
        return ""
    if any(kind not in VERBAL and kind != EVENT for kind in sentence.classes[view.position + 2 : following]):
        return ""
    return text_of(sentence, noun_phrase_after(sentence, following, relative=False))


def _done_of_subject(view: View, verb: Phrase) -> Label | None:
    """12个改造项目已完成8个: the empty verb says that so many of its subject are done."""
    sentence, chunk = view.sentence, view.chunk
    if sentence.classes[verb.first : verb.last] != [LIGHT_VERB] or view.quantity.dimension in AMOUNTS:
        return None
    subject = last_noun_phrase(sentence, trim(sentence, Phrase(chunk.first, verb.first)))
    noun = text_of(sentence, subject)
    if not noun or CONNECTOR not in sentence.classes[subject.last : verb.first]:
        return None
    return Label(shorten(text_of(sentence, verb) + noun), "done_of_subject", 0.75, noun=noun)


def _owner_of_bracket(view: View, words: str) -> str:
    """塑胶操场一个(投资60万元): the bracket says it of the thing before."""
    if view.opening != OPEN or len(words) > _BARE_VERB:
        return ""
    return before_opening(view) or view.context.noun


def _counted_noun(view: View, said: str) -> Label:
    """招聘教师92名, 在校生3400人, 师生504人获奖."""
    sentence, chunk, context = view.sentence, view.chunk, view.context
    whole = text_of(sentence, chunk, _DROPPED)
    noun = last_noun_phrase(sentence, chunk)
    words = text_of(sentence, noun)
    if words in wording().remainders and (same := nearest_alike(view)) is not None:
        words = context.labels[same].noun or words  # 其余3所已完工
    if view.quantity.dimension == "count" and is_level_word(words) and context.noun and same_kind_as_before(view):
        head = context.noun.rpartition("以上")[2]  # 市级以上奖项96项，其中省级39项
        return Label(shorten(words + head), "level_of_noun_before", 0.75, noun=context.noun)
    of_part = _measure_of_part(view, noun) or _part_of_measure_before(view, words)
    if of_part is not None:
        return of_part
    governor = governing_verb(sentence, trim(sentence, Phrase(chunk.first, noun.first)))
    verb = text_of(sentence, governor) if not governor.is_empty else ""
    if governor.is_empty or sentence.classes[governor.first] in (CAUSATIVE, LIGHT_VERB):
        verb = ""
    picked = line_before(view)
    if picked:
        return Label(shorten(f"{picked}的{words}"), "noun_of_line", 0.8, noun=words)
    if said and not verb and len(words) <= _SHORT_PART and view.quantity.dimension == "count":
        return Label(shorten(f"{said}的{words}"), "noun_before_with_predicate", 0.75, noun=words, predicate=said)
    if not verb and view.class_at(view.span.first) == LIST_COMMA and view.opening == QUANTITY:
        verb = context.verb if len(context.verb) > 1 else ""  # 获一等奖3个、二等奖8个
        if noun.last - noun.first == 1 and same_kind_as_before(view):
            words = context.event + words  # 礼仪培训站长860人、教师740人
    elif not verb and context.predicate and len(words) <= _SHORT_PART and _is_part(view):
        text = shorten(f"{context.predicate}的{words}")
        return Label(text, "part_with_predicate", 0.75, noun=words, predicate=context.predicate)
    has_preposition = PREPOSITION in sentence.classes[chunk.first : chunk.last]
    is_clause = has_verb(sentence, chunk) and len(whole) <= _WHOLE_CHUNK and not has_preposition
    label = whole if is_clause else verb + words
    # 资助低保、残疾、单亲家庭学生等300人: before 等 the whole clause is the list
    first = chunk.first if sentence.words[view.position - 1] == AND_OTHERS else noun.first
    members = sentence.classes[first : noun.last].count(LIST_COMMA) + 1
    if len(whole) > _WHOLE_CHUNK and members >= _LONG_LIST and verb != sentence.words[chunk.first]:
        label = _of_list(view) or label
    if is_generic_event(label):
        label = topic_before(view) + label
    if is_event(label) and not reaches_measure_noun(label):
        label += counting_noun(view.quantity.unit)
    event = _event_modifier(view, noun)
    return Label(shorten(label), "subject_before", 0.88, noun=words, verb=verb, event=event)


def _of_list(view: View) -> str:
    """资助低保、孤残、单亲家庭学生等300人: the verb of a long list with the head of its last member."""
    sentence, chunk = view.sentence, view.chunk
    if sentence.classes[chunk.first] not in (*VERBAL, EVENT):
        return ""
    return sentence.words[chunk.first] + sentence.words[chunk.last - 1]


def _measure_of_part(view: View, noun: Phrase) -> Label | None:
    """生均公用经费小学650元: the measure, then the part that has so much of it."""
    sentence, dimension = view.sentence, view.quantity.dimension
    if dimension == "count" or noun.last - noun.first < _MEASURE_AND_PART:
        return None
    part = sentence.words[noun.last - 1]
    measure = text_of(sentence, Phrase(noun.first, noun.last - 1))
    if not is_part(part) or not names_measure(measure, dimension):
        return None
    return Label(shorten(part + measure), "part_of_measure", 0.75, noun=part)


def _part_of_measure_before(view: View, words: str) -> Label | None:
    """规范作业时间，小学生不超过1小时: whose measure this clause tells, if the one before names it."""
    measure = _measure_before(view, words)
    return Label(shorten(words + measure), "part_of_measure_before", 0.7, noun=words) if measure else None


def _measure_before(view: View, words: str) -> str:
    """规范在校学习时间，小学生不超过6小时: the clause before names the measure, this one whose it is."""
    dimension = view.quantity.dimension
    is_listed = view.opening == QUANTITY and view.class_at(view.span.first) == LIST_COMMA and is_part(words)
    if dimension == "count" or names_measure(words, dimension) or not (view.opening == BREAK or is_listed):
        return ""
    if has_verb(view.sentence, view.chunk):
        return ""
    before = before_opening(view)
    if before and names_measure(before, dimension):
        return before
    context = view.context
    return context.measure if context.dimension == dimension and view.index > 0 else ""


def _event_modifier(view: View, noun: Phrase) -> str:
    """The part of a noun phrase up to its last event, if a noun comes after it: [普通话培训]公务员."""
    for index in range(noun.last - 2, noun.first - 1, -1):
        if view.sentence.classes[index] == EVENT:
            return text_of(view.sentence, Phrase(noun.first, index + 1))
    return ""


def _is_part(view: View) -> bool:
    """(公办园14所，民办园6所): in a bracket after the whole, or next to such a part."""
    return view.opening == OPEN or (view.opening == BREAK and view.context.is_part and view.index > 0)
