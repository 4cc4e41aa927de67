"""The settings. Rule: a locked row keeps its value, says who locked it and why, and can be focused and copied."""
