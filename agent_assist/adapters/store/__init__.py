"""The encrypted store of one profile. Rule: what belongs together is one transaction, and nothing is plain on disk."""
