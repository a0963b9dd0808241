"""Plain-text tools that know nothing of any stage: offset maps and spans."""
