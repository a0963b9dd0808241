"""The pages that look across articles: arithmetic, copies, masks, quality, headings by theme."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

import duckdb
import polars as pl

from zongjie.charts import bars
from zongjie.charts.specifications import Specification
from zongjie.site.article_rows import Row, fetch
from zongjie.site.words import Words

MOST_ROWS = 300
"""A list shows so many rows; the number of all stands above it."""

LEAST_FIGURES = 10
"""Shares of wiped figures are listed for members with so many figures."""

CHECKS = """
    select kind, verdict, count(*) as checks from fct_arithmetic_check group by all order by kind, verdict
"""

TOLD_CHECKS = """
    select checked.check_id, checked.article_id, checked.kind, checked.explanation, checked.measurement_ids[1] as first,
           article.title, article.source_path, article.duplicate_of is not null as is_copy
    from fct_arithmetic_check as checked inner join dim_article as article using (article_id)
    where verdict = $verdict
    order by is_copy, article.source_path, checked.check_id
"""

CLUSTERS = """
    select duplicate_cluster_id, article_id, title, source_path, article_number, copy_relation, similarity,
           duplicate_of is null as is_canonical, count(*) over (partition by duplicate_cluster_id) as size
    from dim_article where duplicate_cluster_id is not null
    qualify size > 1
    order by size desc, duplicate_cluster_id, is_canonical desc, source_path, char_start
"""

DIFFERENCES = """
    select difference.*, article.title, article.source_path, other.title as other_title,
           other.source_path as other_path
    from fct_version_difference as difference
    inner join dim_article as article using (article_id)
    inner join dim_article as other on difference.other_article_id = other.article_id
    order by article.source_path, difference.indicator, version_difference_id
"""

MASKS = """
    select masks.*,
           coalesce(indicator.name_zh, theme.name_zh, unit.names, nullif(masks.member, ''), '（未定）') as name_zh,
           coalesce(indicator.name_en, theme.name_en, nullif(masks.member, ''), '(none)') as name_en,
           indicator.code is not null as has_page
    from mart_masks as masks
    left join dim_indicator as indicator on masks.dimension = 'indicator' and masks.member = indicator.code
    left join dim_theme as theme on masks.dimension = 'theme' and masks.member = theme.theme
    left join (
        select unit_code, string_agg(unit, '、' order by length(unit), unit) as names from dim_unit group by unit_code
    ) as unit on masks.dimension = 'unit' and masks.member = unit.unit_code
    where masks.figure_count >= $least and masks.masked_count > 0 and masks.dimension <> 'authority'
    order by masks.dimension, masks.masked_share desc, masks.member
"""

MASK_KINDS = """
    select placeholder_kind as word, count(*) as count, count(restored) as restored
    from fct_placeholder group by all order by count desc
"""

HEADINGS = """
    with stated as (
        select section.theme, section.heading, section.section_id, section.article_id, article.source_path,
               row_number() over (partition by section.theme, section.heading order by article.source_path) as number,
               count(distinct section.article_id) over (partition by section.theme, section.heading) as articles
        from dim_section as section inner join dim_article as article using (article_id)
        where section.level between 1 and 2 and section.heading <> '' and article.duplicate_of is null
          and length(section.heading) <= 40
    )
    select theme.theme, theme.name_zh, theme.name_en, heading, section_id, article_id, articles
    from stated inner join dim_theme as theme on stated.theme = theme.theme
    where number = 1
    qualify row_number() over (partition by theme.theme order by articles desc, length(heading), heading) <= $shown
    order by theme.theme, articles desc, length(heading), heading
"""

QUALITY = {
    "quarantine": "from quarantine order by source_path",
    "encodings": """
        select encoding as word, count(*) as count from dim_document where is_current
        group by all order by count desc, word""",
    "media": """
        select media_type as word, count(*) as count from dim_document where is_current
        group by all order by count desc, word""",
    "sources": """
        select source_kind as word, count(*) as count from dim_document where is_current
        group by all order by count desc, word""",
    "tampering": """
        select word, count(*) as count
        from (select unnest(tamper_flags) as word from dim_document where is_current)
        group by all order by count desc, word""",
    "kinds": """
        select document_type as word, count(*) as count from dim_article
        group by all order by count desc, word""",
    "years_known": """
        select case when report_year_min is null and report_year_max is null then 'unbounded'
                    when report_year_min = report_year_max then 'exact'
                    when report_year_min is null or report_year_max is null then 'half_open'
                    else 'interval' end as word,
               count(*) as count
        from dim_article group by all order by 2 desc, 1""",
    "confidence": """
        select floor(confidence * 10) / 10 as word, count(*) as count
        from fct_measurement group by all order by 1 desc""",
    "numerals": "select numeral_class as word, count(*) as count from fct_numeral group by all order by 2 desc, 1",
    "conflicts": """
        select conflict.*, article.title, article.source_path
        from fct_year_conflict as conflict inner join dim_article as article using (article_id)
        order by article.source_path, conflict.char_start""",
    "published": "select max(published_at)::varchar as published_at from pipeline_run",
}


def arithmetic(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What was tested and how it came out; contradictions and restored figures one by one."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in fetch(connection, CHECKS):
        counts[row["kind"]][row["verdict"]] = row["checks"]
    contradicts = fetch(connection, TOLD_CHECKS, verdict="contradicts")
    restores = fetch(connection, TOLD_CHECKS, verdict="restores")
    return {
        "counts": counts,
        "lists": [
            ("contradicts", len(contradicts), contradicts[:MOST_ROWS]),
            ("restores", len(restores), restores[:MOST_ROWS]),
        ],
    }


def copies(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Texts that share a source, by their number, and where they state different figures."""
    clusters = [list(rows) for _, rows in groupby(fetch(connection, CLUSTERS), lambda row: row["duplicate_cluster_id"])]
    differences = fetch(connection, DIFFERENCES)
    return {
        "clusters": clusters[:MOST_ROWS],
        "cluster_count": len(clusters),
        "differences": differences[:MOST_ROWS],
        "difference_count": len(differences),
    }


def masks(connection: duckdb.DuckDBPyConnection, words: Words) -> tuple[dict[str, Any], Specification]:
    """Masks by kind, as a picture too, and the shares of wiped figures by indicator, unit, year and theme."""
    kinds = fetch(connection, MASK_KINDS)
    labels = [" ".join(words.name("placeholder_kind", row["word"])) for row in kinds]
    frame = pl.DataFrame(
        {"label": labels, "count": [row["count"] for row in kinds]}, schema={"label": pl.String, "count": pl.Int64}
    )
    shares = fetch(connection, MASKS, least=LEAST_FIGURES)
    grouped = {key: list(rows)[:40] for key, rows in groupby(shares, lambda row: row["dimension"])}
    picture = bars(frame, "掩码与疤痕，按类别", "Masks and scars by kind")
    return {"kinds": kinds, "shares": grouped, "least": LEAST_FIGURES}, picture


def headings(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Headings of each theme as articles write them, the usual ones first; copies left out."""
    rows = fetch(connection, HEADINGS, shown=MOST_ROWS)
    themes: list[tuple[Row, list[Row]]] = []
    for _, found in groupby(rows, lambda row: row["theme"]):
        listed: list[Row] = list(found)
        themes.append((listed[0], listed))
    return {"themes": themes}


def quality(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What was refused and why, what the material is, how sure the reading is."""
    return {name: fetch(connection, query) for name, query in QUALITY.items()}
