"""The lists of label_wording.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import load_yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """label_wording.yaml: its keys are these fields."""

    measure_nouns: list[str]
    closing_nouns: dict[str, list[str]]
    level_words: list[str]
    new_prefixes: list[str]
    counting_nouns: dict[str, str]
    completing_nouns: dict[str, str]
    populations: list[str]
    dimension_nouns: dict[str, str]
    per_unit_prefixes: list[str]
    generic_nouns: list[str]
    empty_nouns: list[str]
    generic_events: list[str]
    topic_nouns: list[str]
    adverbial_openers: list[str]
    place_verbs: list[str]
    bare_measures: list[str]
    transition_verbs: list[str]
    transition_ends: list[str]
    empty_openings: list[str]
    choosing_verbs: list[str]
    owner_endings: list[str]
    sized_nouns: list[str]
    naming_verbs: list[str]
    awards: list[str]
    contests: list[str]
    appraisals: list[str]
    exams: list[str]
    exam_measures: list[str]
    needy_measures: list[str]
    thin_words: list[str]
    thin_nouns: list[str]
    part_words: list[str]
    wide_nouns: dict[str, str]
    stages: list[str]
    totals_of_place: dict[str, str]
    remainders: list[str]
    people_of_stage: list[str]
    continuing: list[str]
    topic_ends: list[str]
    topic_tails: list[str]
    event_openings: list[str]
    verbal_measures: list[str]
    occasions: list[str]
    sums: list[str]
    values: list[str]
    small_groups: list[str]
    counted_by_kind: list[str]
    people_units: list[str]
    among_them: list[str]
    change_nouns: list[str]


@cache
def wording() -> Wording:
    """The lists of label_wording.yaml. Raises VocabularyError if one is missing or unknown."""
    try:
        return Wording(**load_yaml("label_wording"))
    except TypeError as error:
        raise VocabularyError(f"label_wording.yaml does not have the lists it should: {error}") from error
