"""What the elements of HTML do to the text, by `html_elements.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from selectolax.lexbor import LexborNode

from zongjie.errors import VocabularyError
from zongjie.vocabulary import load_yaml

# the last two are how sites hide words that only who copies shall get
_HIDING_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0(?:\.0*)?"
    r"|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?|(?:left|top|text-indent)\s*:\s*-[0-9]{4,6}px)(?![\w.%-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Elements:
    """Names of elements by what they do."""

    blocks: frozenset[str]
    preformatted: frozenset[str]
    cells: frozenset[str]
    unseen: frozenset[str]
    unnested: frozenset[str]


@cache
def elements() -> Elements:
    """The groups of `html_elements.yaml`."""
    groups = load_yaml("html_elements")
    names = [field.name for field in fields(Elements)]
    if not isinstance(groups, dict) or list(groups) != names:
        raise VocabularyError(f"html_elements.yaml: it must hold {', '.join(names)}")
    found = {name: str(text).split() for name, text in groups.items()}
    for name, tags in found.items():
        if sorted(set(tags)) != tags:
            raise VocabularyError(f"html_elements.yaml: the names of {name} must be in order, each once")
    return Elements(**{name: frozenset(tags) for name, tags in found.items()})


def is_hidden(node: LexborNode) -> bool:
    """Whether an element is not shown: by its kind, the attribute hidden, or its own style."""
    if node.tag in elements().unseen:
        return True
    attributes = node.attrs
    if "hidden" in attributes and (attributes.get("hidden") or "").lower() != "until-found":
        return True
    return _HIDING_STYLE.search(attributes.get("style") or "") is not None
