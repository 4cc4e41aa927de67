"""The Team screen: tiles, charts with their tables, and their files."""
