select
    version_difference_id,
    duplicate_cluster_id,
    indicator,
    unit,
    measurement_id,
    other_measurement_id,
    article_id,
    other_article_id,
    value_min,
    value_max,
    other_value_min,
    other_value_max,
    explanation
from {{ ref('stg_version_differences') }}
