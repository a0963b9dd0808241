"""Comparing the copies found in a world with its truth."""

from __future__ import annotations

from itertools import pairwise

from bench.comparison.matching import Record
from bench.comparison.tally import Tally


def compare_copies(articles: list[Record], duplicates: dict[str, Record], tally: Tally) -> None:
    """Articles of one key are one cluster; what lies in one cluster is about one authority and year."""
    clusters: dict[str, list[Record]] = {}
    by_key: dict[str, list[Record]] = {}
    for article in articles:
        row = duplicates.get(article["article_id"])
        if row is None:
            continue
        article["cluster"] = row["duplicate_cluster_id"]
        clusters.setdefault(article["cluster"], []).append(article)
        by_key.setdefault(article["article_key"], []).append(article)
    for group in by_key.values():
        for first, second in pairwise(group):
            same = first["cluster"] == second["cluster"]
            relation = second["copy_relation"] or first["copy_relation"]
            tally.answer("copies found", same, f"{relation}", f"{first['source_path']} and {second['source_path']}")
    for group in clusters.values():
        for first, second in pairwise(group):
            same = (first["authority_number"], first["report_year"]) == (
                second["authority_number"],
                second["report_year"],
            )
            tally.answer(
                "cluster members belong together", same, "strangers", f"{first['source_path']} {second['source_path']}"
            )
    _compare_relations(by_key, duplicates, tally)


def _compare_relations(by_key: dict[str, list[Record]], duplicates: dict[str, Record], tally: Tally) -> None:
    """How a copy relates to the text it was taken from, where the two alone form a group."""
    for group in by_key.values():
        wanted = [article["copy_relation"] for article in group if article["copy_relation"] is not None]
        got = [duplicates[article["article_id"]]["copy_relation"] for article in group]
        got = [relation for relation in got if relation is not None]
        if len(group) == 2 and len(wanted) == 1 and len(got) == 1:
            where = " and ".join(article["source_path"] for article in group)
            tally.answer("copy relation", wanted == got, f"{wanted[0]}, found {got[0]}", where)


def compare_figures_of_copies(figures: list[Record], duplicates: set[str], versions: set[str], tally: Tally) -> None:
    """A figure that several copies state counts once; figures on which versions differ are told.

    `figures` have a `measurement_id` and say whether they differ from the original.
    """
    stated: dict[str, list[Record]] = {}
    for one in figures:
        where = f"{one['source_path']} {one['surface']}"
        if one["differs"]:
            tally.answer("versions differ", one["measurement_id"] in versions, "difference not found", where)
        else:
            stated.setdefault(one["origin"], []).append(one)
    for group in stated.values():
        counted = [one for one in group if one["measurement_id"] not in duplicates]
        if len(group) > 1:
            where = " and ".join(f"{one['source_path']} {one['surface']}" for one in counted[:2])
            tally.answer("figures of copies count once", len(counted) <= 1, f"form {group[0]['form']}", where)
