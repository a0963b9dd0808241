"""Write the search index: its shards when any article changed, its catalogue always."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from zongjie.site.article_rows import fetch
from zongjie.site.folder import SiteFolder
from zongjie.site.search_index import Postings, catalogue

CHUNK = 400
"""Articles whose words are read at a time."""

NAMED = """
    select article_id, article.title, source_path, authority.name as authority_name, report_year_min, report_year_max,
           duplicate_of
    from dim_article as article left join dim_authority as authority using (authority_id)
    order by source_path, char_start
"""

WORDS = """
    select article_id, title, sentences.texts as sentences, figures.labels as labels
    from dim_article
    left join (
        select article_id, list(clean_text) as texts from dim_sentence
        where article_id in (select unnest($ids)) group by article_id
    ) as sentences using (article_id)
    left join (
        select article_id, list(distinct indicator) as labels from fct_measurement
        where article_id in (select unnest($ids)) group by article_id
    ) as figures using (article_id)
    where article_id in (select unnest($ids))
"""


def write_search_index(
    connection: duckdb.DuckDBPyConnection, site: SiteFolder, inputs: Mapping[str, str]
) -> dict[str, Any]:
    """Write catalogue and shards; return what the next build needs to know to leave the shards alone.

    `inputs`: the digest of each article, in the order in which they are numbered.
    """
    digest = hashlib.blake2b(repr(list(inputs.items())).encode(), digest_size=8).hexdigest()
    shards = int(site.notes.get("shards", 0))
    kept = [site.keeps(f"search/{shard}.js", digest) for shard in range(shards)]
    if not kept or not all(kept):
        postings = _postings(connection, list(inputs))
        shards = postings.shards()
        for shard, content in postings.files():
            site.write(f"search/{shard}.js", content, digest)
    site.write("search/catalogue.js", catalogue(fetch(connection, NAMED), shards))
    return {"shards": shards}


def _postings(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Postings:
    postings = Postings()
    for start in range(0, len(ids), CHUNK):
        chunk = list(ids[start : start + CHUNK])
        rows = {row["article_id"]: row for row in fetch(connection, WORDS, ids=chunk)}
        for number, article_id in enumerate(chunk, start + 1):
            row = rows[article_id]
            texts = [row["title"], *(row["sentences"] or ()), *(row["labels"] or ())]
            postings.add(number, (text for text in texts if text))
    return postings
