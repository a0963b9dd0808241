"""Reviewed vocabularies: the data that rules read. Files lie in `data/`, loaders check them."""

from zongjie.vocabulary.checks import check_patterns, check_unique
from zongjie.vocabulary.loading import load_csv, load_yaml, vocabulary_digest
from zongjie.vocabulary.matching import InnerPhraseMatcher, Match, PhraseMatcher
from zongjie.vocabulary.patterns import PatternMatcher
from zongjie.vocabulary.stage import process

__all__ = [
    "InnerPhraseMatcher",
    "Match",
    "PatternMatcher",
    "PhraseMatcher",
    "check_patterns",
    "check_unique",
    "load_csv",
    "load_yaml",
    "process",
    "vocabulary_digest",
]
