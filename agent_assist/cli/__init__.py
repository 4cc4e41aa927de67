"""Headless commands. Rule: thin; JSON lines in, JSON lines out; knows nothing of ui."""
