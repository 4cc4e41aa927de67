"""The queue column. Rule: one list painted by one delegate, no widget per row, no selecting of many."""
