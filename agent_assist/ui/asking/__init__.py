"""What stands beside the text: other drafts, a polish, a translation, a summary."""
