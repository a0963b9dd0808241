"""From a Vega-Lite specification to an SVG, by vl-convert: no browser, no network."""

from __future__ import annotations

import base64
import json

from zongjie.charts.specifications import Specification

VEGA_LITE = "6.4"
"""The version of Vega-Lite that the specifications are written for; vl-convert brings several."""


def to_svg(specification: Specification) -> str:
    """Draw a specification as SVG text, letters kept as letters. Raises ValueError for one that is not valid."""
    import vl_convert  # noqa: PLC0415 (starts a script engine that most runs need not)

    svg = vl_convert.vegalite_to_svg(json.dumps(specification, ensure_ascii=False), vl_version=VEGA_LITE)
    return str(svg)


def to_data_uri(specification: Specification) -> str:
    """The picture as an address that can stand in Markdown or HTML."""
    return f"data:image/svg+xml;base64,{base64.b64encode(to_svg(specification).encode()).decode()}"
