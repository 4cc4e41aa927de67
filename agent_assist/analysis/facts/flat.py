"""Lower case without diacritics, character for character. Rule: offsets of the flat text are offsets of the text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SINGLE = {"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‘": "'",
           "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}  # fmt: skip


def flat(text: str) -> str:
    """As long as `text`, so that a pattern without accents finds the place in the text itself."""
    if text.isascii():
        return text.lower()
    lowered = text.lower()
    if len(lowered) != len(text):
        return "".join(map(_flat_char, text))
    return "".join([char if char < "\x7f" else _flat_char(char) for char in lowered])


@lru_cache(maxsize=4096)
def _flat_char(char: str) -> str:
    lowered = char.lower()
    known = _SINGLE.get(lowered)
    if known is not None:
        return known
    base = unicodedata.normalize("NFKD", lowered)[:1]
    return base if base and not unicodedata.combining(base) else char
