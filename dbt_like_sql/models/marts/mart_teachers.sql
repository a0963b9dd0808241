{#- What an indicator of the catalogue says of the staff. Training has a mart of its own; honours of a year are awards. -#}
{%- set facets = {
    'kind': 'teachers staff established_teachers established_staff full_time_teachers full_time_teachers_k12 primary_teachers
        junior_teachers senior_teachers kindergarten_teachers vocational_teachers special_teachers private_teachers
        psych_teachers dual_teachers arts_sports_teachers english_teachers bilingual_teachers foreign_teachers heads
        heads_and_cadres substitute_teachers retired_staff',
    'degree': 'bachelor_teachers master_degree_teachers bachelor_teacher_share college_teacher_share
        junior_bachelor_teacher_share primary_college_teacher_share senior_postgraduate_teacher_share
        teacher_qualification_rate primary_teacher_qualification_rate junior_teacher_qualification_rate
        senior_teacher_qualification_rate vocational_teacher_qualification_rate kindergarten_teacher_qualification_rate
        certified_teacher_share teacher_certificates degree_studies',
    'title': 'senior_title_teachers full_senior_teachers first_rank_teachers senior_title_share promoted_teachers',
    'skill': 'backbone_teachers national_backbone_teachers provincial_backbone_teachers city_backbone_teachers
        county_backbone_teachers backbone_teacher_share subject_leaders provincial_subject_leaders city_subject_leaders
        county_subject_leaders master_teachers provincial_master_teachers city_master_teachers county_master_teachers
        teaching_talents national_teaching_talents provincial_teaching_talents city_teaching_talents
        county_teaching_talents special_grade_teachers master_heads dual_teacher_share',
    'ratio': 'student_teacher_ratio',
    'post': 'staff_posts staff_posts_named post_gap post_gap_rate recruits_planned_posts',
    'movement': 'new_teachers post_teachers talents_introduced free_normal_students exchanged_teachers exchanged_heads exchanged_staff
        teacher_exchange_rate backbone_exchange_share supporting_teachers resigned_teachers retirees_year
        substitute_teachers_removed cadres_adjusted cadres_appointed reserve_cadres',
} -%}
with facets as (
    {%- for facet, codes in facets.items() %}
    select
        '{{ facet }}' as staff_facet,
        unnest([{% for code in codes.split() %}'{{ code }}'{{ ", " if not loop.last }}{% endfor %}]) as indicator_code
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

-- a part has an indicator often only by the whole that it is of: 其中本科及以上学历1980人 of 专任教师2475人
figures as (
    select
        counted.*,
        {{ exact_value('counted') }} as exact_value,
        coalesce(facets.staff_facet, case when wholes.staff_facet is not null then 'part' end) as staff_facet
    from {{ ref('int_counted_figure') }} as counted
    left join facets on counted.indicator_code = facets.indicator_code
    left join {{ ref('int_figure') }} as parents on counted.parent_measurement_id = parents.measurement_id
    left join facets as wholes on parents.indicator_code = wholes.indicator_code and parents.base_unit = counted.base_unit
    where
        counted.nature = 'actual'
        -- teachers among those who took a test are not the staff
        and not (facets.staff_facet = 'kind' and counted.parent_measurement_id is not null and wholes.staff_facet is null)
),

wholes as (
    select
        *,
        {{ exact_value('stated') }} as exact_value
    from {{ ref('int_figure') }} as stated
)

select
    figures.authority_id,
    figures.authority,
    figures.authority_level,
    {{ exact_year('figures.year_min', 'figures.year_max') }} as year,
    figures.year_min,
    figures.year_max,
    figures.year_basis,
    figures.period_kind,
    figures.staff_facet,
    figures.indicator,
    figures.indicator_code,
    indicators.name_zh as indicator_name,
    figures.panel_scope,
    figures.surface,
    figures.operator,
    figures.base_value_min,
    figures.base_value_max,
    figures.base_unit,
    wholes.indicator as whole_indicator,
    wholes.surface as whole,
    -- a share that follows from part and whole, not one that the text states
    case
        when figures.base_unit = '人' and wholes.base_unit = '人' and figures.exact_value <= wholes.exact_value
            then round(100 * figures.exact_value / nullif(wholes.exact_value, 0), 2)
    end as computed_share,
    coalesce(
        indicators.additivity = 'sum'
        and figures.parent_measurement_id is null
        and indicators.nested_group is null
        and figures.exact_value is not null
        and figures.panel_scope = 'whole'
        and figures.period_kind = 'year'
        and figures.year_min = figures.year_max
        and not figures.is_hedged
        and figures.operator = 'eq',
        false
    ) as may_be_summed,
    indicators.nested_group,
    figures.is_hedged or figures.operator = 'approx' as is_hedged,
    figures.is_masked,
    figures.copy_count,
    sentences.clean_text as sentence,
    figures.source_kind,
    figures.source_path,
    figures.article_id,
    figures.measurement_id
from figures
inner join {{ ref('dim_sentence') }} as sentences on figures.sentence_id = sentences.sentence_id
left join wholes on figures.parent_measurement_id = wholes.measurement_id
left join {{ ref('dim_indicator') }} as indicators on figures.indicator_code = indicators.code
where figures.staff_facet is not null
