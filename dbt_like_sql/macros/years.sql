{#-
  Whether a figure without a period of its own is of the year its article reports on: what a summary reports of the
  present, and what a plan plans. A target in a summary is of a later year that the text does not name; a base is of an
  earlier one.
-#}
{% macro is_of_report_year(figures, articles) -%}
    (
        {{ figures }}.period_text is null
        and (
            (
                {{ figures }}.nature in ('actual', 'norm', 'rank')
                and {{ articles }}.document_type in ('annual_summary', 'half_year_summary', 'duty_report', 'topic_report')
            )
            or ({{ figures }}.nature = 'plan' and {{ articles }}.document_type = 'plan')
        )
    )
{%- endmacro %}

{#- The year where both bounds agree, null where they do not: an interval is never a point. -#}
{% macro exact_year(year_min, year_max) -%}
    case when {{ year_min }} = {{ year_max }} then {{ year_min }} end
{%- endmacro %}

{#- The value where the figure states one: no range, no wiped digits, no 以上 or 不足. -#}
{% macro exact_value(figures) -%}
    case
        when
            not {{ figures }}.is_masked
            and {{ figures }}.operator in ('eq', 'approx')
            and {{ figures }}.base_value_min = {{ figures }}.base_value_max
            then {{ figures }}.base_value_min
    end
{%- endmacro %}

{#- How many digits a value has between its first and last one that is not zero: 14600 has three, 99.6 three, 6537 four. -#}
{% macro significant_digits(value) -%}
    length(trim(replace(printf('%.4f', abs({{ value }})), '.', ''), '0'))
{%- endmacro %}
