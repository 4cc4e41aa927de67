"""Texts that are made from the settings' schema: the reference page and the templates of Windows and macOS."""
