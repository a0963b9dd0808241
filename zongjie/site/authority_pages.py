"""The pages of authorities that have a name: articles, values by year, and what their peers report and they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from zongjie.site.article_rows import Row, fetch, stream
from zongjie.site.indicator_pages import COMMON

SHOWN_PEERS = 60
SHOWN_MISSING = 30
SHOWN_VALUES = 400

AUTHORITIES = """
    select authority.*, parent.name as parent_name,
           count(distinct panel.indicator_code) as indicators
    from dim_authority as authority
    left join dim_authority as parent on authority.parent_id = parent.authority_id
    left join mart_indicator_panel as panel on authority.authority_id = panel.authority_id
    where authority.name is not null
    group by all
    order by authority.level, authority.name, authority.authority_id
"""

ARTICLES = """
    select authority_id, article_id, title, source_path, article_number, report_year_min, report_year_max,
           document_type, copy_relation
    from dim_article order by authority_id, report_year_min nulls last, source_path, char_start
"""

VALUES = f"""{COMMON}
    where panel.authority is not null
    order by panel.authority_id, panel.indicator_code, year_min, period_kind, panel_scope, exam_line
"""

PEER_INDICATORS = """
    select peer_group, indicator_code, indicator_name, count(distinct authority_id) as authorities
    from mart_indicator_panel
    where authority is not null and status <> 'absent'
    group by all
    having count(distinct authority_id) > 1
    order by peer_group, authorities desc, indicator_code
"""


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """An authority with what its page shows. `missing`: indicators of its peers that it never reports."""

    authority: Row
    articles: Sequence[Row]
    values: Sequence[Row]
    more: int
    peers: Sequence[Row]
    missing: Sequence[Row]


def named_authorities(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """The authorities that have pages, by level and name."""
    return list(fetch(connection, AUTHORITIES))


def authority_pages(connection: duckdb.DuckDBPyConnection) -> Iterator[AuthorityPage]:
    """Every authority that has a name, in the order of identifiers."""
    authorities = {str(row["authority_id"]): row for row in named_authorities(connection)}
    articles = _grouped(fetch(connection, ARTICLES), "authority_id")
    peers = _grouped(sorted(authorities.values(), key=lambda row: str(row["peer_group"])), "peer_group")
    usual = _grouped(fetch(connection, PEER_INDICATORS), "peer_group")
    values = groupby(stream(connection, VALUES), lambda row: str(row["authority_id"]))
    left = dict(authorities)
    for authority_id, rows in values:
        if authority_id in left:
            yield _page(left.pop(authority_id), list(rows), articles, peers, usual)
    for authority in left.values():
        yield _page(authority, [], articles, peers, usual)


def _page(
    authority: Row,
    values: list[Row],
    articles: dict[str, list[Row]],
    peers: dict[str, list[Row]],
    usual: dict[str, list[Row]],
) -> AuthorityPage:
    own = {row["indicator_code"] for row in values}
    group = str(authority["peer_group"])
    missing = [row for row in usual.get(group, []) if row["indicator_code"] not in own]
    return AuthorityPage(
        authority=authority,
        articles=articles.get(str(authority["authority_id"]), []),
        values=values[:SHOWN_VALUES],
        more=max(0, len(values) - SHOWN_VALUES),
        peers=[row for row in peers[group] if row["authority_id"] != authority["authority_id"]][:SHOWN_PEERS],
        missing=missing[:SHOWN_MISSING],
    )


def _grouped(rows: Sequence[Row], column: str) -> dict[str, list[Row]]:
    """Rows that stand together by a column, by its value."""
    return {str(key): list(found) for key, found in groupby(rows, lambda row: row[column])}
