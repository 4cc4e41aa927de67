"""Text in, findings out. Rule: pure, no I/O; small pure libraries are allowed."""
