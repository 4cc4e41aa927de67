"""From words to search terms, and from hits to how well they answer. Rule: pure; the store does the searching."""
