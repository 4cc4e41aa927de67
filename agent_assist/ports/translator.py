"""The words of the interface in the person's language."""

from __future__ import annotations

from typing import Protocol


class Translator(Protocol):
    """Translates a sentence and fills its `{placeholders}` afterwards."""

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence in the interface's language, with values filled in."""
        ...
