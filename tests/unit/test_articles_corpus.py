"""The stage `articles` on the shared texts."""

import json
from pathlib import Path

import pytest

from zongjie.articles.splitting import divide

SHARED = Path(__file__).parents[2].parent / "shared"
ARTICLES_PER_FILE = {"000": 6, "001": 24, "002": 5, "003": 3, "004": 4}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the folder ../shared is not there"),
]


@pytest.fixture(scope="module")
def divided():
    return {path.name: divide(path.read_bytes().decode("utf-8")) for path in sorted((SHARED / "corpus").glob("*.txt"))}


def test_number_of_articles(divided):
    assert {name[:3]: len(found.articles) for name, found in divided.items()} == ARTICLES_PER_FILE


def test_boundaries_are_those_of_the_labelled_articles(divided):
    for labelled in json.loads((SHARED / "gold" / "articles.json").read_text(encoding="utf-8")):
        spans = [(article.char_start, article.char_end) for article in divided[labelled["file"]].articles]
        assert (labelled["start"], labelled["end"]) in spans, labelled["id"]
