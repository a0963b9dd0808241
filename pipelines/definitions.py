"""Everything Dagster loads: assets, resources, the job, its schedule and its sensors."""

from __future__ import annotations

import dagster as dg

from assets.arithmetic import arithmetic
from assets.articles import articles
from assets.dbt_command import dbt_command
from assets.dbt_project import project
from assets.documents import documents
from assets.duplicates import duplicates
from assets.events import events
from assets.links import links
from assets.measurements import measurements
from assets.numerals import numerals
from assets.placeholders import placeholders
from assets.places import places
from assets.publish import publish
from assets.report_years import report_years
from assets.session import LakeSession
from assets.site import site
from assets.terms import terms
from assets.vocabulary import vocabulary
from assets.warehouse import warehouse
from pipelines.alerts import checks_failed, run_failed
from pipelines.console import zongjie_console
from pipelines.jobs import daily, new_files, refresh
from pipelines.settings import load_settings

settings = load_settings()

session = LakeSession(
    landing=str(settings.landing),
    lake=settings.lake,
    warehouse=str(settings.warehouse),
    site=str(settings.site),
    lock_file=str(settings.lock_file),
    sql_project=str(settings.sql_project),
    lock_timeout_seconds=settings.lock_timeout_seconds,
    allow_drop=settings.allow_drop,
)

# an eager object, not the lazy decorator: only this loads from a checkout by workspace.yaml
defs = dg.Definitions(
    assets=[
        documents,
        vocabulary,
        articles,
        placeholders,
        numerals,
        measurements,
        report_years,
        places,
        links,
        arithmetic,
        events,
        duplicates,
        terms,
        warehouse,
        publish,
        site,
    ],
    jobs=[refresh],
    schedules=[daily],
    sensors=[new_files, run_failed, checks_failed],
    resources={
        "session": session,
        "dbt": dbt_command(project),
    },
    loggers={"console": zongjie_console},
    executor=dg.in_process_executor,
)
