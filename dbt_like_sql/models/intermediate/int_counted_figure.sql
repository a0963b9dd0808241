-- one row for each figure that an education authority states of itself, each text once: no copies, no essays, no rules
select * exclude (is_copy)
from {{ ref('int_figure') }}
where not is_copy and is_work_summary
