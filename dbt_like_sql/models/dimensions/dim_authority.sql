-- one authority may be named in several articles: its name is the longest one given
select
    authority_id,
    arg_max(name, length(name)) as name,
    mode(title) as title,
    min(level) as level,
    min(place_code) as place_code,
    min(parent_id) as parent_id,
    min(peer_group) as peer_group,
    count(distinct article_id) as article_count
from {{ ref('stg_authorities') }}
group by authority_id
