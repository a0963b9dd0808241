{#- Published tables live in schema main; staging and intermediate in schemas that publishing drops. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name | trim if custom_schema_name is not none else 'main' }}
{%- endmacro %}
