"""Hypothesis strategies built from the frames of the worlds: statements, sentences and articles with their truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from bench.damage.texts import DAMAGES, harm
from bench.landing.rows import document_rows
from bench.landing.truth import Rows
from bench.reports.articles import ArticleKey, write_article
from bench.sentences.authorities import FIRST_YEAR, LAST_YEAR, authority_of
from bench.sentences.draft import Draft, Mark
from bench.sentences.grammar import grammar
from bench.sentences.numbers import Statement
from bench.sentences.slots import parse_frame
from bench.sentences.writing import Context, write_frame

SOURCE_PATH = "world.txt"
# a carrier for each unit: %s is the figure
_CARRIERS: tuple[tuple[str, str, tuple[int, int, int]], ...] = (
    ("所", "全县新建学校%s。", (1, 400, 0)),
    ("个", "全市设立教学点%s。", (1, 900, 0)),
    ("人", "全县培训教师%s。", (1, 90_000, 0)),
    ("名", "全市资助学生%s。", (1, 90_000, 0)),
    ("人次", "全年参加培训%s。", (1, 90_000, 0)),
    ("台", "全县添置计算机%s。", (1, 9000, 0)),
    ("册", "全县新增图书%s。", (1, 900_000, 0)),
    ("平方米", "全县新增校舍%s。", (1, 900_000, 0)),
    ("元", "全县发放补助资金%s。", (1, 9_000_000, 0)),
    ("万元", "全年投入资金%s。", (1, 9_000_000, 2)),
    ("亿元", "全年投入资金%s。", (1, 9000, 2)),
    ("%", "全县小学入学率为%s。", (1, 10_000, 2)),
    ("个百分点", "升学率提高%s。", (1, 990, 1)),
)
COUNTED_FORMS = ("", "exact", "chinese", "plain", "approx", "gt", "ge", "lt", "le", "range")
# source, unit and flags as in the notation; the last is the carrier
_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("%d", "- ratio", "小学师生比为%s。"),
    ("%d", "位 rank", "总成绩居全市%s。"),
    ("%d", "名 rank", "总成绩居全市%s。"),
    ("%d", "名 rank top", "总成绩进入全市%s。"),
    ("frac", "", "教师中有%s的人参加了培训。"),
    ("vague", "名", "全县培训教师%s。"),
    ("vague", "所", "全县新建学校%s。"),
    ("tenths", "", "寄宿学生占学生总数的%s。"),
    ("double", "", "学生人数比上年%s。"),
)


@dataclass(frozen=True)
class Sample:
    """A text with its truth; `stated` are spans of figures with what was written there. Hypothesis shows the text."""

    text: str
    rows: Rows = field(repr=False)
    stated: tuple[tuple[int, int, Statement], ...] = field(repr=False, default=())


def sample_of(draft: Draft) -> Sample:
    """A finished draft."""
    stated = tuple((mark.start, mark.end, mark.data["statement"]) for mark in draft.of_kind("figure"))
    return Sample(draft.text, document_rows(draft, SOURCE_PATH), stated)


@st.composite
def _counted_lines(draw: st.DrawFn) -> str:
    """A frame that states a number of things, money or a share in one of the forms."""
    unit, carrier, (low, high, places) = draw(st.sampled_from(_CARRIERS))
    number = draw(st.integers(low, high))
    # whole numbers are as common as others
    value = f"{number / 10**places:.{places}f}" if places and draw(st.booleans()) else f"{max(1, number // 10**places)}"
    form = draw(st.sampled_from(COUNTED_FORMS))
    return carrier % f"{{{value}-{value} {unit} {form}: 数}}".replace(" :", ":")


@st.composite
def _other_lines(draw: st.DrawFn) -> str:
    """A frame that states a ratio, a rank, or a number in words."""
    source, rest, carrier = draw(st.sampled_from(_OTHERS))
    number = draw(st.integers(1, 40))
    ratio = rest.endswith("ratio")
    value = f"{number / 2:.1f}" if ratio and draw(st.booleans()) else str(number)
    source = source.replace("%d", f"{value}-{value}")
    return carrier % f"{{{source} {rest}: 数}}".replace(" :", ":")


@st.composite
def statements(draw: st.DrawFn, most: int = 20) -> Sample:
    """Plain sentences, one to a line, that state numbers in every way of `bench.sentences.numbers`."""
    context = Context(authority_of(1, 1, grammar().models), LAST_YEAR, "annual")
    random = Random(draw(st.integers(0, 2**32)))
    draft = Draft()
    for line in draw(st.lists(st.one_of(_counted_lines(), _other_lines()), min_size=1, max_size=most)):
        draft.append(write_frame(parse_frame("statement", "general", "achievement", line), context, random))
        draft.write("\n")
    return sample_of(draft)


@st.composite
def sentences(draw: st.DrawFn, most: int = 12) -> Sample:
    """Sentences from frames of any theme, one to a line, about one authority and year."""
    year = draw(st.integers(FIRST_YEAR, LAST_YEAR))
    number = draw(st.integers(0, 10_000))
    random = Random(draw(st.integers(0, 2**32)))
    frames = [frame for frame in grammar().frames() if frame.fits(year)]
    context = Context(authority_of(number, number, grammar().models), year, "annual")
    draft = Draft()
    for frame in draw(st.lists(st.sampled_from(frames), min_size=1, max_size=most)):
        draft.append(write_frame(frame, context, random))
        draft.write("\n")
    return sample_of(draft)


@st.composite
def articles(draw: st.DrawFn, damage: tuple[str, ...] | None = None) -> Sample:
    """One article with the damage named, or any."""
    key = ArticleKey(
        draw(st.integers(0, 10_000)),
        draw(st.integers(FIRST_YEAR, LAST_YEAR)),
        draw(st.sampled_from(("annual", "half", "plan"))),
    )
    seed = draw(st.integers(0, 10_000))
    article = write_article(key, seed, grammar())
    article.draft.marks.append(Mark("article", 0, len(article.draft.text), dict(article.facts)))
    names = damage if damage is not None else draw(st.sets(st.sampled_from([name for name, *_ in DAMAGES])))
    harm(article.draft, Random(seed), list(names))
    return sample_of(article.draft)
