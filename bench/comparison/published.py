"""A published warehouse in the shape in which the comparison reads what was found: public tables as stage frames."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

QUERIES = {
    "measurements": """
        select a.document_id, m.* from fct_measurement as m inner join dim_article as a using (article_id)
    """,
    "links": """
        select a.document_id, m.measurement_id, m.parent_measurement_id, m.compared_with_id,
            m.period_year_min, m.period_year_max
        from fct_measurement as m inner join dim_article as a using (article_id)
    """,
    "numerals": "select d.document_id, n.* from fct_numeral as n inner join dim_document as d using (source_path)",
    "articles": "select * from dim_article",
    "report_years": "select document_id, article_id, report_year_min, report_year_max from dim_article",
    "article_places": "select document_id, article_id, place from dim_article",
    "placeholders": """
        select d.document_id, p.*, 'published' as rule
        from fct_placeholder as p inner join dim_document as d using (source_path)
    """,
    "sections": "select a.document_id, s.* from dim_section as s inner join dim_article as a using (article_id)",
    "arithmetic_checks": """
        select a.document_id, c.* from fct_arithmetic_check as c inner join dim_article as a using (article_id)
    """,
    "boilerplate": "select * from fct_boilerplate",
    "document_facts": "select document_id, tamper_flags from dim_document",
    "article_duplicates": """
        select article_id, duplicate_cluster_id, duplicate_of, copy_relation from dim_article
        where duplicate_cluster_id is not null
    """,
    "duplicate_measurements": "select measurement_id from fct_measurement where is_duplicate",
    "version_differences": "select measurement_id, other_measurement_id from fct_version_difference",
}


def read_published(warehouse: Path) -> dict[str, pl.DataFrame]:
    """The frames by name, from the public tables of a published file."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        return {name: connection.sql(query).pl() for name, query in QUERIES.items()}
