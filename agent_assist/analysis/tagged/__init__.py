"""The parts that read tagged lines. Rule: nothing of the tag syntax ever reaches the reply's text."""
