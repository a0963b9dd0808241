"""The columns of training, student aid, project, exam and safety events, read from a group of clause parts."""

from __future__ import annotations

import re
from functools import cache

from zongjie.events.cues import cue_finder, phrases
from zongjie.events.grouping import Draft

Columns = dict[str, object]

_LEAST_WHAT = 2
_LEAST_NAME = 2

_NOUN = r"[\u4e00-\u9fff“”\"'·、（）()A-Za-z]"
_TRAINING_TERM = re.compile(
    r"培训班|培训会|培训项目|研修班|考察学习|外出学习|跟岗学习|挂职锻炼|培训|研修|轮训|讲座|进修(?!学?校)"
)
_NATIONAL_LINES = frozenset({"一本", "二本", "二本以上", "三本", "三本以上", "本科", "本科以上", "专科以上"})
"""Lines that only the entrance examination of universities (高考) has."""

_MARKER = re.compile(r"^[（(]?\d{1,2}[.．、)）]\s?")
_LINE_WITH_FLOOR = re.compile(r"以上|^一本$")
_AT = re.compile(
    r"^(?:到|赴|在)([\u4e00-\u9fff、]{1,14}?)(?=等地|等|参加|进行|举行|举办|研修|培训|学习|考察|进修(?!学?校)|挂职|跟岗)"
)
_BY_WHOM = re.compile(
    r"(?:参加了?由?|由)([\u4e00-\u9fff]{1,16}?(?:厅|局|委|中心|学院|大学|学校|部|馆|室|会))(?:统一)?(?:组织|举办|主办|承办)"
)
_DUE = re.compile(
    r"(?:预计|计划|力争|确保|将于|将在)?((?:今|明|本|当)年(?:底|内|年底)?|年底|年内|\d{1,2}月(?:底|份)?|[上下]半年)前?(?:全部|全面)?(?:竣工|完工|建成|完成|投入使用|交付|启用)"
)
_BUILDING_TERM = re.compile(
    r"建设工程|建设项目|改造工程|迁建工程|维修工程|工程|项目|新校区|校区|综合楼|实验楼|教学楼|宿舍楼|公寓|食堂|幼儿园|小学|中学|运动场|操场|周转房"
)


def training(draft: Draft) -> Columns:
    """what, who, organiser, place, people and sessions of a training."""
    text = draft.text
    return {
        "what": _what(draft),
        "who": _who(draft),
        "organiser": _group(_BY_WHOM, text),
        "place": _place(text),
        "people": draft.value("people"),
        "sessions": draft.value("sessions"),
    }


def student_aid(draft: Draft) -> Columns:
    """kind, stage, money, people and money per head of student aid."""
    return {
        "kind": draft.fields.get("kind") or draft.fields.get("kind_general"),
        "stage": draft.fields.get("stage"),
        "money": draft.value("money"),
        "people": draft.value("people"),
        "per_head": draft.value("per_head"),
    }


def project(draft: Draft) -> Columns:
    """name, kind, state, money by stage, area, capacity, number of buildings and due time of a building project."""
    columns: Columns = {
        "name": _name(draft),
        "kind": draft.fields.get("kind"),
        "state": draft.fields.get("state"),
        "area": draft.value("area"),
        "site_area": draft.value("site_area"),
        "capacity": draft.value("capacity"),
        "count": draft.value("count"),
        "due": _group(_DUE, draft.text),
    }
    for stage in ("total", "planned", "allocated", "received", "completed"):
        columns[f"investment_{stage}"] = draft.value(f"investment_{stage}")
    return columns


def exam_result(draft: Draft) -> Columns:
    """exam, line, how the line counts, people, rate, rank and score of an exam result."""
    line = _line(draft)
    return {
        "exam": draft.fields.get("exam") or _exam_before(draft) or ("高考" if line in _NATIONAL_LINES else None),
        "line": line,
        "line_mode": None if line is None else "at_least" if _LINE_WITH_FLOOR.search(line) else "unknown",
        "people": draft.value("people"),
        "rate": draft.value("rate"),
        "rank": draft.value("rank"),
        "score": draft.value("score"),
    }


def safety_action(draft: Draft) -> Columns:
    """action, dangers found and fixed, people and times of an action for safety."""
    columns: Columns = {role: draft.value(role) for role in ("found", "fixed", "people", "times", "inspected")}
    return {"action": draft.fields.get("action"), **columns}


def _who(draft: Draft) -> str | None:
    """Who was trained: the noun after the figure of people, else the one before it."""
    figure = draft.figures.get("people")
    if figure is None:
        return None
    part = draft.part_of(figure)
    follows = _who_after().match(part.text[figure.end - part.start :])
    precedes = _who_before().search(part.text[: figure.start - part.start])
    return next((match.group(1) for match in (follows, precedes) if match and _is_somebody(match.group(1))), None)


def _is_somebody(who: str) -> bool:
    """Whether the words name people: not a list that goes on, not the training itself, not a mere 人员."""
    goes_on = who[0] in "、和及" or who.count("“") != who.count("”")
    return not goes_on and "训" not in who and not any(word in who for word in phrases("training", "people_word"))


@cache
def _who_after() -> re.Pattern[str]:
    fields = ("attend_verb", "travel_verb", "trigger")
    verbs = "|".join(phrase for field in fields for phrase in phrases("training", field))
    return re.compile(rf"^(?:的)?({_NOUN}{{2,20}}?)(?=(?:分别|先后|共|已)?(?:{verbs}))")


@cache
def _who_before() -> re.Pattern[str]:
    verbs = "|".join((*phrases("training", "trigger"), *phrases("training", "organise_verb"), "选送", "选派"))
    return re.compile(rf"(?:{verbs})({_NOUN}{{2,14}}?)(?:共|达|达到|共计|等)?$")


def _what(draft: Draft) -> str | None:
    """What was taught: the words up to 培训 or its like, in the part of the figure or else in a part before."""
    anchor = draft.figures.get("people") or draft.figures["sessions"]
    own = draft.part_of(anchor)
    for part in (own, *(one for one in reversed(draft.parts) if one.end <= own.start)):
        ends = [figure.end - part.start for figure in draft.sentence.figures_in(part)]
        for term in _by_nearness(list(_TRAINING_TERM.finditer(part.text)), anchor.start - part.start):
            floor = max((end for end in ends if end <= term.start()), default=0)
            what = _after_verbs(part.text[floor : term.end()])
            if len(what) >= len(term.group()) + _LEAST_WHAT:
                return what
    return None


def _by_nearness(terms: list[re.Match[str]], place: int) -> list[re.Match[str]]:
    """Terms before `place`, the nearest first, then those behind it."""
    before = [term for term in terms if term.end() <= place]
    return before[::-1] + [term for term in terms if term.end() > place]


def _after_verbs(text: str) -> str:
    """The text behind its last verb, without a list marker."""
    cut = 0
    for verb in (*phrases("training", "attend_verb"), *phrases("training", "organise_verb")):
        at = text.rfind(verb)
        cut = max(cut, at + len(verb)) if at >= 0 else cut
    return _MARKER.sub("", text[cut:].lstrip("了的、，’' "))


def _name(draft: Draft) -> str | None:
    """The building or works: the words up to 教学楼 or its like, behind the last figure and verb before them."""
    for part in draft.parts:
        ends = [figure.end - part.start for figure in draft.sentence.figures_in(part)]
        # the last word for a building closes the phrase: of 中学食堂改造工程 it is 改造工程
        for term in reversed(list(_BUILDING_TERM.finditer(part.text))):
            cut = max((end for end in ends if end <= term.start()), default=0)
            for verb in phrases("project", "name_verb"):
                at = part.text.rfind(verb, cut, term.start() - _LEAST_NAME)
                cut = at + len(verb) if at >= 0 else cut
            name = _MARKER.sub("", part.text[cut : term.end()].lstrip("了的、，)） “"))
            name = name.removeprefix("工程、").removeprefix("项目、")
            if len(name) >= len(term.group()) + _LEAST_NAME:
                return name
    return None


def _place(text: str) -> str | None:
    for index, character in enumerate(text):
        if character in "到赴在":
            match = _AT.match(text[index : index + 24])
            if match:
                return match.group(1)
    return None


def _line(draft: Draft) -> str | None:
    """The line named last before the first figure; else any that the event names."""
    first = min(figure.start for figure in draft.figures.values())
    head = draft.sentence.text[draft.start - draft.sentence.start : first - draft.sentence.start]
    found = [one.cue.value for one in cue_finder("exam_result").find(head) if one.cue.field == "line"]
    return found[-1] if found else draft.fields.get("line")


def _exam_before(draft: Draft) -> str | None:
    """The exam named last before the event in its sentence."""
    head = draft.sentence.text[: draft.start - draft.sentence.start]
    found = [one.cue.value for one in cue_finder("exam_result").find(head) if one.cue.field == "exam"]
    return found[-1] if found else None


def _group(pattern: re.Pattern[str], text: str, number: int = 1) -> str | None:
    match = pattern.search(text)
    return match.group(number) if match else None
