"""Words and phrases by language, flat (lower case, no accents). Rule: words only, no decisions."""
