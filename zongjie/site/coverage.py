"""The map of coverage: how many authorities write of a theme in a year."""

from __future__ import annotations

from typing import Any

import duckdb

from zongjie.site.article_rows import fetch

SHOWN_YEARS = 24
DEGREES = 5

COVERAGE = """
    select theme.theme, theme.name_zh, theme.name_en, article.report_year_min as year,
           count(distinct article.authority_id) as authorities
    from dim_section as section
    inner join dim_article as article using (article_id)
    inner join dim_theme as theme on section.theme = theme.theme
    where article.report_year_min = article.report_year_max and article.duplicate_of is null and theme.theme <> 'other'
    group by all
"""


def coverage(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Years (the last ones), and for each theme a cell a year: authorities, and a degree of shade from 0 to DEGREES.

    Only articles whose year is provably one; copies left out.
    """
    rows = fetch(connection, COVERAGE)
    years = sorted({row["year"] for row in rows})[-SHOWN_YEARS:]
    most = max((row["authorities"] for row in rows), default=1)
    cells = {(row["theme"], row["year"]): row["authorities"] for row in rows}
    themes = sorted({(row["theme"], row["name_zh"], row["name_en"]) for row in rows})
    lines = [
        {
            "name_zh": name_zh,
            "name_en": name_en,
            "cells": [
                (cells.get((theme, year), 0), -(-cells.get((theme, year), 0) * DEGREES // most)) for year in years
            ],
        }
        for theme, name_zh, name_en in themes
    ]
    lines.sort(key=lambda line: -sum(count for count, _ in line["cells"]))
    return {"years": years, "themes": lines}
