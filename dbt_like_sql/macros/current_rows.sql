{#-
  The rows of a lake table that are valid now: those that the latest commit of its stage wrote,
  for documents that lie in the landing folder.
    scope 'document'  one commit for each document
    scope 'whole'     one commit for all rows (stages that look at everything at once)
-#}
{% macro current_rows(table_name, stage, scope='document') -%}
    {%- set rows = source('lake', table_name) -%}
    {%- set commits = ref('int_current_commits') -%}
    {%- if scope == 'document' -%}
    (
        select lake_rows.* exclude (commit_id)
        from {{ rows }} as lake_rows
        inner join {{ commits }} as commits
            on lake_rows.commit_id = commits.commit_id and lake_rows.document_id = commits.document_id
        where commits.stage = '{{ stage }}'
    )
    {%- else -%}
    (
        select lake_rows.* exclude (commit_id)
        from {{ rows }} as lake_rows
        inner join {{ commits }} as commits on lake_rows.commit_id = commits.commit_id
        where commits.stage = '{{ stage }}'
    )
    {%- endif -%}
{%- endmacro %}
