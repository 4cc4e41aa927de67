"""How one name can be written: without accents, with umlauts spelled out, and inflected."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

# Case and genitive endings that may follow a whole name: German and English, Nordic, Slavic, Finnish.
_ENDINGS_TEXT = (
    "s es n en ns ens a e u em om owi ovi ovu i y in ina ovo ova et lle lta lla ssa sta lle nak nek"
)
_ENDINGS = frozenset(_ENDINGS_TEXT.split())
# Slavic and Romance names in -a change that vowel instead: Anna, Annę, Anny, Annie.
_ENDINGS_FOR_A = frozenset(["y", "i", "ie", "e", "u", "o", "ou", "ine", "inu", "as", "ino", "en"])
_MIN_INFLECTED = 4


def folded(word: str) -> str:
    """Lower case without accents: `Müller` and `MULLER` are both `muller`."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    parted = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    return "".join(char for char in parted if not unicodedata.combining(char))


def spelled_out(word: str) -> str:
    """Lower case with umlauts as two letters: `Müller` is `mueller`."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    return folded(unicodedata.normalize("NFC", lowered).translate(_SPELLED_OUT))


def uninflected(word: str) -> list[str]:
    """The names a folded word may be a form of, longest first; the word itself is not among them."""
    stems = []
    for length in range(len(word) - 1, max(_MIN_INFLECTED, len(word) - 3) - 1, -1):
        stem, ending = word[:length], word[length:]
        if ending in _ENDINGS:
            stems.append(stem)
        if ending in _ENDINGS_FOR_A:
            stems.append(stem + "a")
    if len(word) == _MIN_INFLECTED and word[-1] in "yieuo":
        stems.append(word[:-1] + "a")
    return stems
