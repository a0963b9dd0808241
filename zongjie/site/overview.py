"""What the first page and the lists of articles tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from zongjie.site.article_rows import fetch

LEAST_FOR_A_MEDIAN = 5
"""Under so many comparable authorities no median and no ranking is shown."""

SHOWN_CONTRADICTIONS = 30
SHOWN_INDICATORS = 4
PER_LIST = 200

COUNTS = """
    select
        (select count(*) from dim_article) as articles,
        (select count(*) from dim_article where duplicate_of is not null) as copies,
        (select count(distinct authority_id) from dim_article where duplicate_of is null) as authorities,
        (select count(*) from fct_measurement) as figures,
        (select count(*) from fct_measurement where is_masked) as masked,
        (select count(*) from fct_arithmetic_check where verdict = 'contradicts') as contradictions
"""

CONTRADICTIONS = """
    select checked.*, article.title, article.source_path
    from fct_arithmetic_check as checked inner join dim_article as article using (article_id)
    where verdict = 'contradicts' and article.duplicate_of is null
    order by article.source_path, checked.check_id
    limit $shown
"""

THEMES = """
    select theme.theme, theme.name_zh, theme.name_en, count(*) as figures,
           count(distinct article.authority_id) as authorities
    from fct_measurement as figure
    inner join dim_section as section using (section_id)
    inner join dim_theme as theme on section.theme = theme.theme
    inner join dim_article as article on figure.article_id = article.article_id
    where not figure.is_duplicate and theme.theme <> 'other'
    group by all
    order by figures desc, theme.theme
"""

INDICATORS = """
    with latest as (
        select *
        from mart_indicator_panel
        where status = 'reported' and panel_scope = 'whole' and exam_line = ''
        qualify row_number() over (
            partition by authority_id, indicator_code order by year_max desc nulls last, period_kind
        ) = 1
    ),
    summary as (
        select indicator_code, authority_level, base_unit, count(*) as authorities,
               case when count(*) >= $least then median(value) end as median, min(value) as least,
               max(value) as greatest
        from latest
        group by all
    ),
    most_reported as (
        select *
        from summary
        qualify row_number() over (partition by indicator_code order by authorities desc, authority_level) = 1
    )
    select most_reported.*, indicator.theme, indicator.name_zh as indicator_name,
           coalesce(indicator.name_en, indicator_code) as indicator_english
    from most_reported inner join dim_indicator as indicator on indicator_code = indicator.code
    qualify row_number() over (partition by indicator.theme order by authorities desc, indicator_code) <= $shown
    order by authorities desc, indicator_code
"""
"""The latest value of each authority, among authorities of the level that reports the indicator most."""

LISTED = """
    select article.article_id, article.title, article.source_path, article.article_number, article.copy_relation,
           article.report_year_min, article.report_year_max, article.document_type, article.organisation_level,
           authority.name as authority_name,
           coalesce(figures.figures, 0) as figures, coalesce(figures.masked, 0) as masked,
           coalesce(checks.contradictions, 0) as contradictions
    from dim_article as article
    left join dim_authority as authority using (authority_id)
    left join (
        select article_id, count(*) as figures, count(*) filter (where is_masked) as masked
        from fct_measurement group by article_id
    ) as figures on article.article_id = figures.article_id
    left join (
        select article_id, count(*) as contradictions
        from fct_arithmetic_check where verdict = 'contradicts' group by article_id
    ) as checks on article.article_id = checks.article_id
    order by article.source_path, article.char_start
    limit $count offset $start
"""


def first_page(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What the first page is made of: counts, themes with their indicators, contradictions, the first articles."""
    counts = fetch(connection, COUNTS)[0]
    themes = fetch(connection, THEMES)
    indicators = fetch(connection, INDICATORS, least=LEAST_FOR_A_MEDIAN, shown=SHOWN_INDICATORS)
    for theme in themes:
        theme["indicators"] = [row for row in indicators if row["theme"] == theme["theme"]]
    return {
        "counts": counts,
        "masked_share": f"{counts['masked'] / counts['figures']:.1%}" if counts["figures"] else "0%",
        "themes": themes,
        "contradictions": fetch(connection, CONTRADICTIONS, shown=SHOWN_CONTRADICTIONS),
        "articles": listed(connection, 1),
        "pages": pages(counts["articles"]),
    }


def pages(articles: int) -> int:
    """How many lists so many articles fill."""
    return -(-articles // PER_LIST)


def listed(connection: duckdb.DuckDBPyConnection, page: int) -> list[dict[str, Any]]:
    """The articles of one list, by file."""
    return fetch(connection, LISTED, count=PER_LIST, start=(page - 1) * PER_LIST)


def changes(before: Mapping[str, str] | None, now: Mapping[str, str]) -> dict[str, int] | None:
    """Articles new, changed and gone since the build before; None on the first."""
    if before is None:
        return None
    return {
        "new": len(now.keys() - before.keys()),
        "changed": sum(before[key] != now[key] for key in now.keys() & before.keys()),
        "gone": len(before.keys() - now.keys()),
    }
