"""What a section does in its article, from the words of its heading or of the paragraph that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.articles import SECTION_ROLES
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

SOLVED = "solved"
"""What is said of a phrase such as 破解: the problem behind it is one no more."""
_ROLES = (*SECTION_ROLES, SOLVED)


@dataclass(frozen=True)
class RoleCue:
    """A row of `section_roles.csv`."""

    cue: str
    place: str
    role: str
    before: int
    source: str
    example: str


@cache
def role_cues() -> dict[str, PhraseMatcher[RoleCue]]:
    """Matchers of the phrases, for headings and for openings."""
    cues = load_csv("section_roles", RoleCue)
    check_unique("section_roles.csv", cues, lambda cue: (cue.cue, cue.place))
    for cue in cues:
        if cue.place not in ("heading", "opening") or cue.cue not in cue.example or cue.role not in _ROLES:
            raise VocabularyError(f"section_roles.csv: {cue} has a wrong place or role, or an example without its cue")
    return {
        place: PhraseMatcher({cue.cue: cue for cue in cues if cue.place == place}) for place in ("heading", "opening")
    }


def role_of_heading(heading: str) -> str | None:
    """The role that a heading announces; of several the last, for 成绩和不足 ends with what matters for care.

    A problem that is being dealt with (破解教师短缺) is none.
    """
    found = [cue.role for cue in role_cues()["heading"].entries(heading)]
    if SOLVED in found:
        place = found.index(SOLVED)
        found = found[:place] + [role for role in found[place:] if role not in (SOLVED, "problem")]
    return found[-1] if found else None


def role_of_opening(words: str) -> str | None:
    """The role that the first words of a paragraph announce."""
    for start, cue in zip(*role_cues()["opening"].places(words), strict=True):
        if start <= cue.before:
            return cue.role
    return None
