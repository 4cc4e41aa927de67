"""Words and their spelling. Rule: nothing is asked over a network, and no word is written outside the profile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class SpellChecker(Protocol):
    """Looks words up in dictionaries of this computer. Called from one thread at a time, never the window's."""

    def knows(self, language: str) -> bool:
        """Whether there is a dictionary of this language ("en")."""
        ...

    def wrong(self, words: Iterable[str], language: str) -> frozenset[str]:
        """Those that are not in the dictionary; none without a dictionary."""
        ...

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        ...
