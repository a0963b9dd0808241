{#- The latest committed row of every document, whether it still lies in the landing folder or not. -#}
{% macro latest_rows(table_name, stage) -%}
    (
        select lake_rows.*
        from {{ source('lake', table_name) }} as lake_rows
        inner join {{ ref('stg_ledger') }} as ledger
            on lake_rows.commit_id = ledger.commit_id and lake_rows.document_id = ledger.document_id
        where ledger.stage = '{{ stage }}'
        qualify row_number() over (partition by lake_rows.document_id order by ledger.sequence desc) = 1
    )
{%- endmacro %}
