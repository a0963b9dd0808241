{#- Columns that stand first and last in every mart of events: whose and when, then how far it can be trusted and where it stands. -#}
{% macro whose_and_when() -%}
    events.authority_id,
    events.authority,
    events.authority_level,
    {{ exact_year('events.year_min', 'events.year_max') }} as year,
    events.year_min,
    events.year_max,
    events.year_basis,
    events.period_kind,
    events.is_planned
{%- endmacro %}

{% macro where_it_stands() -%}
    events.figures,
    events.is_hedged,
    events.is_masked,
    events.copy_count,
    events.sentence,
    events.article_title,
    events.document_type,
    events.source_kind,
    events.source_path,
    events.article_id,
    events.event_id
{%- endmacro %}

{% macro counted_events(table) -%}
from {{ ref(table) }} as facts
inner join {{ ref('int_event') }} as events on facts.event_id = events.event_id
where not events.is_copy and events.is_work_summary
{%- endmacro %}
