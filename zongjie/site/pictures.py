"""Charts as files of the site: drawn once for as long as they show the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from zongjie.charts import to_svg
from zongjie.charts.specifications import Specification
from zongjie.site.folder import SiteFolder


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a chart lies in the site, and what it shows in words."""

    path: str
    description: str


def draw(site: SiteFolder, specification: Specification | None) -> Picture | None:
    """Write a chart under a name made of what it shows; leave it alone where it lies there already."""
    if specification is None:
        return None
    told = json.dumps(specification, ensure_ascii=False, sort_keys=True)
    name = hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
    path = f"charts/{name}.svg"
    if not site.keeps(path, name):
        site.write(path, to_svg(specification), name)
    return Picture(path, str(specification["description"]))
