"""Outlines: sections in up to three levels, each with its own way of numbering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.sentences.draft import Draft, Mark
from bench.sentences.numbers import chinese

SHAPES = (("flat", 30), ("topics", 25), ("groups", 25), ("deep", 20))
_BROAD = (
    "统筹协调各类教育",
    "全面提升办学水平",
    "强化教育保障能力",
    "夯实教育发展基础",
    "优化育人环境",
    "狠抓重点工作落实",
    "深化教育领域改革",
    "着力提高教育管理水平",
    "突出重点，整体推进",
    "围绕中心，服务大局",
)
_FLAT = ("{chinese}、", "（{chinese}）", "{number}、", "{chinese}、")
_NESTED = (
    ("{chinese}、", "（{chinese}）", "{number}、"),
    ("{chinese}、", "（{chinese}）", "{number}."),
    ("{chinese}、", "（{chinese}）", "{number}．"),
    ("{chinese}、", "{number}、", "（{number}）"),
)


@dataclass
class Part:
    """A section to be written: its heading, sentences and narrower sections.

    `needs_heading`: its sentences leave out what the heading names, and cannot stand under another.
    """

    heading: str
    theme: str | None
    role: str
    sentences: list[Draft]
    parts: list[Part] = field(default_factory=list)
    needs_heading: bool = False


def group(parts: Sequence[Part], random: Random) -> list[Part]:
    """Put two or three sections under a broad heading, here and there; others stay what they are."""
    left, broad = list(parts), random.sample(_BROAD, len(_BROAD))
    grouped: list[Part] = []
    while left:
        count = min(random.choice((1, 2, 2, 3, 3)), len(left))
        if count == 1 or not broad:
            grouped.append(left.pop(0))
            continue
        members, left = left[:count], left[count:]
        grouped.append(Part(broad.pop(), None, members[0].role, [], members))
    return grouped


def divide(part: Part, topics: Sequence[str], random: Random) -> None:
    """Put the sentences of a section under narrower headings, perhaps after a few of its own."""
    if part.needs_heading or len(part.sentences) < 4 or len(topics) < 2:
        return
    headings = random.sample(list(topics), min(random.randint(2, 4), len(topics), len(part.sentences) // 2))
    own = random.choice((0, 0, 1))
    sentences, part.sentences = part.sentences[own:], part.sentences[:own]
    size = -(-len(sentences) // len(headings))
    for number, heading in enumerate(headings):
        members = sentences[number * size : (number + 1) * size]
        if members:
            part.parts.append(Part(heading, part.theme, part.role, members))


class OutlineWriter:
    """Writes sections and paragraphs into a draft, in one style."""

    def __init__(self, draft: Draft, random: Random) -> None:
        self.draft, self.random = draft, random
        self.shape = random.choices([name for name, _ in SHAPES], [weight for _, weight in SHAPES])[0]
        self.indent = random.choice(("", "　　", "    "))
        self.spacing = random.choice(("\n", "\n", "\n\n"))
        self.markers = (random.choice(_FLAT),) if self.shape == "flat" else random.choice(_NESTED)
        self.run_in = random.random() < 0.5
        # some authors hardly ever end a sentence
        self.run_on = random.choice((0.0, 0.0, 0.15, 0.3, 0.5))
        self.sections = 0

    def top(self, part: Part) -> None:
        """A section of the first level."""
        self.sections += 1
        self._section(part, 0, self.sections)

    def _section(self, part: Part, depth: int, number: int) -> None:
        """A heading, its paragraphs and the sections below it."""
        draft = self.draft
        start = len(draft.text)
        draft.write(self.indent)
        marker = self.markers[min(depth, len(self.markers) - 1)]
        draft.write(marker.format(chinese=chinese(number), number=number), "numeral", numeral_class="list_marker")
        heading = draft.write(part.heading, "heading")
        # the narrowest headings often stand in the paragraph that they begin
        run_in = self.run_in and depth > 0 and not part.parts
        sentences = list(part.sentences)
        if run_in:
            draft.write("。")
            count = self.random.randint(2, 5)
            self._sentences(sentences[:count])
            sentences = sentences[count:]
        else:
            draft.write(self.spacing)
        while sentences:
            count = self.random.choice((1, 2, 3, 3, 4, 5, 7))
            self.paragraph(sentences[:count])
            sentences = sentences[count:]
        for below, inner in enumerate(part.parts, 1):
            self._section(inner, depth + 1, below)
        facts = {"heading": heading, "theme": part.theme, "role": part.role}
        draft.marks.append(Mark("section", start, len(draft.text), facts))

    def paragraph(self, sentences: Sequence[Draft]) -> None:
        """Sentences one after another, after the indent."""
        self.draft.write(self.indent)
        self._sentences(sentences)

    def _sentences(self, sentences: Sequence[Draft]) -> None:
        start = len(self.draft.text)
        for number, sentence in enumerate(sentences, 1):
            at = len(self.draft.text)
            self.draft.append(sentence)
            if number < len(sentences) and self.draft.text.endswith("。") and self.random.random() < self.run_on:
                # behind figures a comma would leave open which words are theirs
                joint = "；" if sentence.of_kind("figure") else "，"
                self.draft.text = self.draft.text[:-1] + joint
            self.draft.marks.append(Mark("sentence", at, len(self.draft.text)))
        self.draft.marks.append(Mark("paragraph", start, len(self.draft.text)))
        self.draft.write(self.spacing)
