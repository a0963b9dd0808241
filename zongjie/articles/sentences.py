"""Cutting paragraphs into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSING_MARKS = r"[”’」』）)】》\"＂]*"
# one class at the start, and the rest behind it, is searched for several times as fast as alternatives are
_END = re.compile(rf"[。！？!?□](?:(?<=[^□])[。！？!?]*{_CLOSING_MARKS})?")
_POINT = re.compile(r"(?<=[\u4e00-\u9fff）)”%])[.．](?=[\u4e00-\u9fff“（(《\s]|$)")
_END_OR_POINT = re.compile(rf"{_END.pattern}|{_POINT.pattern}")
_LEAST_POINTS = 2
_NUMERAL = re.compile(r"[0-9〇一二三四五六七八九十]")
_STRAIGHT = '"＂'
_CLOSING = '”’」』》"＂'


LONGEST_SENTENCE = 1_500
"""Three times the longest that was met. Rules look through the whole sentence for each figure, so it needs a bound."""
_NUMERAL_CHARACTER = "0-9０-９〇零一二两三四五六七八九十百千万亿几数.．%％xX×＊*_＿#○"
# where a sentence that is too long is cut: behind a semicolon, another mark, between words, beside a numeral, in a list
_CUTS = (
    re.compile(r"(?<=[；;])"),
    re.compile(rf"(?<=[，,、：:])(?![{_NUMERAL_CHARACTER}])"),
    re.compile(rf"(?<=[^{_NUMERAL_CHARACTER}])(?=[^{_NUMERAL_CHARACTER}])"),
    re.compile(rf"(?<=[^{_NUMERAL_CHARACTER},，、\-－—–~～·])(?=[{_NUMERAL_CHARACTER}])"),
    re.compile(r"(?<=[^0-9])(?=[0-9])"),
)


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of the paragraph text[start:end], white space at their edges left out.

    A sentence ends at 。！？, at a □ that stands for a lost full stop, at a point where the author types
    points for full stops, and where the paragraph ends. One that is longer than any author writes is cut.
    """
    for first, last in _whole_sentences(text, start, end):
        position = first
        while last - position > LONGEST_SENTENCE and (cut := _cut(text, position, last)) < last:
            yield position, _without_space(text, position, cut)
            position = _skip_space(text, cut, last)
        yield position, last


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a sentence that is too long: the best place in the second half of what may be one, else the next."""
    half, limit = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, half, limit)]
        if places:
            return places[-1]
    return next((match.end() for match in _CUTS[-1].finditer(text, limit, end)), end)


def _whole_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences, however long."""
    position = start
    counted, quotes = start, 0
    for match in _ends(text, start, end).finditer(text, start, end):
        if match.group() == "。":
            stop = match.end()
        else:
            found = _stop(text, match, start, end)
            if found is None:
                continue
            stop = found
            if match.group()[-1] in _STRAIGHT:
                # a straight quote closes only if one is open
                quotes += sum(text.count(mark, counted, match.end() - 1) for mark in _STRAIGHT)
                counted = match.end() - 1
                stop -= 1 - quotes % 2
        position = _skip_space(text, position, stop)
        if position < stop:
            yield position, stop
        position = stop
    position = _skip_space(text, position, end)
    if position < end:
        yield position, end


def _ends(text: str, start: int, end: int) -> re.Pattern[str]:
    """What ends sentences in a paragraph: points as well, where an author types them for 。, at least at its end."""
    if text[end - 1] in ".．" and text.find("。", start, end) < 0:
        points = len(_POINT.findall(text, start, end))
        return _END_OR_POINT if points >= _LEAST_POINTS else _END
    return _END


def _stop(text: str, match: re.Match[str], start: int, end: int) -> int | None:
    """Where the sentence ends that the mark in `match` closes; None where it closes none."""
    mark = match.group()
    if mark == "□":
        return match.end() if _is_lost_full_stop(text, match.start(), start, end) else None
    # “…！”主题活动, 《…？》一书: a call or a question inside a quotation or a title
    if mark[0] in "！？!?" and len(mark) > 1 and mark[-1] in _CLOSING and match.end() < end:
        return None
    # 三?八 and 5?12 lost their middle dot
    if mark in "？?" and start < match.start() and match.end() < end and _is_date_part(text, match):
        return None
    return match.end()


def _is_date_part(text: str, match: re.Match[str]) -> bool:
    """Whether a question mark stands between two numerals."""
    return bool(_NUMERAL.match(text, match.start() - 1) and _NUMERAL.match(text, match.end()))


def _is_lost_full_stop(text: str, position: int, start: int, end: int) -> bool:
    """Whether the □ at `position` stands alone between words, as a lost full stop does."""
    before = text[position - 1] if position > start else ""
    after = text[position + 1] if position + 1 < end else ""
    return bool(before.strip()) and before != "□" and after != "□"


def _without_space(text: str, start: int, end: int) -> int:
    """The last place up to `end` that ends in more than white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skip_space(text: str, position: int, end: int) -> int:
    """The first place from `position` that holds more than white space."""
    while position < end and text[position].isspace():
        position += 1
    return position
