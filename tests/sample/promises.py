"""What each promise asks of one expectation. Each function returns what is missing or wrong, in words; or None.

How the entries are read is said in `data/README.md`: a match may be wider or narrower than the
surface where its edge is a matter of taste, as long as they overlap.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date

from tests.sample.lookup import Entry, Row, Sample, Span, surfaces

_NUMERIC = re.compile(r"[0-9０-９一二三四五六七八九十百千万零两]")


def check(sample: Sample, entry: Entry) -> str | None:
    """What the sample lacks of the entry, or None where it is met."""
    return CHECKS[entry["promise"]](sample, entry)


def _differences(entry: Entry, row: Row, columns: tuple[str, ...]) -> str | None:
    wrong = [
        f"{column} is {row[column]!r}, should be {entry[column]!r}"
        for column in columns
        if row[column] != entry[column]
    ]
    return "; ".join(wrong) or None


def check_mask(sample: Sample, entry: Entry) -> str | None:
    """A mask of that kind, or none at all."""
    found = sample.overlapping("placeholders", entry["file"], sample.span(entry))
    if not entry["is_placeholder"]:
        return f"is no mask, but found {surfaces(found)} as {found[0]['placeholder_kind']}" if found else None
    if not found:
        return "no mask found"
    if entry["kind"] in {row["placeholder_kind"] for row in found}:
        return None
    return f"kind is {found[0]['placeholder_kind']!r}, should be {entry['kind']!r} (found {surfaces(found)})"


def check_scar(sample: Sample, entry: Entry) -> str | None:
    """A scar, healed as it should be; a broken line is healed in the clean text only."""
    span = sample.span(entry)
    text = sample.texts[entry["file"]]
    if entry["form"] == "broken_line":
        return _check_broken_line(sample, entry)
    found = [
        row
        for row in sample.overlapping("placeholders", entry["file"], Span(span.start, span.end + 1))
        if row["placeholder_kind"] == "scar"
    ]
    if not found:
        return "no scar found"
    start = min(span.start, *(row["char_start"] for row in found))
    end = max(span.end, *(row["char_end"] for row in found))
    if entry["restored"] is None:
        restored = [row["restored"] for row in found if row["restored"] is not None]
        return f"nothing can be restored, but found {restored}" if restored else None
    healed = text[start:end]
    for row in sorted(found, key=lambda row: -row["char_start"]):
        if row["restored"] is not None:
            healed = healed[: row["char_start"] - start] + row["restored"] + healed[row["char_end"] - start :]
    wanted = text[start : span.start] + entry["restored"] + text[span.end : end]
    return None if healed == wanted else f"healed to {healed!r}, should be {wanted!r}"


def _check_broken_line(sample: Sample, entry: Entry) -> str | None:
    wanted = "".join(entry["context"].replace(entry["surface"], entry["restored"]).split())
    clean = ("".join(row["clean_text"].split()) for row in sample.rows("clean_sentences", entry["file"]))
    return None if any(wanted in text for text in clean) else f"no clean sentence holds {wanted!r}"


def check_value(sample: Sample, entry: Entry) -> str | None:
    """A figure with all that is expected of it, or a numeral of another class."""
    span = sample.span(entry)
    found = sample.overlapping("measurements", entry["file"], span)
    if not entry["is_measurement"]:
        return _check_numeral_class(sample, entry, span, found)
    if not found:
        numerals = sample.overlapping("numerals", entry["file"], span)
        classes = ", ".join(f"{row['surface']!r} {row['numeral_class']} ({row['rule']})" for row in numerals)
        return f"no figure found; numerals: {classes or 'none'}"
    problems = [_value_differences(sample, entry, row) for row in found]
    return None if None in problems else f"{surfaces(found[:1])}: {problems[0]}"


def _check_numeral_class(sample: Sample, entry: Entry, span: Span, found: list[Row]) -> str | None:
    if found:
        return f"is no figure, but found {surfaces(found)} ({found[0]['rule']})"
    numerals = sample.overlapping("numerals", entry["file"], span)
    if not numerals:
        return "no numeral found" if _NUMERIC.search(entry["surface"]) else None
    wrong = [row for row in numerals if row["numeral_class"] != entry["numeral_class"]]
    if not wrong:
        return None
    return f"numeral_class is {wrong[0]['numeral_class']!r} ({wrong[0]['rule']}), should be {entry['numeral_class']!r}"


def _value_differences(sample: Sample, entry: Entry, row: Row) -> str | None:
    value_min, value_max = row["value_min"], row["value_max"]
    if row["measurement_id"] in sample.restored_values:
        value_min = value_max = sample.restored_values[row["measurement_id"]]
    wrong: list[str] = []
    if not (_same_value(value_min, entry["value_min"]) and _same_value(value_max, entry["value_max"])):
        wrong.append(f"value is {value_min}..{value_max}, should be {entry['value_min']}..{entry['value_max']}")
    differences = _differences(entry, row, ("unit", "operator", "nature", "is_masked"))
    wrong += [differences] if differences else []
    label = entry.get("indicator")
    if label is not None and label not in row["indicator"] and row["indicator"] not in label:
        wrong.append(f"indicator is {row['indicator']!r}, should be like {label!r}")
    return "; ".join(wrong) or None


def _same_value(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    # 三分之一 is written as 0.3333 in the expectations
    return math.isclose(found, wanted, rel_tol=2e-4)


def check_arithmetic(sample: Sample, entry: Entry) -> str | None:
    """A check of that kind with that verdict, of which a figure in the context is part."""
    span = sample.span(entry)
    near = {row["measurement_id"] for row in sample.overlapping("measurements", entry["file"], span)}
    checks = [row for row in sample.rows("arithmetic_checks", entry["file"]) if near & set(row["measurement_ids"])]
    same_kind = [row for row in checks if row["kind"] == entry["kind"]]
    if not same_kind:
        kinds = ", ".join(f"{row['kind']} {row['verdict']}" for row in checks) or "none"
        return f"no check {entry['kind']}; checks here: {kinds}"
    same_verdict = [row for row in same_kind if row["verdict"] == entry["verdict"]]
    if not same_verdict:
        return f"verdict is {same_kind[0]['verdict']!r} ({same_kind[0]['explanation']}), should be {entry['verdict']!r}"
    wanted = entry.get("restored_value")
    if wanted is None or any(_same_value(row["restored_value"], wanted) for row in same_verdict):
        return None
    return f"restored_value is {same_verdict[0]['restored_value']}, should be {wanted}"


def check_copy(sample: Sample, entry: Entry) -> str | None:
    """Two articles as copies of each other, or a paragraph that they share."""
    articles = [sample.article(entry[f"file_{side}"], entry[f"article_number_{side}"]) for side in "ab"]
    first, second = articles
    if first is None or second is None:
        return "an article is missing"
    ids = {first["article_id"], second["article_id"]}
    if entry["level"] == "paragraph":
        at = sample.span(entry)
        for row in sample.rows("paragraph_copies", entry["file"]):
            if {row["article_id"], row["original_article_id"]} == ids and at.overlap(row) > 0:
                return None
        return "no copied paragraph found"
    rows = sample.tables["article_duplicates"].filter(article_id=sorted(ids)[0]).rows(named=True)
    rows += sample.tables["article_duplicates"].filter(article_id=sorted(ids)[1]).rows(named=True)
    relations = [row["copy_relation"] for row in rows if row["duplicate_of"] in ids]
    if not relations:
        return "not found as copies"
    if entry["relation"] not in relations:
        return f"copy_relation is {relations[0]!r}, should be {entry['relation']!r}"
    differences = [_version_difference(sample, ids, wanted) for wanted in entry.get("differs", [])]
    return "; ".join(difference for difference in differences if difference) or None


def _version_difference(sample: Sample, articles: set[str], wanted: Row) -> str | None:
    for row in sample.tables["version_differences"].iter_rows(named=True):
        same_pair = {row["article_id"], row["other_article_id"]} == articles
        if same_pair and {row["value_min"], row["other_value_min"]} == {wanted["value_a"], wanted["value_b"]}:
            return None
    return f"no version difference {wanted['indicator']} {wanted['value_a']} and {wanted['value_b']}"


def check_year(sample: Sample, entry: Entry) -> str | None:
    """The provable interval with its evidence; conflicts and flags of tampering."""
    if "tamper_flag" in entry:
        flags = sample.documents[entry["file"]]["tamper_flags"]
        return None if entry["tamper_flag"] in flags else f"tamper_flags are {flags}, lack {entry['tamper_flag']!r}"
    article = sample.article(entry["file"], entry["article_number"])
    if article is None:
        return "the article is missing"
    row = sample.of_article("report_years", entry["file"], article)[0]
    text = sample.texts[entry["file"]]
    found_evidence: list[Row] = row["report_year_evidence"]
    wrong: list[str] = []
    found, wanted = (
        (row["report_year_min"], row["report_year_max"]),
        (entry["year_min"], entry["year_max"]),
    )
    if not _is_within(found, wanted):
        wrong.append(f"years are {found[0]}..{found[1]}, should be {wanted[0]}..{wanted[1]}")
    lacking = [phrase for phrase in entry["evidence"] if not _is_found(text, phrase, found_evidence)]
    if lacking:
        wrong.append(f"evidence {lacking} is lacking; found {[one['phrase'] for one in found_evidence]}")
    if entry.get("conflict") and not sample.of_article("year_conflicts", entry["file"], article):
        wrong.append("no conflict reported")
    return "; ".join(wrong) or None


def _is_within(found: tuple[int | None, int | None], wanted: tuple[int | None, int | None]) -> bool:
    """Whether years are bounded at least as tightly as expected: a larger table of events may prove more."""
    (low, high), (least, most) = found, wanted
    return (least is None or (low is not None and low >= least)) and (
        most is None or (high is not None and high <= most)
    )


def _is_found(text: str, phrase: str, evidence: list[Row]) -> bool:
    """Whether a piece of evidence overlaps the phrase at one of its places."""
    spans = [Span(found.start(), found.end()) for found in re.finditer(re.escape(phrase), text)]
    return any(span.overlap(one) > 0 for span in spans for one in evidence)


def check_quarantine(sample: Sample, entry: Entry) -> str | None:
    """The file is no document, and in quarantine with a reason."""
    if entry["file"] in sample.documents:
        return "was taken as a document"
    rows = sample.tables["quarantine"].filter(source_path=entry["file"]).rows(named=True)
    if not rows:
        return "is not in quarantine"
    if not rows[0]["reason"] or not rows[0]["detail"]:
        return "no reason is given"
    return _differences(entry, rows[0], ("scope", "byte_size"))


def check_articles(sample: Sample, entry: Entry) -> str | None:
    """Where articles begin, what they are called, and what is left outside."""
    file = entry["file"]
    articles = sample.articles(file)
    if "published_on" in entry:
        found = sample.documents[file]["published_on"]
        wanted = date.fromisoformat(entry["published_on"])
        return None if found == wanted else f"published_on is {found}, should be {wanted}"
    if "not_a_heading" in entry:
        span = sample.span(entry)
        begins = [row["title"] for row in articles if span.start <= row["char_start"] < span.end]
        return f"an article begins here: {begins}" if begins else None
    if "outside_articles" in entry:
        start = sample.texts[file].index(entry["outside_articles"])
        span = Span(start, start + len(entry["outside_articles"]))
        inside = [row["title"] for row in sample.overlapping("articles", file, span)]
        removed = any(span.overlap(row) == span.end - span.start for row in sample.rows("boilerplate", file))
        return f"stands in {inside}" if inside and not removed else None
    return _check_titles(sample, entry, articles)


def _check_titles(sample: Sample, entry: Entry, articles: list[Row]) -> str | None:
    found = [row["title"] for row in articles]
    if len(articles) != entry["count"]:
        return f"{len(articles)} articles, should be {entry['count']}: {found}"
    # the number of an article in a collection is a column of its own, and may be missing in the title
    wrong = [
        f"title is {title!r}, should be {wanted!r}"
        for title, wanted in zip(found, entry["titles"], strict=True)
        if not title or not (wanted.startswith(title) or title.startswith(wanted))
    ]
    encoding = sample.documents[entry["file"]]["encoding"]
    if not _same_encoding(encoding, entry["encoding"]):
        wrong.append(f"encoding is {encoding!r}, should be {entry['encoding']!r}")
    return "; ".join(wrong) or None


def _same_encoding(found: str, wanted: str) -> bool:
    # the text is given without its BOM, so both names mean the same; Big5-HKSCS extends Big5
    return found.removesuffix("-sig").removesuffix("hkscs") == wanted.removesuffix("-sig")


def check_place(sample: Sample, entry: Entry) -> str | None:
    """The article's place, or a place that it names."""
    article = sample.article(entry["file"], entry["article_number"])
    if article is None:
        return "the article is missing"
    row = sample.of_article("article_places", entry["file"], article)[0]
    if "names_place" in entry:
        named = [evidence["phrase"] for evidence in row["place_evidence"]]
        named += [row["name"] or "" for row in sample.of_article("authorities", entry["file"], article)]
        return None if any(entry["names_place"] in name for name in named) else f"not named; found {named}"
    return _differences(entry, row, ("place", "place_code"))


def check_document_type(sample: Sample, entry: Entry) -> str | None:
    """What kind of article it is, and whose."""
    article = sample.article(entry["file"], entry["article_number"])
    if article is None:
        return "the article is missing"
    return _differences(entry, article, ("document_type", "organisation_level", "is_work_summary"))


CHECKS: dict[str, Callable[[Sample, Entry], str | None]] = {
    "masks": check_mask,
    "scars": check_scar,
    "values": check_value,
    "arithmetic": check_arithmetic,
    "copies": check_copy,
    "years": check_year,
    "quarantine": check_quarantine,
    "articles": check_articles,
    "places": check_place,
    "document_type": check_document_type,
}
