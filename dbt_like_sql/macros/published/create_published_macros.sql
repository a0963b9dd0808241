{#-
  The table macros that users call in the published file. Runs at the end of a build, when their tables stand.
  They name tables without a catalog, so that a kept version or a copy under another name has them too.
-#}
{% macro create_published_macros() %}
{{ published_search() }}
{{ published_evidence() }}
{{ published_figures_about() }}
{{ published_article() }}
{% endmacro %}
