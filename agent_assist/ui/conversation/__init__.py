"""The conversation column. Rule: a customer's text is plain text; nothing in it is loaded, opened or run."""
