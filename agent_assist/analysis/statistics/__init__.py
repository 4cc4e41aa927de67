"""The lead's figures: from cases to sums, from sums to groups that may be shown, from groups to figures."""
