"""What the pages of articles are made from, read out of the warehouse some articles at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

Row = Mapping[str, Any]

CHUNK = 100
"""Articles that are read at a time, so that memory does not grow with their number."""

STREAMED = 2000
"""Rows of a long result that are held at a time."""

OF_AN_ARTICLE: Mapping[str, str] = {
    "figures": """
        select figure.* exclude (source_path, is_absolute), indicator.name_zh as indicator_name,
               indicator.name_en as indicator_english, original.article_id as original_article_id
        from fct_measurement as figure
        left join dim_indicator as indicator on figure.indicator_code = indicator.code
        left join fct_measurement as original on figure.original_measurement_id = original.measurement_id
        where figure.article_id in (select unnest($ids)) order by figure.char_start""",
    "masks": "from fct_placeholder where article_id in (select unnest($ids)) order by char_start",
    "sections": """
        select section.*, theme.name_zh as theme_zh, theme.name_en as theme_en
        from dim_section as section left join dim_theme as theme using (theme)
        where article_id in (select unnest($ids)) order by char_start, level""",
    "sentences": """
        select article_id, sentence_id, char_start, char_end, clean_text
        from dim_sentence where article_id in (select unnest($ids)) order by char_start""",
    "checks": "from fct_arithmetic_check where article_id in (select unnest($ids)) order by kind, check_id",
    "differences": """
        from fct_version_difference
        where article_id in (select unnest($ids)) or other_article_id in (select unnest($ids))
        order by version_difference_id""",
    "conflicts": "from fct_year_conflict where article_id in (select unnest($ids)) order by char_start",
    "removed": """
        select article.article_id, boilerplate.char_start, boilerplate.char_end, boilerplate.surface,
               boilerplate.reason, boilerplate.boilerplate_id
        from fct_boilerplate as boilerplate inner join dim_article as article using (document_id)
        where article.article_id in (select unnest($ids)) order by boilerplate.char_start""",
    "copies": """
        select article.article_id, other.article_id as other_id, other.title, other.source_path, other.article_number,
               other.copy_relation, other.similarity, other.duplicate_of is null as is_canonical
        from dim_article as article
        inner join dim_article as other
            on article.duplicate_cluster_id = other.duplicate_cluster_id and article.article_id <> other.article_id
        where article.article_id in (select unnest($ids))
        order by is_canonical desc, other.source_path, other.char_start""",
    "shared": """
        select copy.article_id, copy.original_article_id as other_id, other.title, other.source_path,
               count(*) as paragraphs, min(copy.similarity) as similarity
        from fct_paragraph_copy as copy inner join dim_article as other on copy.original_article_id = other.article_id
        where copy.article_id in (select unnest($ids))
        group by all order by paragraphs desc, other.source_path, other_id""",
}
"""Rows that belong to articles, by what the page calls them."""

ARTICLES = """
    select article.*, document.source_kind, document.source_url, document.published_on, document.tamper_flags,
           authority.name as authority_name, authority.title as authority_title, authority.level as authority_level,
           substring(document_text.text, article.char_start + 1, article.char_end - article.char_start) as text
    from dim_article as article
    inner join dim_document as document using (document_id)
    inner join document_text using (document_id)
    left join dim_authority as authority using (authority_id)
    where article.article_id in (select unnest($ids))
"""

ARTICLE_INPUTS = """
    with texts as (select document_id, hash(text) as text from document_text)
    select article_id,
           hash(
               article, source_kind, source_url, published_on, tamper_flags, authority.name, authority.title, texts.text
           )
    from dim_article as article
    inner join dim_document as document using (document_id)
    inner join texts using (document_id)
    left join dim_authority as authority using (authority_id)
"""

ROW_INPUTS = "select article_id, bit_xor(hash('{name}', each)) from ({query}) as each group by article_id"
"""One number for all rows of an article: no order, no memory of the rows."""

_ORDER = re.compile(r"\border by\b.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article with its rows, by the names of OF_AN_ARTICLE."""

    article: Row
    rows: Mapping[str, Sequence[Row]]

    def __getitem__(self, name: str) -> Sequence[Row]:
        return self.rows[name]


def fetch(connection: duckdb.DuckDBPyConnection, query: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    cursor = connection.execute(query, values or None)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def stream(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    """The rows of a query as dictionaries, some at a time; other queries may run meanwhile."""
    cursor = connection.cursor().execute(query)
    columns = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(STREAMED):
        for row in rows:
            yield dict(zip(columns, row, strict=True))


def article_inputs(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A digest of what each article's page is made from, in the order of files and of articles in them."""
    digests: dict[str, int] = defaultdict(int)
    queries = [ARTICLE_INPUTS, *(ROW_INPUTS.format(name=name, query=query) for name, query in _all_articles().items())]
    for query in queries:
        for article_id, digest in connection.execute(query).fetchall():
            digests[article_id] ^= digest
    order = connection.execute("select article_id from dim_article order by source_path, char_start").fetchall()
    return {article_id: f"{digests[article_id]:016x}" for (article_id,) in order}


def read_articles(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[ArticleRows]:
    """The articles named, in this order, with their rows."""
    for start in range(0, len(ids), CHUNK):
        chunk = list(ids[start : start + CHUNK])
        articles = {row["article_id"]: row for row in fetch(connection, ARTICLES, ids=chunk)}
        grouped: dict[str, dict[str, list[Row]]] = {article_id: defaultdict(list) for article_id in chunk}
        for name, query in OF_AN_ARTICLE.items():
            for row in fetch(connection, query, ids=chunk):
                both: set[str] = {row["article_id"], row.get("other_article_id", row["article_id"])}
                for article_id in both & grouped.keys():
                    grouped[article_id][name].append(row)
        for article_id in chunk:
            rows = {name: grouped[article_id][name] for name in OF_AN_ARTICLE}
            yield ArticleRows(articles[article_id], rows)


def _all_articles() -> Mapping[str, str]:
    """The queries over all articles; a difference of versions belongs to both its articles."""
    whole = "select article_id from dim_article"
    queries = {
        name: _ORDER.sub("", query).replace("select unnest($ids)", whole) for name, query in OF_AN_ARTICLE.items()
    }
    differences = queries.pop("differences")
    queries["differences"] = differences
    queries["other_differences"] = f"select * replace (other_article_id as article_id) from ({differences})"  # noqa: S608 (our own words)
    return queries
