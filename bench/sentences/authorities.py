"""Authorities with a history: who reports, and how its levels grow over the years."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from importlib.resources import files
from random import Random

import yaml

FIRST_YEAR, LAST_YEAR = 2003, 2023
_NO_NAMES = ("市辖区", "城区", "郊区")
AREA_WORDS = {"city": "全市", "county": "全县", "district": "全区", "township": "全镇", "school": "全校"}
OWN_WORDS = {"city": "我市", "county": "我县", "district": "我区", "township": "我镇", "school": "我校"}


@dataclass(frozen=True)
class Place:
    """A city or county with its superiors."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True)
class LevelModel:
    """How an indicator's level starts and moves."""

    name: str
    first: tuple[float, float]
    yearly: tuple[float, float]
    places: int
    limit: float | None = None
    relative: bool = False


@dataclass
class Authority:
    """One reporting authority: a small model, rebuilt from seed and number whenever it is needed."""

    number: int
    seed: int
    kind: str
    place: Place
    models: dict[str, LevelModel]
    _levels: dict[tuple[str, int], Decimal] = field(default_factory=dict)

    @property
    def area(self) -> str:
        """全县, 全市 ..."""
        return AREA_WORDS[self.kind]

    @property
    def own(self) -> str:
        """我县, 我市 ..."""
        return OWN_WORDS[self.kind]

    @property
    def organisation_level(self) -> str:
        """As in dim_article."""
        return self.place.level if self.kind in ("city", "county", "district") else self.kind

    @property
    def leadership(self) -> str:
        """县委、县政府 ..."""
        letter = {"city": "市", "county": "县", "district": "区", "township": "镇", "school": "区"}[self.kind]
        return f"{letter}委、{letter}政府"

    def level(self, reference: str, year: int) -> Decimal:
        """`name`, `name.last`, `name.diff`, `name.growth`, `name.target`, `name.next` in a year."""
        name, _, part = reference.partition(".")
        now = self._level(name, year)
        if part == "":
            return now
        last = self._level(name, year - 1)
        if part == "last":
            return last
        if part == "diff":
            return abs(now - last)
        if part == "growth":
            return (abs(now - last) / last * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        if part == "next":
            return self._promise(name, year)
        if part == "target":
            return self._promise(name, year - 1)
        raise KeyError(f"no such part of a history: {reference}")

    @cached_property
    def size(self) -> float:
        """How large the place is among its like, from 0 to 1; most are small."""
        return Random(f"{self.seed}/{self.number}/size").random() ** 1.4

    def _promise(self, name: str, year: int) -> Decimal:
        """What is promised in `year` for the year after: met, missed or passed, as it comes."""
        model = self.models[name]
        random = Random(f"{self.seed}/{self.number}/{name}/{year}/promise")
        now, then = self._level(name, year), self._level(name, year + 1)
        promised = now + (then - now) * Decimal(str(random.uniform(0.3, 1.6)))
        if model.limit is not None:
            promised = min(promised, Decimal(str(model.limit)))
        return promised.quantize(Decimal(1) if model.limit else Decimal(1).scaleb(-model.places), ROUND_HALF_UP)

    def _level(self, name: str, year: int) -> Decimal:
        """The level of one indicator at the end of a year; a walk from the first year on."""
        if (name, year) in self._levels:
            return self._levels[name, year]
        model = self.models[name]
        random = Random(f"{self.seed}/{self.number}/{name}")
        # levels that grow by shares are numbers of people and money: they follow the size of the place
        value = near(self.size, *model.first, random) if model.relative else random.uniform(*model.first)
        step = Decimal(1).scaleb(-model.places)
        for walked in range(FIRST_YEAR - 2, LAST_YEAR + 3):
            stated = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
            self._levels[name, walked] = stated
            move = random.uniform(*model.yearly) * (value if model.relative else 1.0)
            if model.limit is not None:
                room = (model.limit - value) / (model.limit - model.first[0])
                move *= max(room, 0.02)
            # every year differs from the one before in what is stated
            if abs(move) < float(step) * 1.5:
                move = float(step) * (1.5 if model.yearly[1] > 0 else -1.5)
            moved = value + move
            value = moved if moved > 0 else value * 0.9
        return self._levels[name, year]

    def school(self, random: Random) -> str:
        """The name of a school of this place."""
        return village(random) + random.choice(_names()["schools"])


@cache
def _names() -> dict[str, list[str]]:
    """What names are made of: lists of characters, and of kinds of schools."""
    content = yaml.safe_load(files("bench.sentences").joinpath("names.yaml").read_text(encoding="utf-8"))
    return {part: list(words) for part, words in content.items()}


def village(random: Random) -> str:
    """The name of a village, after which schools and towns are called."""
    return random.choice(_names()["first"]) + random.choice(_names()["second"])


@cache
def places() -> tuple[Place, ...]:
    """Cities and counties in force throughout, whose names are plain."""
    text = files("zongjie.vocabulary").joinpath("data/places.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    names = {row["code"]: row["name"] for row in rows}
    found: list[Place] = []
    for row in rows:
        open_always = not row["valid_from"] and not row["valid_to"] and row["short_name"]
        plain = len(row["name"]) in (3, 4) and row["name"][-1] in "市县区" and row["name"] not in _NO_NAMES
        if row["level"] in ("city", "county") and open_always and plain:
            found.append(Place(row["code"], row["name"], row["level"], names.get(row["parent_code"], "")))
    return tuple(found)


def near(size: float, low: float, high: float, random: Random) -> float:
    """A number between two that goes with a size: at most a sixth of the range away."""
    return low + (high - low) * min(1.0, max(0.0, size + random.uniform(-1, 1) / 6))


def authority_of(seed: int, number: int, models: dict[str, LevelModel]) -> Authority:
    """Authority `number` of a world."""
    random = Random(f"{seed}/authority/{number}")
    place = random.choice(places())
    kind = "city" if place.level == "city" else "district" if place.name.endswith("区") else "county"
    if place.name.endswith("市") and place.level == "county":
        kind = "city"
    if kind != "city" and random.random() < 0.12:
        kind = random.choice(("township", "school"))
    return Authority(number, seed, kind, place, models)


def person(random: Random) -> str:
    """A person's name."""
    return random.choice(_names()["surnames"]) + "".join(random.sample(_names()["given"], random.choice((1, 2, 2))))


def township(random: Random) -> str:
    """The name of a town or township."""
    return village(random) + random.choice("镇镇乡")
