"""The reading room: a published warehouse as plain pages that open from disk, without server or network."""

from zongjie.site.build import SiteReport, build_site

__all__ = ["SiteReport", "build_site"]
