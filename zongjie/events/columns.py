"""The columns of training, student aid, project, exam and safety events, read from a group of clause parts."""

from __future__ import annotations

import re
from functools import cache

from zongjie.events.cues import cue_finder, phrases
from zongjie.events.grouping import Draft

Columns = dict[str, object]

_LEAST_WHAT = 3

_NOUN = r"[\u4e00-\u9fff“”\"'·、（）()A-Za-z]"
_TRAINING_END = re.compile(
    rf"{_NOUN}{{2,24}}?(?:培训班|培训会|培训项目|培训|研修班|研修|轮训|讲座|考察学习|外出学习|跟岗学习|挂职锻炼|进修)"
)
_LINE_WITH_FLOOR = re.compile(r"以上|^一本$")
_AT = re.compile(r"^(?:到|赴|在)([\u4e00-\u9fff、]{2,14}?)(?=等地|等|参加|进行|举行|举办|研修|培训|学习|考察|进修)")
_BY_WHOM = re.compile(
    r"(?:由|参加)([\u4e00-\u9fff]{1,16}?(?:厅|局|委|中心|学院|大学|学校|部|馆|室|会))(?:统一)?(?:组织|举办|主办|承办)"
)
_DUE = re.compile(
    r"(?:预计|计划|力争|确保|将于|将在)?((?:今|明|本|当)年(?:底|内|年底)?|年底|年内|\d{1,2}月(?:底|份)?|[上下]半年)前?(?:全部|全面)?(?:竣工|完工|建成|完成|投入使用|交付|启用)"
)
_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z（）()“”、]{2,30}?(?:工程|项目|新校区|校区|综合楼|实验楼|教学楼|宿舍楼|公寓|食堂|幼儿园|运动场|操场|周转房)"
)


def training(draft: Draft) -> Columns:
    """what, who, organiser, place, people and sessions of a training."""
    text = draft.text
    return {
        "what": _after_verb(_TRAINING_END, text, "training", "attend_verb"),
        "who": _who(draft),
        "organiser": _group(_BY_WHOM, text),
        "place": _place(text),
        "people": draft.value("people"),
        "sessions": draft.value("sessions"),
    }


def student_aid(draft: Draft) -> Columns:
    """kind, stage, money, people and money per head of student aid."""
    return {
        "kind": draft.fields.get("kind"),
        "stage": draft.fields.get("stage"),
        "money": draft.value("money"),
        "people": draft.value("people"),
        "per_head": draft.value("per_head"),
    }


def project(draft: Draft) -> Columns:
    """name, kind, state, money by stage, area, capacity, number of buildings and due time of a building project."""
    columns: Columns = {
        "name": _group(_NAME, draft.text, 0),
        "kind": draft.fields.get("kind"),
        "state": draft.fields.get("state"),
        "area": draft.value("area"),
        "capacity": draft.value("capacity"),
        "count": draft.value("count"),
        "due": _group(_DUE, draft.text),
    }
    for stage in ("total", "planned", "allocated", "received", "completed"):
        columns[f"investment_{stage}"] = draft.value(f"investment_{stage}")
    return columns


def exam_result(draft: Draft) -> Columns:
    """exam, line, how the line counts, people, rate, rank and score of an exam result."""
    line = draft.fields.get("line")
    return {
        "exam": draft.fields.get("exam") or _exam_before(draft),
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
    part = next(part for part in draft.parts if part.start <= figure.start < max(part.end, part.start + 1))
    before, after = part.text[: figure.start - part.start], part.text[figure.end - part.start :]
    follows = _who_after().match(after)
    if follows:
        return follows.group(1)
    precedes = _who_before().search(before)
    return precedes.group(1) if precedes else None


@cache
def _who_after() -> re.Pattern[str]:
    verbs = "|".join((*phrases("training", "attend_verb"), *phrases("training", "trigger")))
    return re.compile(rf"^(?:的)?({_NOUN}{{2,20}}?)(?=(?:分别|先后|共|已)?(?:{verbs}))")


@cache
def _who_before() -> re.Pattern[str]:
    verbs = "|".join((*phrases("training", "trigger"), "组织", "选送", "选派"))
    return re.compile(rf"(?:{verbs})({_NOUN}{{2,14}}?)(?:共|达|达到|共计|等)?$")


def _after_verb(pattern: re.Pattern[str], text: str, event_kind: str, field: str) -> str | None:
    """The first match of `pattern`, from behind the last verb inside it."""
    match = pattern.search(text)
    if match is None:
        return None
    found = match.group()
    for verb in (*phrases(event_kind, field), *phrases(event_kind, "organise_verb")):
        head, _, tail = found.rpartition(verb)
        if head is not found and len(tail) >= _LEAST_WHAT:
            found = tail
    return found.lstrip("了的、，") or None


def _place(text: str) -> str | None:
    for index, character in enumerate(text):
        if character in "到赴在":
            match = _AT.match(text[index : index + 24])
            if match:
                return match.group(1)
    return None


def _exam_before(draft: Draft) -> str | None:
    """The exam named last before the event in its sentence."""
    head = draft.sentence.text[: draft.start - draft.sentence.start]
    found = [one.cue.value for one in cue_finder("exam_result").find(head) if one.cue.field == "exam"]
    return found[-1] if found else None


def _group(pattern: re.Pattern[str], text: str, number: int = 1) -> str | None:
    match = pattern.search(text)
    return match.group(number) if match else None
