"""The column that says why a draft should or should not be trusted. Rule: doubt is pointed at a place."""
