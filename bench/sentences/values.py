"""Where the values of a frame's figures come from: a range, a history, or other figures of the frame."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from bench.sentences.authorities import Authority, near
from bench.sentences.numbers import WORD_SOURCES
from bench.sentences.slots import FrameError

_ROUND, _ROUND_SHARE = 2000, 0.12
_WIDE = 2
_RANGE = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def draw(source: str, known: Mapping[str, Decimal], authority: Authority, year: int, random: Random) -> Decimal:
    """The value that a slot's source gives. Raises FrameError where it cannot be read."""
    if source in WORD_SOURCES:
        return Decimal(0)
    if source.startswith("@"):
        return authority.level(source[1:], year)
    if source.startswith("<"):
        whole = evaluate(source[1:], known)
        return Decimal(random.randint(max(1, int(whole) // 7), max(1, int(whole) * 6 // 7)))
    match = _RANGE.fullmatch(source)
    return evaluate(source, known) if match is None else _in_range(match, authority, random)


def _in_range(match: re.Match[str], authority: Authority, random: Random) -> Decimal:
    """A value of a range of whole numbers or decimals."""
    places = max(len(part.partition(".")[2]) for part in match.groups())
    low, high = (int(Decimal(part) * 10**places) for part in match.groups())
    if places:
        return Decimal(_between(low, high, authority, random)).scaleb(-places)
    # people like round numbers, and a scrubber of years takes this one for a year
    if low < _ROUND < high and random.random() < _ROUND_SHARE:
        return Decimal(random.choice((_ROUND, _ROUND, random.randint(_ROUND, min(_ROUND + 99, high)))))
    return Decimal(_between(low, high, authority, random))


def _between(low: int, high: int, authority: Authority, random: Random) -> int:
    """A number between two; where they lie far apart it goes with the size of the place."""
    return round(near(authority.size, low, high, random)) if low * _WIDE < high else random.randint(low, high)


def evaluate(expression: str, known: Mapping[str, Decimal]) -> Decimal:
    """An expression over figures of the frame; `expression~2` rounds to two places."""
    text, _, places = expression.partition("~")
    value = _evaluate(ast.parse(text, mode="eval").body, known, expression)
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP) if places else value


def _evaluate(node: ast.expr, known: Mapping[str, Decimal], expression: str) -> Decimal:
    """The value of one node of an expression."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _evaluate(node.left, known, expression), _evaluate(node.right, known, expression)
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    raise FrameError(f"no value: {expression}")
