"""The stage `report_years`: evidence for each article, and the interval that it leaves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from zongjie.identifiers import identifier
from zongjie.report_years.calendar import weekday_evidence
from zongjie.report_years.congresses import congress_evidence
from zongjie.report_years.explicit import Trust, explicit_evidence, stated_years, title_years
from zongjie.report_years.plans import turn_of_plans
from zongjie.report_years.reading import event_evidence
from zongjie.report_years.setting import Setting
from zongjie.report_years.years import FIRST_YEAR, Certainty, Conclusion, Evidence, conclude, span, year_set
from zongjie.tables.report_years import REPORT_YEARS, YEAR_CONFLICTS
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

Row = dict[str, Any]
_HALF_YEAR = re.compile(r"上半年|半年(?:度)?(?:工作|总结)")
_SCHOOL_YEAR = re.compile(r"学年|学期")
_AIMED = re.compile(r"(?:到|至|力争|争取|明年)$")
_SINCE = re.compile(r"以来|起|至|到")
_HEAD_LENGTH = 60
_CENTURY = 100
_SCRUBBERS_DECADE = 2020


@dataclass(frozen=True)
class Article:
    """What this stage knows of one article."""

    row: Mapping[str, Any]
    raw_text: str
    text: str
    offsets: OffsetMap
    facts: Mapping[str, Any]
    plan_spans: tuple[tuple[int, int], ...]
    placeholders: tuple[Mapping[str, Any], ...]

    @property
    def body_start(self) -> int:
        """Where the title ends, in the clean text."""
        start, body = self.row["char_start"], self.row["body_start"]
        return self.offsets.to_clean(body, body)[0] if body > start else 0


def process(frames: Frames) -> Frames:
    """Return `report_years` (one row for each article) and `year_conflicts` for a chunk of documents."""
    years: list[Row] = []
    conflicts: list[Row] = []
    for article in _articles(frames):
        found = (piece for piece in _evidence(article) if piece.years)
        evidence = sorted(found, key=lambda piece: (piece.start, piece.end, piece.rule))
        conclusion = conclude(evidence)
        years.append(_year_row(article, evidence, conclusion))
        conflicts += _conflict_rows(article, conclusion)
    return {
        "report_years": pl.DataFrame(years, schema=dict(REPORT_YEARS.columns)),
        "year_conflicts": pl.DataFrame(conflicts, schema=dict(YEAR_CONFLICTS.columns)),
    }


def _articles(frames: Frames) -> Iterable[Article]:
    """Bring together what the frames say about each article."""
    facts = {row["document_id"]: row for row in frames["document_facts"].iter_rows(named=True)}
    clean = {row["article_id"]: row for row in frames["clean_texts"].iter_rows(named=True)}
    sections = _grouped(frames["sections"].sort("char_start", "level"))
    raw = dict(frames["document_text"].select("document_id", "text").iter_rows())
    masks = _grouped(frames["placeholders"].drop_nulls("article_id").sort("char_start"))
    for row in frames["articles"].iter_rows(named=True):
        article_id = row["article_id"]
        offsets = OffsetMap.from_rows(clean[article_id]["offset_runs"])
        spans = (offsets.to_clean(start, end) for start, end in _plan_spans(sections[article_id]))
        yield Article(
            row,
            raw[row["document_id"]],
            clean[article_id]["clean_text"],
            offsets,
            facts.get(row["document_id"], {}),
            _merged(spans) if row["document_type"] != "plan" else (),
            tuple(masks[article_id]),
        )


def _plan_spans(sections: Sequence[Row]) -> Iterable[tuple[int, int]]:
    """What stands in a section about plans and in no section within it that is about something else."""
    for number, section in enumerate(sections):
        if section["role"] != "plan":
            continue
        start = section["char_start"]
        for inner in sections[number + 1 :]:
            if inner["char_start"] >= section["char_end"]:
                break
            if inner["char_end"] <= section["char_end"] and inner["role"] != "plan":
                if inner["char_start"] > start:
                    yield start, inner["char_start"]
                start = max(start, inner["char_end"])
        if start < section["char_end"]:
            yield start, section["char_end"]


def _grouped(frame: pl.DataFrame) -> defaultdict[str, list[Row]]:
    """Rows by article."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in frame.iter_rows(named=True):
        groups[row["article_id"]].append(row)
    return groups


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, overlapping ones (sections within sections) made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _evidence(article: Article) -> Iterable[Evidence]:
    """All evidence about one article."""
    head = article.text[: article.body_start + _HEAD_LENGTH]
    setting = Setting(
        text=article.text,
        title=article.text[: article.body_start].strip(),
        is_half_year=article.row["document_type"] == "half_year_summary" or bool(_HALF_YEAR.search(head)),
        is_school_year=bool(_SCHOOL_YEAR.search(head)),
        is_plan=article.row["document_type"] == "plan",
        plan_spans=article.plan_spans,
        masked_sessions=_masked_sessions(article),
    )
    yield from turn_of_plans(event_evidence(setting), setting)
    yield from congress_evidence(setting)
    yield from weekday_evidence(article.text)
    stated = stated_years(article.text, article.plan_spans)
    yield from explicit_evidence(
        article.text, article.body_start, stated, _trust(article.facts), is_plan=setting.is_plan
    )
    yield from _wiped_year_evidence(article)
    published: date | None = article.facts.get("published_on")
    if published is not None:
        # a plan may be published before its year begins
        years = year_set(None, published.year + (article.row["document_type"] == "plan"))
        yield Evidence("", 0, 0, "published_on", "published_on", "sure", years)


def _masked_sessions(article: Article) -> dict[int, int]:
    """Wiped session numbers (xx届) by their end in the clean text."""
    sessions = (mask for mask in article.placeholders if mask["placeholder_kind"] == "session")
    spans = (article.offsets.to_clean(mask["char_start"], mask["char_end"]) for mask in sessions)
    return {end: start for start, end in spans}


def _trust(facts: Mapping[str, Any]) -> Trust:
    """How far unmasked years of the document can be believed."""
    flags = set(facts.get("tamper_flags") or ())
    if facts.get("source_kind") == "model_text_site" or flags & {"relabelled_year", "stray_year", "year_scrubber"}:
        return "tampered"
    return "own" if facts.get("source_kind") == "official" else "unknown"


def _wiped_year_evidence(article: Article) -> Iterable[Evidence]:
    """A wiped year leaves its first digits: 201x年 as the report's own is 2010 to 2019.

    20xx年 is what sites write for any year, so that it is of this century is only likely.
    """
    for mask in article.placeholders:
        if mask["placeholder_kind"] != "year" or (mask["year_min"] or 0) <= FIRST_YEAR:
            continue
        start, end = article.offsets.to_clean(mask["char_start"], mask["char_end"])
        before = article.text[max(start - 4, 0) : start]
        if any(low <= start < high for low, high in article.plan_spans) or _AIMED.search(before):
            continue
        first, last = _written_by_author(mask)
        is_own = start < article.body_start + _HEAD_LENGTH and not _SINCE.match(article.text[end : end + 3])
        years = year_set(first, last) if is_own else year_set(first)
        certainty: Certainty = "likely" if last - first >= _CENTURY - 1 else "sure"
        yield Evidence(article.text[start:end], start, end, "wiped_year", "wiped_year/first_digits", certainty, years)
        return


def _written_by_author(mask: Mapping[str, Any]) -> tuple[int, int]:
    """The years that digits left by the author allow; scrubbers write 202_ for any year of the century, as 20xx."""
    first, last = mask["year_min"], mask["year_max"]
    return (
        (first // _CENTURY * _CENTURY, first // _CENTURY * _CENTURY + _CENTURY - 1)
        if first >= _SCRUBBERS_DECADE
        else (first, last)
    )


def _year_row(article: Article, evidence: list[Evidence], conclusion: Conclusion) -> Row:
    """The row of `report_years`."""
    first, last = span(conclusion.years)
    return {
        "article_id": article.row["article_id"],
        "document_id": article.row["document_id"],
        "report_year_min": first,
        "report_year_max": last,
        "report_year_candidates": list(conclusion.candidates) if conclusion.candidates else None,
        "report_year_evidence": [_located(article, piece) for piece in evidence],
    }


def _located(article: Article, piece: Evidence) -> Row:
    """The piece with its place and wording in the raw text."""
    start, end = article.offsets.to_raw(piece.start, piece.end) if article.text else (0, 0)
    first, last = span(piece.years)
    return {
        "phrase": article.raw_text[start:end],
        "char_start": start,
        "char_end": end,
        "rule": f"{piece.rule}/{piece.certainty}",
        "year_min": first,
        "year_max": last,
    }


def _relabelled_title(article: Article, conclusion: Conclusion) -> Iterable[Evidence]:
    """Years that a site put into the title of an article that is of another time; none where one of them fits."""
    if conclusion.first is None and conclusion.last is None:
        return
    named = title_years(stated_years(article.text[: article.body_start], ()), article.body_start)
    outvoted = {piece.start for piece in conclusion.outvoted}
    if any(year_set(year.first, year.last) & conclusion.years for year in named):
        return
    for year in named:
        years = year_set(year.first, year.last)
        if year.start not in outvoted:
            phrase = article.text[year.start : year.end]
            yield Evidence(phrase, year.start, year.end, "title", "explicit/relabelled_title", "likely", years)


def _conflict_rows(article: Article, conclusion: Conclusion) -> Iterable[Row]:
    """Rows for the evidence that the conclusion does not agree with."""
    first, last = span(conclusion.years)
    for number, piece in enumerate((*conclusion.outvoted, *_relabelled_title(article, conclusion))):
        located = _located(article, piece)
        stated = f"{located['year_min'] or '..'}-{located['year_max'] or '..'}"
        yield {
            "year_conflict_id": identifier("year_conflict", article.row["article_id"], piece.rule, piece.start, number),
            "article_id": article.row["article_id"],
            "document_id": article.row["document_id"],
            **located,
            "report_year_min": first,
            "report_year_max": last,
            "explanation": f"“{located['phrase']}” speaks for {stated}; the rest for {first or '..'}-{last or '..'}",
        }
