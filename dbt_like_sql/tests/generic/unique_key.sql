{#- The columns of `key` identify a row: returns keys that stand more than once. -#}
{% test unique_key(model, key) %}
select
    {{ key | join(', ') }},
    count(*) as times
from {{ model }}
group by all
having count(*) > 1
{% endtest %}
