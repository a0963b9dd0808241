{#- A text as it is searched: letters, digits and % only, small letters. The same for what is stored and what is asked. -#}
{% macro search_form(text) -%}
    regexp_replace(lower({{ text }}), '[^\p{L}\p{N}%]+', '', 'g')
{%- endmacro %}
