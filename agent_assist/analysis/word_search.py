"""How well a text answers typed words: side by side, as whole words, as beginnings of words. Pure.

Rule: letters inside another word count only where the typed word is long or its script has no blanks, and last;
"arc" is not in "parcel". Texts are compared in the form that `plain` gives them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)
_BLANKED = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256)
)
_SIGNS = re.compile("[\x00-/:-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\uff01-\uff0f]+")  # fmt: skip
_JOINED = re.compile(
    "[\u0590-\u07ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
)
"""Scripts without blanks between words, or with small words written onto the next one (Hebrew, Arabic)."""
_LEAST_INSIDE = 4
"""Latin letters that may stand inside a word: "lampe" in "Stehlampe"."""


class Fit(IntEnum):
    """How a text holds what was typed, the best first."""

    SIDE_BY_SIDE = 0
    WHOLE_WORDS = 1
    BEGUN_SIDE_BY_SIDE = 2
    BEGINNINGS = 3
    INSIDE = 4


def plain(text: str) -> str:
    """Small letters without accents; one blank between the words, before the first and after the last."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda found: _bare(found.group()), text.casefold())
    return f" {' '.join(_without_signs(text).split())} "


def _without_signs(text: str) -> str:
    if not text.isascii():
        return _SIGNS.sub(" ", text)
    return text.encode("ascii").translate(_BLANKED).decode("ascii")


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return _COMBINING.sub("", decomposed).translate(_UNDECOMPOSED).casefold()


class Sought:
    """Typed words, ready to be looked for in many texts; one with a sign in it ("A-48190") stays together."""

    def __init__(self, typed: str) -> None:
        self._whole = plain(typed)
        terms = {plain(term).strip() for term in typed.split()} - {""}
        # The longest first, as they rule out most.
        self._terms = sorted(terms, key=lambda term: (-len(term), term))
        self.needles = tuple(t if _may_stand_inside(t) else f" {t}" for t in self._terms)
        """What each text must hold, the most telling first."""

    def __bool__(self) -> bool:
        """Whether anything was typed that can be found."""
        return bool(self._terms)

    def fit(self, texts: Sequence[str]) -> Fit | None:
        """How these texts (as `plain` gives them) hold all of it together; None when they do not."""
        if not self._terms or not all(any(n in text for text in texts) for n in self.needles):
            return None
        if any(self._whole in text for text in texts):
            return Fit.SIDE_BY_SIDE
        if all(any(f" {term} " in text for text in texts) for term in self._terms):
            return Fit.WHOLE_WORDS
        if any(self._whole[:-1] in text for text in texts):
            return Fit.BEGUN_SIDE_BY_SIDE
        if all(any(f" {term}" in text for text in texts) for term in self._terms):
            return Fit.BEGINNINGS
        return Fit.INSIDE


def _may_stand_inside(term: str) -> bool:
    return len(term) >= _LEAST_INSIDE or bool(_JOINED.search(term))
