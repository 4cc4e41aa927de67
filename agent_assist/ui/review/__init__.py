"""Blind checks: the screen, and how the window shows it."""
