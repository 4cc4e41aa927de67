"""Which of some short texts a person means by a few typed letters. Pure; rapidfuzz does the measuring.

Rule: a person must see why: the letters begin or fill words of the text, but for a slip of the finger. Letters
scattered over it mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from agent_assist.analysis.word_search import Fit, Sought, plain

_KEPT = 4_096
_SLIP = len(Fit)
_LEAST_LETTERS, _LONG_LETTERS = 4, 8
"""A shorter word is like anything, so it must stand in the text as it is; a long one may hold two slips."""
_Likeness = tuple[int, bool, int]


def best_matches(typed: str, choices: Sequence[str], limit: int) -> list[int]:
    """Places of the meant texts, the likeliest first, those equally likely in their order; all words must fit."""
    found = [(like, place) for place, c in enumerate(choices) if (like := likeness(typed, c))]
    return [place for _, place in sorted(found)[:limit]]


def likeness(typed: str, text: str) -> _Likeness | None:
    """How near this text is to what was typed, nearer ones smaller; None when it is not meant."""
    sought, folded_text = _sought(typed), folded(text)
    fit = sought.fit([folded_text])
    if fit is None and not _is_slip(folded(typed).split(), folded_text.split()):
        return None
    return (
        _SLIP if fit is None else int(fit),
        not folded_text.startswith(folded(typed).rstrip()),
        len(folded_text),
    )


def begins_with(typed: str, text: str) -> bool:
    """Whether each typed word begins a word of the text."""
    words = folded(text)
    return all(f" {part}" in words for part in folded(typed).split())


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """The text as it is compared; kept, since every keystroke asks for the same names again."""
    return plain(text)


@lru_cache(maxsize=8)
def _sought(typed: str) -> Sought:
    return Sought(typed)


def _is_slip(typed: list[str], words: list[str]) -> bool:
    """Whether every typed word begins a word, but for a slip in a long enough one."""
    return bool(typed) and all(any(_is_like(part, word) for word in words) for part in typed)


def _is_like(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    # The first letter is seldom missed, and a word that begins otherwise looks like another one.
    if len(part) < _LEAST_LETTERS or part[0] not in word[:2] or word[0] not in part[:2]:
        return False
    from rapidfuzz.distance import OSA  # start-up time

    most = 1 if len(part) < _LONG_LETTERS else 2
    # The word may not be typed to its end yet.
    ends = range(max(len(part) - most, 1), len(part) + most + 1)
    return any(OSA.distance(part, word[:end], score_cutoff=most) <= most for end in ends)
