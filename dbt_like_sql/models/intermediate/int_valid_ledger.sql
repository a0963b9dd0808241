-- the latest ledger row of each stage and unit: the one whose rows are valid
select *
from {{ ref('stg_ledger') }}
qualify row_number() over (partition by stage, unit order by sequence desc) = 1
