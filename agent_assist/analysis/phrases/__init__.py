"""Set phrases in each language. Rule: words only, no decisions; a language that is missing is said to be missing."""
