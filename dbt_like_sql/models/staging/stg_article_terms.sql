select
    article_id,
    theme,
    term,
    occurrences,
    inverse_document_frequency
from {{ current_rows('article_terms', 'terms') }}
