"""Damage like that of the web: every function changes a draft and what is true of it in one step."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bench.damage.pages import drop_items, lose_page_edges, lose_words_at_edges, mistype, repeat_paragraphs
from bench.sentences.draft import Draft, Edit, Mark

YEAR_STYLES = (("20xx", 40), ("20__", 25), ("20XX", 10), ("20x", 6), ("202_", 6), ("20**", 5), ("20××", 8))
_SCRUBBED = re.compile(r"(?<![\d.,])20\d\d(?![\d.,])")
_PARTY_WORDS = re.compile(r"党(?=组织|员|委|支部|务|课|风)")
_BEFORE_STROKE = re.compile(r"(?<=的)(?=[一-龥])")
_PLACE_MASKS = ("xx", "XX", "__", "##", "××")


def scrub_years(draft: Draft, random: Random) -> None:
    """Wipe everything from 2000 to 2099, whether it is a year or not."""
    style = random.choices([name for name, _ in YEAR_STYLES], [weight for _, weight in YEAR_STYLES])[0]
    owners = _owners(draft, "figure", "year", "bare_year", "year_range", "numeral")
    edits: list[Edit] = []
    for match in _SCRUBBED.finditer(draft.text):
        start, end = match.span()
        found = owners(start, end)
        by_kind = {mark.kind: mark for mark in found}
        figure = by_kind.get("figure")
        if figure is not None:
            # 202_ is what a scrubber makes of any such number, so it says no more than 20xx
            wiped = "20xx" if style in ("20x",) else style
            edits.append(
                Edit(start, end, wiped, (Mark("mask", 0, len(wiped), {"kind": "scrubbed_number", "owner": figure}),))
            )
            scale = figure.data["statement"].scale
            figure.data |= {"value_min": 2000.0 * scale, "value_max": 2099.0 * scale, "is_masked": True}
        elif "year" in by_kind:
            year = by_kind["year"]
            edits.append(Edit(start, end, style, (Mark("mask", 0, len(style), {"kind": "year", "owner": year}),)))
        elif "year_range" in by_kind:
            if start == by_kind["year_range"].start:
                end = by_kind["year_range"].end - 1
                wiped = random.choice((f"{style}-{style}", f"{style}—{style}", f"{style}0{style}"))
                owner = by_kind["year_range"]
                edits.append(
                    Edit(start, end, wiped, (Mark("mask", 0, len(wiped), {"kind": "year_range", "owner": owner}),))
                )
        elif "bare_year" in by_kind:
            edits.append(Edit(start, end, style, (Mark("mask", 0, len(style), {"kind": "year", "owner": None}),)))
    draft.edit(edits)
    _widen_masks(draft)


def _owners(draft: Draft, *kinds: str) -> Callable[[int, int], list[Mark]]:
    """A function that gives the marks of these kinds which hold a span (spans are asked in order)."""
    marks = draft.of_kind(*kinds)

    def holding(start: int, end: int) -> list[Mark]:
        return [mark for mark in marks if mark.start <= start and end <= mark.end]

    return holding


def _widen_masks(draft: Draft) -> None:
    """A mask spans the whole token that it stands in: 20xx年, 20xx余名."""
    for mask in draft.of_kind("mask"):
        owner = mask.data.pop("owner", None)
        if owner is not None:
            mask.start, mask.end = owner.start, owner.end


def wipe_counts(draft: Draft, random: Random, share: float = 0.06) -> None:
    """Wipe the digits of some figures for good."""
    edits: list[Edit] = []
    for figure in draft.of_kind("figure"):
        statement = figure.data["statement"]
        wipeable = statement.form == "counted" and statement.unit not in ("", "%") and not figure.data["is_masked"]
        if not wipeable or random.random() >= share or len(draft.surface(figure)) != len(statement.surface):
            continue
        start, end = figure.start + statement.number_start, figure.start + statement.number_end
        kind = "money" if statement.unit == "元" else "count"
        wiped = random.choice(("xx", "__", "x", "XX"))
        edits.append(Edit(start, end, wiped, (Mark("mask", 0, len(wiped), {"kind": kind, "owner": figure}),)))
        figure.data |= {"value_min": None, "value_max": None, "is_masked": True}
    draft.edit(edits)
    _widen_masks(draft)


def wipe_names(draft: Draft, random: Random) -> None:
    """Wipe places, schools and people, keeping what kind of thing they are."""
    places = random.random() < 0.8
    others = random.random() < 0.6
    filler = random.choice(_PLACE_MASKS)
    edits: list[Edit] = []
    for mark in draft.of_kind("place", "org", "person"):
        name = draft.surface(mark)
        if (mark.kind == "place") != places and not others:
            continue
        if mark.kind == "place" and places:
            wiped = filler + name[-1]
        elif mark.kind == "org" and others:
            wiped = filler + name[2:]
        elif mark.kind == "person" and others:
            wiped = filler
        else:
            continue
        mark.data["wiped"] = True
        edits.append(Edit(mark.start, mark.end, wiped, (Mark("mask", 0, len(wiped), {"kind": mark.kind}),)))
    draft.edit(edits)


def wipe_words(draft: Draft, random: Random) -> None:
    """Dates, sessions and titles."""
    edits: list[Edit] = []
    for mark in draft.of_kind("date", "session", "title"):
        if random.random() < 0.5:
            continue
        text = draft.surface(mark)
        if mark.kind == "date":
            kind, wiped = "month_day", re.sub(r"\d+", "x", text)
        elif mark.kind == "session":
            kind, wiped = "session", random.choice(("xx", "__")) + text[-1]
        else:
            kind, wiped = "title", "《xxx》"
        wiped_mask = Mark("mask", 0, len(wiped.replace("底", "")), {"kind": kind})
        edits.append(Edit(mark.start, mark.end, wiped, (wiped_mask,)))
    draft.edit(edits)


def filter_words(draft: Draft, random: Random) -> None:
    """A word filter takes 党 away."""
    filler = random.choice(("*", "*", "_"))
    edits: list[Edit] = []
    for match in _PARTY_WORDS.finditer(draft.text):
        behind = draft.text[match.end() : match.end() + 2]
        rest = behind if behind in ("支部", "组织") else behind[:1]
        mask = Mark("censored", 0, 1, {"kind": "censored_word", "length": 1 + len(rest)})
        edits.append(Edit(match.start(), match.end(), filler, (mask,)))
    draft.edit(edits)
    for mask in draft.of_kind("censored"):
        mask.kind, mask.end = "mask", mask.start + mask.data.pop("length")


def strokes(draft: Draft, random: Random) -> None:
    """An anti-copy script puts a stroke or a dot before a word, here and there."""
    stroke = random.choice((".", "'"))
    places = [match.start() for match in _BEFORE_STROKE.finditer(draft.text)]
    chosen = random.sample(places, min(len(places), random.randint(1, 4)))
    draft.edit(Edit(place, place, stroke, (Mark("mask", 0, 1, {"kind": "scar"}),)) for place in chosen)


def lose_full_stops(draft: Draft, random: Random) -> None:
    """Full stops inside paragraphs become □."""
    edits = [
        Edit(place, place + 1, "□", (Mark("mask", 0, 1, {"kind": "scar"}),))
        for place, character in enumerate(draft.text[:-1])
        if character == "。" and draft.text[place + 1] not in "\n\r" and random.random() < 0.35
    ]
    draft.edit(edits)


def blur_decimals(draft: Draft, random: Random) -> None:
    """A decimal point becomes a middle dot. Marked optional: part of the figure, and healed there."""
    edits: list[Edit] = []
    for figure in draft.of_kind("figure"):
        surface = draft.surface(figure)
        point = surface.find(".")
        if figure.data["form"] == "counted" and point > 0 and surface.endswith("%") and random.random() < 0.3:
            place = figure.start + point
            scar = Mark("mask", 0, 1, {"kind": "scar", "is_optional": True})
            edits.append(Edit(place, place + 1, "·", (scar,)))
    draft.edit(edits)


def wrap_lines(draft: Draft, random: Random) -> None:
    """Lines of a fixed width and, now and then, the number of a page."""
    width = random.randint(34, 46)
    edits: list[Edit] = []
    column, lines = 0, 0
    whole = draft.of_kind("figure", "mask", "numeral", "year", "year_range", "bare_year", "evidence")
    inside = {place for mark in whole for place in range(mark.start + 1, mark.end)}
    for place, character in enumerate(draft.text):
        column = 0 if character == "\n" else column + 1
        if column >= width and place not in inside and character not in "。，、；：）》”\n":
            lines += 1
            page = f"\n- {lines // 40 + 1} -" if lines % 40 == 0 else ""
            edits.append(Edit(place, place, page + "\n", (Mark("wrap", 0, len(page) + 1),)))
            column = 0
    draft.edit(edits)


def widen_digits(draft: Draft, random: Random) -> None:
    """Full-width digits, as some input methods write them."""
    del random
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    draft.text = draft.text.translate(wide)


def narrow_punctuation(draft: Draft, random: Random) -> None:
    """ASCII commas and brackets."""
    del random
    draft.text = draft.text.translate(str.maketrans("，；：（）", ",;:()"))


Damage = Callable[[Draft, Random], None]
DAMAGES: tuple[tuple[str, Damage, float], ...] = (
    ("repeats", repeat_paragraphs, 0.1),
    ("items", drop_items, 0.15),
    ("page_edges", lose_page_edges, 0.15),
    ("edge_words", lose_words_at_edges, 0.15),
    ("mistyping", mistype, 0.2),
    ("counts", wipe_counts, 0.15),
    ("names", wipe_names, 0.35),
    ("words", wipe_words, 0.3),
    ("year_scrubber", scrub_years, 0.7),
    ("word_filter", filter_words, 0.15),
    ("strokes", strokes, 0.25),
    ("full_stops", lose_full_stops, 0.12),
    ("decimals", blur_decimals, 0.08),
    ("wide_digits", widen_digits, 0.05),
    ("narrow_punctuation", narrow_punctuation, 0.15),
    ("line_wraps", wrap_lines, 0.12),
)
"""Name, function, how often among damaged texts; in the order in which they strike."""


def harm(draft: Draft, random: Random, names: list[str] | None = None) -> list[str]:
    """Strike a draft with damage (all of `names`, or what chance brings). Returns what it was."""
    done: list[str] = []
    for name, strike, share in DAMAGES:
        if (name in names) if names is not None else random.random() < share:
            strike(draft, random)
            done.append(name)
    return done
