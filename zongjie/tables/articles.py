"""Tables of the stage `articles`: what a document is and how it is divided."""

import polars as pl

from zongjie.tables.table import Table

DOCUMENT_TYPES = (
    "annual_summary",
    "half_year_summary",
    "plan",
    "duty_report",
    "topic_report",
    "opinion_or_rules",
    "personal_essay",
    "other",
)
ORGANISATION_LEVELS = ("national", "province", "city", "county", "township", "school", "office", "person")
SOURCE_KINDS = ("official", "model_text_site", "unknown")
TAMPER_FLAGS = (
    "relabelled_year",
    "stray_year",
    "anti_copy",
    "word_filter",
    "year_scrubber",
    "place_scrubber",
    "lost_full_stops",
    "missing_articles",
)
SECTION_ROLES = ("background", "achievement", "problem", "plan", "other")
BOILERPLATE_REASONS = (
    "teaser",
    "collection_title",
    "site_metadata",
    "editor_note",
    "related_links",
    "copy_button",
    "byline",
    "page_number",
    "other",
)

DOCUMENT_FACTS = Table(
    name="document_facts",
    columns={
        "document_id": pl.String,
        "title": pl.String,
        "published_on": pl.Date,
        "source_url": pl.String,
        "source_kind": pl.String,
        "tamper_flags": pl.List(pl.String),
        "article_count": pl.Int64,
        "boilerplate_chars": pl.Int64,
    },
    key=("document_id",),
    nullable=frozenset({"title", "published_on", "source_url"}),
    values={"source_kind": SOURCE_KINDS, "tamper_flags": TAMPER_FLAGS},
)

ARTICLES = Table(
    name="articles",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "source_path": pl.String,
        "article_number": pl.Int64,
        "title": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "body_start": pl.Int64,
        "document_type": pl.String,
        "organisation_level": pl.String,
        "is_work_summary": pl.Boolean,
    },
    key=("article_id",),
    nullable=frozenset({"article_number"}),
    values={"document_type": DOCUMENT_TYPES, "organisation_level": ORGANISATION_LEVELS},
)

BOILERPLATE = Table(
    name="boilerplate",
    columns={
        "boilerplate_id": pl.String,
        "document_id": pl.String,
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "reason": pl.String,
    },
    key=("boilerplate_id",),
    values={"reason": BOILERPLATE_REASONS},
)

SECTIONS = Table(
    name="sections",
    columns={
        "section_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "parent_section_id": pl.String,
        "level": pl.Int64,
        "marker": pl.String,
        "heading": pl.String,
        "heading_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "theme": pl.String,
        "role": pl.String,
    },
    key=("section_id",),
    nullable=frozenset({"parent_section_id"}),
    values={"role": SECTION_ROLES},
)

SENTENCES = Table(
    name="sentences",
    columns={
        "sentence_id": pl.String,
        "section_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "raw_text": pl.String,
    },
    key=("sentence_id",),
)

TABLES = (DOCUMENT_FACTS, ARTICLES, BOILERPLATE, SECTIONS, SENTENCES)
