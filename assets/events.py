"""The asset `events`."""

from assets.stage_asset import stage_asset

events = stage_asset(
    "events",
    group="meaning",
    description=(
        "把数字归成培训、资助、项目、考试、荣誉、安全等事件。\n\n"
        "Groups figures into trainings, student aid, projects, examinations, awards, safety actions."
    ),
)
