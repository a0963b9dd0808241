"""From the bytes of a web page to its visible text."""

from __future__ import annotations

import codecs
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zongjie.documents.common_characters import LEAST_COMMON_SHARE, common_share
from zongjie.documents.decoding import Decoded, decode
from zongjie.documents.extracted import Extracted
from zongjie.documents.html.elements import elements, is_hidden
from zongjie.documents.html.lines import LineBuilder
from zongjie.documents.html.list_numbers import LISTS, ListNumbers
from zongjie.documents.html.metadata import stated_facts
from zongjie.documents.limits import MEGABYTE, ReadLimits
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError

MEDIA_TYPE = "text/html"
_STARTS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<body")
_HEAD = 4096
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_SAME_ENCODING = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""By the Encoding standard the older names stand for the larger sets."""
_FRAGMENT = re.compile(r"\s*<(?:p|div|section|article|table|span|h[1-6]|br|!--)\b", re.I)
_HTML_START, _HTML_END = re.compile(r"<html[\s>]", re.I), re.compile(r"</(?:html|body)\s*>", re.I)
_CUT_OFF = "; without </html>, perhaps cut off"
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_MOST_WORK = 500_000_000
"""Tags times depth: the parser looks through the open elements for each tag, which a page can make very many."""


def looks_like_html(content: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!--", b"<?xml")):
        return b"<html" in start
    return start.startswith(_STARTS)


def looks_like_fragment(text: str) -> bool:
    """Whether a text is a page or a piece of one, as content management systems store their articles."""
    return looks_like_html(text[:_HEAD].encode("utf-8", "replace")) or (
        _FRAGMENT.match(text) is not None and text.rstrip().endswith(">")
    )


def read_page(content: bytes, limits: ReadLimits) -> Extracted:
    """The text of a web page (see `read_html`) that is not too large to build a tree of; else too_large."""
    if len(content) > limits.max_page_bytes:
        raise refusal("too_large", limit=f"{limits.max_page_bytes / MEGABYTE:g}")
    return read_html(content)


def read_html(content: bytes) -> Extracted:
    """The visible text of a web page: blocks on lines of their own, table rows with tabs between the cells.

    Raises UnreadableFileError with the reason undecodable, nested_too_deeply or no_text.
    """
    decoded = decode_page(content)
    if _TAG.search(decoded.text) is None:
        # a text that is only named .html has no elements that could end its lines
        return Extracted(decoded.text, decoded.encoding, decoded.evidence, "text/plain")
    _check_depth(decoded.text)
    page = LexborHTMLParser(decoded.text)
    text = _visible_text(page)
    if not text:
        raise refusal("no_visible_text")
    evidence = decoded.evidence + (_CUT_OFF if _is_cut_off(decoded.text) else "")
    return Extracted(text, decoded.encoding, evidence, MEDIA_TYPE, stated_facts(page))


def _is_cut_off(html: str) -> bool:
    """Whether a page that opens with <html> is never closed; all that is there is read."""
    return _HTML_START.search(html, 0, _HEAD) is not None and _HTML_END.search(html) is None


def decode_page(content: bytes) -> Decoded:
    """Decode a page: byte order mark or UTF-8 where they fit, then what it declares, then as any text."""
    charset = _CHARSET.search(content[:_HEAD])
    if charset is None or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content)
    try:
        # pages that declare another encoding than they are stored in are common, and nothing else looks like UTF-8
        return Decoded(content.decode("utf-8"), "utf-8", "strict UTF-8")
    except UnicodeDecodeError:
        declared = _declared(content, charset.group(1).decode("ascii").lower())
    if declared is not None and common_share(declared.text) >= LEAST_COMMON_SHARE:
        return declared
    try:
        # a page of Big5 that says GB2312 can fit it byte by byte
        return decode(content)
    except UnreadableFileError:
        if declared is None:
            raise
        return declared


def _declared(content: bytes, name: str) -> Decoded | None:
    """The text in the encoding that the page declares, if there is such an encoding and every byte fits."""
    try:
        encoding = codecs.lookup(_SAME_ENCODING.get(name, name)).name
        text = content.decode(encoding)
        text.encode("utf-8")
    except (LookupError, ValueError):
        return None
    return Decoded(text, encoding, f"declared by the page as {name}")


def _check_depth(html: str) -> None:
    """Raise UnreadableFileError for a page whose nesting would make the parser work without end."""
    unnested = elements().unnested
    tags = depth = deepest = 0
    for match in _TAG.finditer(html):
        tags += 1
        if match.group(2).lower() in unnested:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    if tags * deepest > _MOST_WORK:
        raise refusal("nested_too_deeply")


def _visible_text(page: LexborHTMLParser) -> str:
    """Walk over the page without recursion and collect what is shown."""
    lines = LineBuilder()
    numbers = ListNumbers()
    root = node = page.root
    # nodes compare by their content, so the root is known by its place in memory
    top = root.mem_id if root is not None else 0
    preformatted = 0
    while node is not None:
        descend = False
        if node.is_text_node:
            text = node.text_content or ""
            (lines.preformatted if preformatted else lines.text)(text)
        elif node.is_element_node and not is_hidden(node):
            _enter(lines, numbers, node)
            preformatted += node.tag in elements().preformatted
            descend = True
        following = node.first_child if descend else None
        if descend and following is None:
            preformatted -= _leave(lines, numbers, node)
        while following is None and node is not None and node.mem_id != top:
            following = node.next
            if following is None:
                node = node.parent
                if node is not None:
                    preformatted -= _leave(lines, numbers, node)
        node = following
    return lines.lines()


def _enter(lines: LineBuilder, numbers: ListNumbers, node: LexborNode) -> None:
    """What the start of an element does to the lines."""
    tag = node.tag or ""
    if tag in elements().blocks or tag == "br":
        lines.end_line()
    elif tag == "tr":
        lines.start_row()
    elif tag in elements().cells:
        lines.start_cell()
    if tag in LISTS:
        numbers.start_list(node)
    elif tag == "li":
        lines.start_item(numbers.next_number(node))


def _leave(lines: LineBuilder, numbers: ListNumbers, node: LexborNode) -> bool:
    """What the end of an element does to the lines; returns whether it was preformatted."""
    tag = node.tag or ""
    if tag in elements().blocks:
        lines.end_line()
    elif tag == "tr":
        lines.end_row()
    if tag in LISTS:
        numbers.end_list()
    elif tag == "li":
        lines.start_item("")
    return tag in elements().preformatted
