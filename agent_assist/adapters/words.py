"""The interface's words. English is the source language and needs no catalogue."""

from __future__ import annotations


class EnglishWords:
    """Fills `{placeholders}` and leaves the sentence as it is written."""

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence with its values."""
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text
