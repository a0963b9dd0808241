"""What a section does in its article, from the words of its heading or of the paragraph that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.articles import SECTION_ROLES
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

OPENING_WORDS = {"plan": 16, "problem": 40}
"""So many characters of a paragraph may announce a role: 当然，在肯定成绩的同时，我们也清醒地看到 is long."""


@dataclass(frozen=True)
class RoleCue:
    """A row of `section_roles.csv`."""

    cue: str
    place: str
    role: str
    source: str
    example: str


@cache
def role_cues() -> dict[str, PhraseMatcher[str]]:
    """Matchers from phrase to role, for headings and for openings."""
    cues = load_csv("section_roles", RoleCue)
    check_unique("section_roles.csv", cues, lambda cue: (cue.cue, cue.place))
    for cue in cues:
        if cue.place not in ("heading", "opening") or cue.role not in SECTION_ROLES or cue.cue not in cue.example:
            raise VocabularyError(f"section_roles.csv: {cue} has a wrong place or role, or an example without its cue")
    return {
        place: PhraseMatcher({cue.cue: cue.role for cue in cues if cue.place == place})
        for place in ("heading", "opening")
    }


def role_of_heading(heading: str) -> str | None:
    """The role that a heading announces; of several the last, for 成绩和不足 ends with what matters for care."""
    found = [match.entry for match in role_cues()["heading"].find(heading)]
    return found[-1] if found else None


def role_of_opening(words: str) -> str | None:
    """The role that the first words of a paragraph announce."""
    for match in role_cues()["opening"].find(words):
        if match.start < OPENING_WORDS.get(match.entry, 0):
            return match.entry
    return None
