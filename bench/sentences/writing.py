"""From frames to sentences: text and truth are written in the same breath."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bench.sentences.authorities import Authority, person, township
from bench.sentences.draft import Draft, Mark
from bench.sentences.facets import facets_of, is_absolute
from bench.sentences.numbers import Statement, chinese, state
from bench.sentences.slots import Frame, Slot, Token, choose_wording, parse_text
from bench.sentences.values import draw

CONTRADICTIONS = 0.12
"""Share of the sentences with one arithmetic relation whose figures do not add up."""


@dataclass(frozen=True)
class Context:
    """Who writes, and about which year."""

    authority: Authority
    year: int
    report: str

    @property
    def superior(self) -> str:
        """全市 for a county, 全省 for a city."""
        return "全省" if self.authority.place.level == "city" else "全市"


def write_frame(frame: Frame, context: Context, random: Random) -> Draft:
    """One sentence (or two) with its figures, other numerals and relations marked."""
    draft = Draft()
    figures: dict[str, Mark] = {}
    values: dict[str, Decimal] = {}
    wrong = _misstated(frame, random)
    # a plan tells nothing as done
    text = frame.text.replace("[了|]", "") if context.report == "plan" else frame.text
    for token in parse_text(choose_wording(text, random), frame.id):
        slot = token.slot
        if slot is None:
            _write_token(token, context, random, draft)
            continue
        value = draw(slot.source, values, context.authority, context.year, random)
        # what others are computed from is stated as it is
        exact = slot.id is not None and bool(frame.relations)
        stated = _another(value, random) if slot.id is not None and slot.id == wrong else value
        statement = state(stated, slot, random, exact=exact)
        mark = draft.write(statement.surface, "figure", **figure_facts(slot, statement, frame, context))
        if slot.id is not None:
            figures[slot.id] = mark
            values[slot.id] = value
    _link(draft.of_kind("figure"), figures)
    for relation in frame.relations:
        members = [figures[name] for name in relation.ids]
        facts = {"kind": relation.kind, "figures": members, "holds": wrong not in relation.ids}
        draft.marks.append(Mark("arithmetic", 0, len(draft.text), facts))
    return draft


def _misstated(frame: Frame, random: Random) -> str | None:
    """The figure that a sentence gets wrong, as a few do: the result of its only relation."""
    if len(frame.relations) != 1 or random.random() >= CONTRADICTIONS:
        return None
    return frame.relations[0].ids[0]


def _another(value: Decimal, random: Random) -> Decimal:
    """A value that no rounding makes equal: a tenth to a third more."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return value + max((value * random.randint(10, 33) / 100).quantize(step), step * 3)


def figure_facts(slot: Slot, statement: Statement, frame: Frame, context: Context) -> dict[str, object]:
    """What is true of a figure, by the columns of the contract."""
    offset = slot.period_offset
    if offset is None:
        offset = 1 if slot.nature == "plan" and context.report != "plan" else 0
    return {
        "statement": statement,
        "value_min": statement.value_min,
        "value_max": statement.value_max,
        "unit": statement.unit,
        "operator": statement.operator,
        "nature": "plan" if frame.role == "plan" and slot.nature == "change" else slot.nature,
        "labels": _accepted_labels(slot, statement.unit),
        "indicator_code": slot.code,
        "is_optional": "optional" in slot.forms,
        "is_masked": False,
        "is_hedged": statement.operator == "approx",
        "is_absolute": is_absolute(statement.value_min, statement.value_max, statement.unit),
        **facets_of(slot.labels[0] if slot.labels else "", statement.unit, slot.nature),
        "true_value": statement.value_min,
        "period_year": context.year + offset if slot.period_offset is not None else None,
        "frame": frame.id,
        "parent": slot.parent,
        "compared_with": slot.compared_with,
        "form": statement.form,
    }


def _accepted_labels(slot: Slot, unit: str) -> list[str]:
    """The labels of a slot, and what an analyst may as well call them: 教代会提案数, 辍学学生人数, 奖补资金金额."""
    suffix = {"人": "人数", "名": "人数", "人次": "人次", "元": "金额", "平方米": "面积", "%": "比例"}.get(unit, "数")
    return [*slot.labels, *(label + suffix for label in slot.labels if not label.endswith((suffix, "率", "占比")))]


def _link(marks: list[Mark], figures: dict[str, Mark]) -> None:
    """Names of figures become the figures themselves."""
    for mark in marks:
        for role in ("parent", "compared_with"):
            name = mark.data[role]
            mark.data[role] = figures[name] if name is not None else None


def _write_token(token: Token, context: Context, random: Random, draft: Draft) -> None:
    """Plain words, marked numerals and words of the context."""
    if token.kind == "plain":
        draft.write(token.text.replace("¶", "\n"))
    elif token.kind == "number":
        draft.write(str(random.randint(token.low, token.high)))
    elif token.kind == "context":
        _write_context(token.text, context, random, draft)
    else:
        inner = Draft()
        for piece in token.inner:
            _write_token(piece, context, random, inner)
        if token.kind != "title":
            inner.marks.append(Mark("numeral", 0, len(inner.text), {"numeral_class": numeral_class(token.kind)}))
        if token.kind in ("date", "session", "title"):
            inner.marks.append(Mark(token.kind, 0, len(inner.text)))
        draft.append(inner)


def numeral_class(kind: str) -> str:
    """The class in fct_numeral of a marked numeral."""
    return {"session": "ordinal", "title": "name"}.get(kind, kind)


def _write_context(letter: str, context: Context, random: Random, draft: Draft) -> None:
    """A word that depends on authority and year."""
    authority, year = context.authority, context.year
    plain = {"A": authority.area, "W": authority.own, "O": authority.leadership, "Q": context.superior, "y": str(year)}
    if letter in plain:
        draft.write(plain[letter], "bare_year" if letter == "y" else None, year=year)
    elif letter in "YLN":
        draft.write(f"{year + {'Y': 0, 'L': -1, 'N': 1}[letter]}年", "year", year=year)
    elif letter == "R":
        draft.write(f"{year - 2}-{year + 2}年", "year_range")
    elif letter in "KJ":
        _write_congress(letter, context, draft)
    elif letter == "P":
        draft.write(authority.place.name, "place")
    elif letter == "G":
        draft.write(
            "县教育局" if authority.kind == "county" else "市教育局" if authority.kind == "city" else "区教育局"
        )
    elif letter == "B":
        draft.write(random.choice(("我局", "全系统", "教育系统")))
    elif letter == "T":
        draft.write(township(random), "place")
    elif letter == "S":
        draft.write(authority.school(random), "org")
    elif letter == "M":
        draft.write(person(random), "person")


def _write_congress(letter: str, context: Context, draft: Draft) -> None:
    """K: the last party congress before the year. J: a plenary session of the year before, or the congress again."""
    # congresses meet in the autumn of 2002, 2007, ..., so that reports speak of them from the next year on
    number = 16 + (context.year - 2003) // 5
    session = context.year - (2002 + (number - 16) * 5) + 1
    plenary = letter == "J" and 3 <= session <= 6 and number < 20
    name = f"{chinese(number)}届" if plenary else f"{chinese(number)}大"
    mark = draft.write(name, "session")
    draft.marks.append(Mark("numeral", mark.start, mark.end, {"numeral_class": "ordinal"}))
    if plenary:
        draft.write(f"{chinese(session)}中全会")


def write_evidence(text: str, phrase: str, number: int | None) -> Draft:
    """A dated sentence, its phrase marked. `number` is written in Chinese where the sentence holds %N."""
    draft = Draft()
    before, _, behind = text.partition(phrase)
    draft.write(before)
    draft.write(phrase.replace("%N", chinese(number or 0)), "evidence")
    draft.write(behind)
    return draft
