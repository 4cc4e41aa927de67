"""Spelling by Enchant over the dictionaries of the system (Hunspell on most). Rule: without them nothing is marked.

Enchant is optional: a computer without it, or without a dictionary, has no marks and no error. Dictionaries are
read with a broker of one's own, and no word is added to Enchant's own word lists.
"""

from __future__ import annotations

import locale
from collections.abc import Iterable
from typing import Any

_MOST_SUGGESTIONS, _MOST_CHARS = 6, 60
_MOST_SPOKEN = {
    "en": "en_US",
    "pt": "pt_PT",
    "sv": "sv_SE",
    "da": "da_DK",
    "cs": "cs_CZ",
    "nb": "nb_NO",
}


class EnchantSpelling:
    """Dictionaries are opened when their language is first needed, and kept."""

    def __init__(self) -> None:
        self._broker: Any = None
        self._is_missing = False
        self._dictionaries: dict[str, Any] = {}

    def knows(self, language: str) -> bool:
        """Whether there is a dictionary of this language."""
        return self._dictionary(language) is not None

    def wrong(self, words: Iterable[str], language: str) -> frozenset[str]:
        """Those that are not in the dictionary; a word without an end is left alone."""
        dictionary = self._dictionary(language)
        if dictionary is None:
            return frozenset()
        return frozenset(w for w in words if len(w) <= _MOST_CHARS and not dictionary.check(w))

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant."""
        dictionary = self._dictionary(language)
        if dictionary is None or len(word) > _MOST_CHARS:
            return ()
        return tuple(dictionary.suggest(word)[:_MOST_SUGGESTIONS])

    def _dictionary(self, language: str) -> Any:
        if language not in self._dictionaries:
            self._dictionaries[language] = self._open(language)
        return self._dictionaries[language]

    def _open(self, language: str) -> Any:
        if self._is_missing or not language:
            return None
        try:
            import enchant  # start-up time; also optional: needs a library of the system
        except ImportError:
            self._is_missing = True
            return None
        if self._broker is None:
            self._broker = enchant.Broker()
        tag = _best_tag(language, self._broker.list_languages())
        try:
            return self._broker.request_dict(tag) if tag else None
        except enchant.errors.Error:
            return None


def _best_tag(language: str, installed: Iterable[str]) -> str:
    """The dictionary of the language that is spoken here, else where most people speak it, else any."""
    tags = sorted(tag for tag in installed if tag.split("_")[0] == language)
    here = (locale.getlocale()[0] or "").split(".")[0]
    wanted = (here, _MOST_SPOKEN.get(language, ""), f"{language}_{language.upper()}", language)
    return next((tag for tag in wanted if tag in tags), tags[0] if tags else "")
