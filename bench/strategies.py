"""Hypothesis strategies built from the frames of the worlds: sentences and articles with their truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from bench.articles import ArticleKey, write_article
from bench.authorities import FIRST_YEAR, LAST_YEAR, authority_of
from bench.damage import DAMAGES, harm
from bench.draft import Draft, Mark
from bench.grammar import grammar
from bench.rows import document_rows
from bench.truth import Rows
from bench.writing import Context, write_frame

SOURCE_PATH = "world.txt"


@dataclass(frozen=True)
class Sample:
    """A text with its truth. Hypothesis shows the text alone."""

    text: str
    rows: Rows = field(repr=False)


def _sample(draft: Draft) -> Sample:
    """A finished draft."""
    return Sample(draft.text, document_rows(draft, SOURCE_PATH))


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
    return _sample(draft)


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
    return _sample(article.draft)
