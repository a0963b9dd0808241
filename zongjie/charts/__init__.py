"""Charts: what is drawn, as Vega-Lite specifications, and the way to a picture. Dagster and the pages share them."""

from zongjie.charts.rendering import to_data_uri, to_svg
from zongjie.charts.specifications import bars, intervals, lines

__all__ = ["bars", "intervals", "lines", "to_data_uri", "to_svg"]
