"""The one error of the set-up."""

from __future__ import annotations


class SetupError(Exception):
    """A step that could not be done; the text says in one sentence what the person can do about it."""
