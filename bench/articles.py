"""Articles: an authority's report on a year, from its title to its last line."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.authorities import Authority, authority_of
from bench.draft import Draft, Mark
from bench.grammar import Grammar, Theme
from bench.numbers import chinese
from bench.slots import Frame
from bench.writing import Context, write_evidence, write_frame

REPORTS = ("annual", "half", "plan")
_TYPES = {"annual": "annual_summary", "half": "half_year_summary", "plan": "plan"}
_TITLES = {
    "annual": ("{place}教育局{year}年工作总结", "{place}{year}年教育工作总结", "{year}年度教育工作总结", "{place}教育体育局{year}年工作总结"),
    "half": ("{place}教育局{year}年上半年工作总结", "{year}年上半年教育工作总结", "{place}{year}年教育工作半年总结"),
    "plan": ("{place}教育局{year}年工作计划", "{year}年{place}教育工作计划"),
}  # fmt: skip
_PLAN_HEADINGS = ("下一步工作打算", "今后工作打算", "明年工作思路", "下一步工作重点")
_PROBLEM_HEADINGS = ("存在的主要问题", "存在问题", "存在的困难和问题", "主要问题和不足")


@dataclass(frozen=True)
class ArticleKey:
    """What an article is: everything else follows from it and the seed."""

    authority: int
    year: int
    report: str

    @property
    def text(self) -> str:
        """The key in one word."""
        return f"{self.authority}-{self.year}-{self.report}"


@dataclass
class Article:
    """A written article."""

    key: ArticleKey
    authority: Authority
    draft: Draft
    facts: dict[str, object]


def write_article(key: ArticleKey, seed: int, grammar: Grammar, title: str | None = None) -> Article:
    """Write the article of a key; `title` replaces its own, as on the sites that copy it."""
    authority = authority_of(seed, key.authority, grammar.models)
    context = Context(authority, key.year, key.report)
    random = Random(f"{seed}/article/{key.text}")
    draft = Draft()
    own = random.choice(_TITLES[key.report])
    _write_title(own, title, context, draft)
    body_start = len(draft.text)
    bounds = _write_body(key, seed, grammar, context, random, draft)
    place = authority.place
    draft.marks.append(Mark("body", body_start, len(draft.text)))
    facts: dict[str, object] = {
        "article_key": key.text,
        "authority_number": key.authority,
        "document_type": _TYPES[key.report],
        "organisation_level": place.level if authority.kind in ("city", "county", "district") else authority.kind,
        "place": place.name,
        "place_code": place.code,
        "report_year": key.year,
        "provable_min": bounds[0],
        "provable_max": bounds[1],
    }
    return Article(key, authority, draft, facts)


def _write_title(own: str, other: str | None, context: Context, draft: Draft) -> None:
    """The title line."""
    title = Draft()
    if other is not None:
        title.write(other)
    else:
        for piece in own.replace("{", "\0{").replace("}", "}\0").split("\0"):
            if piece == "{place}":
                title.write(context.authority.place.name, "place")
            elif piece == "{year}":
                title.write(str(context.year), "bare_year", year=context.year)
            else:
                title.write(piece)
    title.marks.append(Mark("title_line", 0, len(title.text)))
    draft.append(title)
    draft.write("\n")


def _write_body(
    key: ArticleKey, seed: int, grammar: Grammar, context: Context, random: Random, draft: Draft
) -> tuple[int | None, int | None]:
    """Opening, sections, closing. Returns the interval of years that its dated sentences prove."""
    general = grammar.general.frames
    indent = random.choice(("", "　　", "    "))
    spacing = random.choice(("\n", "\n", "\n\n"))
    opening = {"annual": "opening", "half": "opening_half", "plan": "opening_plan"}[key.report]
    _paragraph([write_frame(random.choice(general[opening]), context, random)], draft, indent, spacing)
    if random.random() < 0.6 and context.authority.kind != "school":
        _paragraph([write_frame(random.choice(general["background"]), context, random)], draft, indent, spacing)
    sentences, bounds = _evidence(grammar, key, random)
    themes = _themes(grammar, context.authority, Random(f"{seed}/themes/{key.authority}/{key.year}"))
    style = random.randrange(4)
    possible = [frame for frame in general["filler"] if frame.since <= key.year]
    fillers = _rng(seed, key, "fillers").sample(possible, len(possible))
    number = 0
    for theme in themes:
        number += 1
        frames = _frames(theme, key, seed)
        if not frames:
            continue
        heading = _rng(seed, key, theme.name).choice(theme.headings)
        with_evidence = [sentences.pop()] if sentences else []
        body = _achievements(frames, grammar, context, seed, key, fillers, with_evidence)
        _section(heading, number, theme.name, _role(key), body, style, draft, indent, spacing, random)
    if key.report != "plan":
        number = _problems(grammar, themes, context, random, number, style, draft, indent, spacing)
    if key.report == "annual" and random.random() < 0.8:
        number += 1
        _section(
            random.choice(_PLAN_HEADINGS), number, None, "plan", _plans(grammar, themes, context, random), style, draft, indent,
            spacing, random,
        )  # fmt: skip
    _paragraph([write_frame(random.choice(general["closing"]), context, random)], draft, indent, spacing)
    return bounds


def _role(key: ArticleKey) -> str:
    """What the sections of a report do."""
    return "plan" if key.report == "plan" else "achievement"


def _rng(seed: int, key: ArticleKey, name: str) -> Random:
    """Randomness that a half-year report shares with the report on the whole year."""
    report = "plan" if key.report == "plan" else "summary"
    return Random(f"{seed}/{key.authority}/{key.year}/{report}/{name}")


def _themes(grammar: Grammar, authority: Authority, random: Random) -> list[Theme]:
    """The themes of a year's reports."""
    possible = [
        theme for theme in grammar.themes.values() if theme is not grammar.general and authority.kind in theme.kinds
    ]
    if authority.kind == "school":
        others = [grammar.themes[name] for name in ("moral", "physical_arts", "research", "safety")]
        return [*possible, *random.sample(others, 2)]
    return random.sample(possible, random.randint(4, 8))


def _frames(theme: Theme, key: ArticleKey, seed: int) -> list[Frame]:
    """The frames that a report uses of a theme; half-year reports use a part of the year's."""
    random = _rng(seed, key, theme.name)
    role = "plan" if key.report == "plan" else "achievement"
    options = [frame for frame in theme.frames[role] if frame.since <= key.year]
    chosen = random.sample(options, min(len(options), random.randint(3, 7)))
    return chosen[: (len(chosen) * 3 + 4) // 5] if key.report == "half" else chosen


def _achievements(
    frames: list[Frame],
    grammar: Grammar,
    context: Context,
    seed: int,
    key: ArticleKey,
    fillers: list[Frame],
    evidence: list[Draft],
) -> list[Draft]:
    """The sentences of a section."""
    sentences: list[Draft] = []
    for frame in frames:
        random = _rng(seed, key, frame.id)
        sentences.append(write_frame(frame, context, random))
        if random.random() < 0.45 and fillers:
            sentences.append(write_frame(fillers.pop(), context, random))
    return sentences + evidence


def _problems(
    grammar: Grammar, themes: list[Theme], context: Context, random: Random, number: int, style: int, draft: Draft,
    indent: str, spacing: str,
) -> int:  # fmt: skip
    """The section on problems, if there is one. Returns the number of the last section."""
    if random.random() < 0.4:
        return number
    options = [
        frame
        for theme in [*themes, grammar.general]
        for frame in theme.frames["problem"]
        if frame.since <= context.year
    ]
    sentences = [write_frame(frame, context, random) for frame in random.sample(options, min(len(options), 3))]
    _section(
        random.choice(_PROBLEM_HEADINGS), number + 1, None, "problem", sentences, style, draft, indent, spacing, random
    )
    return number + 1


def _plans(grammar: Grammar, themes: list[Theme], context: Context, random: Random) -> list[Draft]:
    """What a summary says about the year to come."""
    options = [
        frame for theme in [*themes, grammar.general] for frame in theme.frames["plan"] if frame.since <= context.year
    ]
    return [write_frame(frame, context, random) for frame in random.sample(options, min(len(options), 4))]


def _section(
    heading: str, number: int, theme: str | None, role: str, sentences: list[Draft], style: int, draft: Draft, indent: str,
    spacing: str, random: Random,
) -> None:  # fmt: skip
    """A heading with its paragraphs."""
    marker = (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}、", f"{chinese(number)}、")[style]
    start = len(draft.text)
    draft.write(indent)
    draft.write(marker, "numeral", numeral_class="list_marker")
    heading_mark = draft.write(heading, "heading")
    draft.write(spacing)
    while sentences:
        count = random.randint(2, 5)
        _paragraph(sentences[:count], draft, indent, spacing)
        sentences = sentences[count:]
    draft.marks.append(Mark("section", start, len(draft.text), {"heading": heading_mark, "theme": theme, "role": role}))


def _paragraph(sentences: list[Draft], draft: Draft, indent: str, spacing: str) -> None:
    """Sentences one after another."""
    draft.write(indent)
    for sentence in sentences:
        draft.append(sentence)
    draft.write(spacing)


def _evidence(grammar: Grammar, key: ArticleKey, random: Random) -> tuple[list[Draft], tuple[int | None, int | None]]:
    """Up to three dated sentences and the interval they prove together."""
    low: int | None = None
    high: int | None = None
    if key.report == "plan":
        return [], (None, None)
    options = [
        (evidence, proved)
        for evidence in grammar.evidence
        if (proved := evidence.proves(key.year)) is not None and not (evidence.whole_year and key.report == "half")
    ]
    sentences: list[Draft] = []
    for evidence, (first, last) in random.sample(options, min(len(options), random.randint(0, 3))):
        number = key.year - evidence.base if evidence.base is not None else None
        sentences.append(write_evidence(evidence.text, evidence.phrase, number))
        low = max(low or first, first)
        high = min(high or last, last) if last is not None else high
    return sentences, (low, high)
