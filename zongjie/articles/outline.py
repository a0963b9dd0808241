"""The outline of an article: a tree of sections from the markers and headings of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zongjie.articles.paragraphs import LONGEST_BARE_HEADING, LONGEST_HEADING, SPOKEN_RANK, Paragraph, is_bare_line
from zongjie.articles.roles import role_of_heading, role_of_opening
from zongjie.articles.themes import theme_of_heading

HAN_COMMA_RANK = 2
DEEPEST = 8
LONGEST_THEME = 15
SHORTEST_SENTENCE = 5
BARE_RANK = 0
"""Headings without a marker have no rank of their own: they stand where the outline has them first."""
_HEADING_END = re.compile(r"[。！？!?；;：:□]")
_CLAUSE_END = re.compile(r"[，,、]")
_NO_HEADING_END = re.compile(r"[。！？!?；;，,、]$")
_NO_NAME = re.compile(r"^[0-9０-９]|\s")
_WRAP = re.compile(r"\s*[\r\n]\s*")
_SALUTATION = re.compile(r"^(?:尊敬|各位|同志们|亲爱)|(?:您好|你好|大家好)")
_ENTRY = re.compile(r"^[^，。；、]{1,6}[：:]|[：:].")


@dataclass(slots=True)
class Section:
    """A section text[char_start:char_end]; `parent` is its index in the outline, None for the root."""

    parent: int | None
    level: int
    rank: int
    number: int
    marker: str
    heading: str
    char_start: int
    char_end: int
    own_role: str | None
    is_run_in: bool


def outline(text: str, char_start: int, char_end: int, title: str, paragraphs: Sequence[Paragraph]) -> list[Section]:
    """The sections of an article in text order; the first is the root, which spans the whole article.

    `paragraphs` are those of the body, without the article's own heading line.
    """
    sections = [Section(None, 0, -1, 0, "", title, char_start, char_end, None, False)]
    stack, open_sections = [0], sections[:]
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        opened = _open(text, paragraph, following, open_sections)
        if opened is None:
            continue
        is_announced = index > 0 and text[paragraphs[index - 1].end - 1] in "：:"
        keep = _depth(opened, open_sections, is_announced)
        for section in open_sections[keep:]:
            section.char_end = opened.char_start
        del stack[keep:], open_sections[keep:]
        opened.parent, opened.level, opened.char_end = stack[-1], len(stack), char_end
        stack.append(len(sections))
        open_sections.append(opened)
        sections.append(opened)
    return sections


def _open(
    text: str, paragraph: Paragraph, following: Paragraph | None, open_sections: Sequence[Section]
) -> Section | None:
    """The section that a paragraph opens, or None; place in the tree is still to be filled in."""
    if paragraph.marker is not None:
        return _open_marked(text, paragraph, open_sections)
    words = text[paragraph.bare_start : min(paragraph.end, paragraph.bare_start + LONGEST_HEADING)]
    if is_bare_line(text, paragraph) and _is_bare_heading(text, words, paragraph, following):
        heading = words.rstrip("：: ")
        role = role_of_heading(heading)
        signs = text.count("#", paragraph.start, paragraph.bare_start)
        return Section(None, 0, BARE_RANK, signs, "", heading, paragraph.start, 0, role, False)
    role = role_of_opening(words)
    if role is None:
        return None
    heading = _run_in_heading(text, paragraph.bare_start, paragraph.end)
    return Section(None, 0, BARE_RANK, 0, "", heading, paragraph.start, 0, role, True)


def _open_marked(text: str, paragraph: Paragraph, open_sections: Sequence[Section]) -> Section | None:
    """The section of a paragraph with a marker."""
    marker = paragraph.marker
    if marker is None:
        return None
    # 最后 or 其次 without anything before it is a word of running text
    if marker.rank == SPOKEN_RANK and marker.number > 1 and all(s.rank != SPOKEN_RANK for s in open_sections):
        return None
    is_heading = is_bare_line(text, paragraph) and paragraph.end - marker.end <= LONGEST_HEADING
    heading = (
        text[marker.end : paragraph.end].strip().rstrip("：:")
        if is_heading
        else _run_in_heading(text, marker.end, paragraph.end)
    )
    written = text[marker.start : marker.end].strip()
    # in a long sentence 存在的问题 may be what was solved
    role = role_of_heading(heading) if is_heading or len(heading) <= LONGEST_BARE_HEADING else None
    return Section(None, 0, marker.rank, marker.number, written, heading, paragraph.start, 0, role, not is_heading)


def _run_in_heading(text: str, start: int, end: int) -> str:
    """The words before the first full stop or colon, or before the first comma where that comes too late."""
    stop = _HEADING_END.search(text, start, end)
    position = stop.start() if stop else end
    if position - start > LONGEST_HEADING:
        clause = _CLAUSE_END.search(text, start, end)
        position = min(clause.start() if clause else end, start + LONGEST_HEADING)
    return _WRAP.sub("", text[start:position]).strip()


def _is_bare_heading(text: str, words: str, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line without a marker and without a sentence is a heading of what follows."""
    if following is None or paragraph.end - paragraph.bare_start > LONGEST_BARE_HEADING:
        return False
    if _NO_HEADING_END.search(words) or _SALUTATION.search(words) or _ENTRY.search(words):
        return False
    if paragraph.has_prefix or role_of_heading(words) is not None:
        return True
    is_followed_by_text = following.end - following.bare_start > 2 * LONGEST_BARE_HEADING
    if words.endswith(("：", ":")):
        return False
    return following.marker is not None or is_followed_by_text or _names_theme(text, words, following)


def _names_theme(text: str, words: str, following: Paragraph) -> bool:
    """Whether a few words that name a theme stand above a sentence, be it short."""
    is_sentence = text[following.end - 1] in "。！" and following.end - following.bare_start >= SHORTEST_SENTENCE
    is_name = len(words) <= LONGEST_THEME and _NO_NAME.search(words) is None
    return is_sentence and is_name and theme_of_heading(words) is not None


def _depth(opened: Section, open_sections: Sequence[Section], is_announced: bool) -> int:
    """How many of the open sections stay open: the new one becomes a child of the last of them.

    `is_announced`: the paragraph before ends with a colon.
    """
    ranks = [section.rank for section in open_sections]
    if opened.rank == BARE_RANK and opened.number:
        return _depth_of_signs(opened, open_sections)
    peers = [depth for depth, rank in enumerate(ranks) if depth and rank == opened.rank]
    if peers:
        last = open_sections[-1]
        starts_anew = opened.number == 1 and open_sections[peers[-1]].number > 1
        if starts_anew and len(ranks) < DEEPEST and (is_announced or last.own_role in ("plan", "problem")):
            # numbering that starts anew below "明年工作思路" or after a colon belongs to what is open
            return len(ranks)
        # of two lists with the same marks the one goes on whose number is next
        going_on = [depth for depth in peers if open_sections[depth].number == opened.number - 1]
        return (going_on or peers)[-1]
    if opened.rank == BARE_RANK:
        outer = [depth for depth, rank in enumerate(ranks) if 0 < rank <= HAN_COMMA_RANK]
        return (outer[-1] if outer else 0) + 1
    last = open_sections[-1]
    closes_spoken = last.rank == SPOKEN_RANK and last.is_run_in
    if opened.rank > HAN_COMMA_RANK and opened.number <= 1 and not closes_spoken:
        return len(ranks)
    return 1 + max(depth for depth, rank in enumerate(ranks) if rank < opened.rank)


def _depth_of_signs(opened: Section, open_sections: Sequence[Section]) -> int:
    """The same for a Markdown heading, whose signs say how deep it lies; its number is their count."""
    bare = [(depth, section.number) for depth, section in enumerate(open_sections) if depth and section.number]
    bare = [(depth, signs) for depth, signs in bare if open_sections[depth].rank == BARE_RANK]
    closed = [depth for depth, signs in bare if signs >= opened.number]
    if closed:
        return closed[0]
    main = [depth for depth, section in enumerate(open_sections) if 0 < section.rank <= HAN_COMMA_RANK]
    return 1 + max([0, *(depth for depth, _ in bare), *main])
