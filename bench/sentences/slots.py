"""The notation of sentence frames: what a frame's text holds besides plain words.

{id=3-40 所 plan of=t vs=a: 新建幼儿园数/新建幼儿园 #kindergartens_built}
    a figure: its name in the frame, where its value comes from, unit, flags, accepted labels, indicator code
<date ~3-9~月~1-28~日>      a numeral that is no figure, or a name that damage may wipe
$A                          a word that depends on the authority or the year
~3-9~                       any whole number between the two, inside < >
[达到|达|为]                one of several wordings
¶                           a new line
@@ parts_sum t a b          behind the sentence: an arithmetic relation between its figures
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from random import Random

NATURES = ("plan", "base", "change", "norm", "rank")
FORMS = ("exact", "chinese", "approx", "gt", "ge", "lt", "le", "range", "ratio", "share", "top", "optional", "plain")
NUMERAL_KINDS = ("date", "document_number", "name", "word", "ordinal", "session", "title", "contact", "list_marker")
CONTEXT_LETTERS = "AWPTSMOBYLNyRGQKJ"
ARITHMETIC_KINDS = (
    "parts_sum",
    "share_of_whole",
    "change_of_levels",
    "growth_rate",
    "unit_price",
    "completed_plus_left",
    "same_figure_restated",
)

_SLOT = re.compile(
    r"(?:(?P<id>[a-z]\w*)=)?(?P<source>[^\s:]+)(?: (?P<unit>[^\s:a-z][^\s:]*))?(?P<flags>(?: [a-z][\w=+-]*)*)"
    r"(?:: ?(?P<labels>[^#]+?)(?: ?#(?P<code>\w+))?)?"
)
_TOKEN = re.compile(
    r"\{(?P<slot>[^{}]*)\}|<(?P<kind>[a-z_]+) (?P<inner>[^<>]*)>|\$(?P<letter>[A-Za-z])|~(?P<low>\d+)-(?P<high>\d+)~"
)
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_RELATION = re.compile(r"(?P<kind>\w+)(?P<ids>(?: [a-z]\w*)+)")


class FrameError(ValueError):
    """A frame does not follow the notation."""


@dataclass(frozen=True)
class Slot:
    """A figure of a frame: where its value comes from and what is true of it."""

    id: str | None
    source: str
    unit: str
    nature: str
    forms: frozenset[str]
    parent: str | None
    compared_with: str | None
    period_offset: int | None
    labels: tuple[str, ...]
    code: str | None


@dataclass(frozen=True)
class Relation:
    """An arithmetic relation: the whole or result first, then what it is made of."""

    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Token:
    """A piece of a frame: plain words, a slot, a marked numeral (with its own pieces), a context letter, a number."""

    kind: str
    text: str = ""
    slot: Slot | None = None
    inner: tuple[Token, ...] = ()
    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class Frame:
    """A sentence with slots."""

    id: str
    theme: str
    role: str
    text: str
    relations: tuple[Relation, ...]
    years: tuple[int, int] = (0, 9999)

    def fits(self, year: int) -> bool:
        """Whether a report on that year may hold the frame."""
        return self.years[0] <= year <= self.years[1]


def parse_frame(frame_id: str, theme: str, role: str, line: str, years: tuple[int, int] = (0, 9999)) -> Frame:
    """Read a frame and check every wording of it. Raises FrameError."""
    text, *clauses = (part.strip() for part in line.split("@@"))
    relations: list[Relation] = []
    for clause in clauses:
        match = _RELATION.fullmatch(clause)
        if match is None or match["kind"] not in ARITHMETIC_KINDS:
            raise FrameError(f"{frame_id}: no arithmetic relation: {clause}")
        relations.append(Relation(match["kind"], tuple(match["ids"].split())))
    for choice in _CHOICE.findall(text):
        if "{" in choice and relations:
            raise FrameError(f"{frame_id}: a figure that a relation may need stands in a choice")
    ids: set[str] = set()
    for wording in (first_wording(text), last_wording(text)):
        tokens = parse_text(wording, frame_id)
        ids = {token.slot.id for token in tokens if token.slot and token.slot.id}
        for token in tokens:
            if token.kind == "plain" and re.search(r"\d", token.text):
                raise FrameError(f"{frame_id}: digits outside a slot: {token.text}")
    missing = {name for relation in relations for name in relation.ids} - ids
    if missing:
        raise FrameError(f"{frame_id}: a relation names {sorted(missing)}, which no figure is called")
    return Frame(frame_id, theme, role, text, tuple(relations), years)


def first_wording(text: str) -> str:
    """The frame with the first of every choice."""
    return _CHOICE.sub(lambda match: match[1].split("|")[0], text)


def last_wording(text: str) -> str:
    """The frame with the last of every choice."""
    return _CHOICE.sub(lambda match: match[1].split("|")[-1], text)


def choose_wording(text: str, random: Random) -> str:
    """The frame with one of every choice."""
    return _CHOICE.sub(lambda match: random.choice(match[1].split("|")), text)


@lru_cache(maxsize=8192)
def parse_text(text: str, frame_id: str = "") -> tuple[Token, ...]:
    """The pieces of a frame without choices. Raises FrameError.

    The wordings of four hundred frames come again and again in a world: those read last are kept.
    """
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        _plain(text[position : match.start()], tokens, frame_id)
        position = match.end()
        if match["slot"] is not None:
            tokens.append(Token("slot", slot=parse_slot(match["slot"], frame_id)))
        elif match["kind"] is not None:
            if match["kind"] not in NUMERAL_KINDS:
                raise FrameError(f"{frame_id}: unknown kind of numeral: {match['kind']}")
            tokens.append(Token(match["kind"], match["inner"], inner=parse_text(match["inner"], frame_id)))
        elif match["letter"] is not None:
            if match["letter"] not in CONTEXT_LETTERS:
                raise FrameError(f"{frame_id}: unknown letter ${match['letter']}")
            tokens.append(Token("context", match["letter"]))
        else:
            tokens.append(Token("number", low=int(match["low"]), high=int(match["high"])))
    _plain(text[position:], tokens, frame_id)
    return tuple(tokens)


def _plain(text: str, tokens: list[Token], frame_id: str) -> None:
    """Add plain words, which hold no marks of the notation."""
    if re.search(r"[{}<>$@~\[\]|]", text):
        raise FrameError(f"{frame_id}: a mark of the notation stands alone in {text!r}")
    if text:
        tokens.append(Token("plain", text))


def parse_slot(text: str, frame_id: str = "") -> Slot:
    """Read what stands in { }. Raises FrameError."""
    match = _SLOT.fullmatch(text)
    if match is None:
        raise FrameError(f"{frame_id}: no figure: {{{text}}}")
    nature, parent, compared, offset, forms = "actual", None, None, None, set[str]()
    for flag in match["flags"].split():
        if flag in NATURES:
            nature = flag
        elif flag in FORMS:
            forms.add(flag)
        elif flag.startswith("of="):
            parent = flag[3:]
        elif flag.startswith("vs="):
            compared = flag[3:]
        elif flag in ("y-1", "y+0", "y+1"):
            offset = int(flag[1:])
        else:
            raise FrameError(f"{frame_id}: unknown flag {flag!r}")
    unit = match["unit"] or ""
    labels = tuple(label.strip() for label in (match["labels"] or "").split("/") if label.strip())
    if not labels and "optional" not in forms:
        raise FrameError(f"{frame_id}: a figure without a label: {{{text}}}")
    return Slot(
        id=match["id"],
        source=match["source"],
        unit="" if unit == "-" else unit,
        nature=nature,
        forms=frozenset(forms),
        parent=parent,
        compared_with=compared,
        period_offset=offset,
        labels=labels,
        code=match["code"],
    )
