"""Which of some short texts a person means by a few typed letters. Pure; rapidfuzz does the measuring."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LIKE = 76.0
"""Similarity (0 to 100) below which a text is not meant; a letter left out or doubled stays above."""
_STARTS, _HOLDS = 200.0, 150.0
_LEAST_LETTERS = 3
"""Fewer letters are like anything, so they must stand in the text as they are."""


def best_matches(typed: str, choices: Sequence[str], limit: int) -> list[int]:
    """Places of the meant texts, the likeliest first, those equally likely in their order; all words must fit."""
    from rapidfuzz import fuzz  # start-up time

    wanted = folded(typed)
    if not wanted:
        return []
    scored: list[tuple[float, int]] = []
    for place, choice in enumerate(choices):
        text = folded(choice)
        parts = wanted.split()
        if begins_with(wanted, text):
            score = _STARTS + fuzz.ratio(wanted, text)
        elif all(part in text for part in parts):
            score = _HOLDS
        elif len(wanted) >= _LEAST_LETTERS:
            score = fuzz.partial_ratio(wanted, text)
        else:
            continue
        if score >= _LIKE:
            scored.append((-score, place))
    return [place for _, place in sorted(scored)[:limit]]


def begins_with(typed: str, text: str) -> bool:
    """Whether each typed word begins a word of the text."""
    words = folded(text).split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).split())


def folded(text: str) -> str:
    """Small letters without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())
