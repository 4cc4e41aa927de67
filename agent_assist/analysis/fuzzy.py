"""Which of some short texts a person means by a few typed letters. Pure; rapidfuzz does the measuring."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LIKE = 76.0
"""Similarity (0 to 100) below which a text is not meant; a letter left out or doubled stays above."""
_STARTS, _HOLDS = 200.0, 150.0
_KEPT = 4_096
_LEAST_LETTERS = 3
"""Fewer letters are like anything, so they must stand in the text as they are."""


def best_matches(typed: str, choices: Sequence[str], limit: int) -> list[int]:
    """Places of the meant texts, the likeliest first, those equally likely in their order; all words must fit."""
    from rapidfuzz import fuzz  # start-up time

    wanted = folded(typed)
    if not wanted:
        return []
    scored: list[tuple[float, int]] = []
    parts = wanted.split()
    for place, choice in enumerate(choices):
        text = folded(choice)
        if all(part in text for part in parts):
            starts = all(f" {part}" in f" {text}" for part in parts)
            score = _STARTS + fuzz.ratio(wanted, text) if starts else _HOLDS
        elif len(wanted) >= _LEAST_LETTERS:
            score = fuzz.partial_ratio(wanted, text)
        else:
            continue
        if score >= _LIKE:
            scored.append((-score, place))
    return [place for _, place in sorted(scored)[:limit]]


def begins_with(typed: str, text: str) -> bool:
    """Whether each typed word begins a word of the text."""
    words = f" {folded(text)}"
    return all(f" {part}" in words for part in folded(typed).split())


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """Small letters without accents and punctuation; kept, since every keystroke asks for the same names again."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())
