"""Where two texts differ, word by word, so that a person can take one change and leave another.

Rule: the pieces that are not listed are the same in both texts; taking every piece of one text gives the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_WORD = re.compile(r"\s*\w+|\s*[^\w\s]|\s+$")
_NEAR_WORDS = 2
_MOST_TOKENS = 6_000


@dataclass(frozen=True, slots=True)
class Difference:
    """`[start, end)` of the first text, in code points, reads `old` there and `new` in the second text.

    `after` is where `new` starts in the second text.
    """

    start: int
    end: int
    old: str
    new: str
    after: int


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """What changed, in order; changes with at most two words between them are one."""
    from rapidfuzz.distance import Levenshtein  # start-up time

    if before == after:
        return ()
    first, second = _tokens(before), _tokens(after)
    if max(len(first), len(second)) > _MOST_TOKENS:
        return (Difference(0, len(before), before, after, 0),)
    at, to = _starts(first), _starts(second)
    spans = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(first, second)
        if op.tag != "equal"
    ]
    pieces = [
        _piece(before, after, (at[a], at[b]), (to[c], to[d])) for a, b, c, d in _joined(spans)
    ]
    return tuple(piece for piece in pieces if piece.old != piece.new)


def moved(pieces: tuple[Difference, ...], before: str, now: str) -> tuple[Difference, ...]:
    """The pieces at their places after `before` was edited to `now`; those that the edit touched are gone."""
    head = _common(before, now)
    tail = _common(before[head:][::-1], now[head:][::-1])
    grown = len(now) - len(before)
    kept = []
    for piece in pieces:
        if piece.end <= head and not (piece.start == piece.end == head):
            kept.append(piece)
        elif piece.start >= len(before) - tail:
            kept.append(replace(piece, start=piece.start + grown, end=piece.end + grown))
    return tuple(kept)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text)


def _starts(tokens: list[str]) -> list[int]:
    """Where each token starts, and where the last one ends."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _joined(spans: list[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Neighbours become one, so that nobody takes half of a changed phrase."""
    current: tuple[int, int, int, int] | None = None
    for span in spans:
        if current is not None and span[0] - current[1] <= _NEAR_WORDS:
            current = (current[0], span[1], current[2], span[3])
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _piece(before: str, after: str, old: tuple[int, int], new: tuple[int, int]) -> Difference:
    """A piece without the white space that both sides share at its edges."""
    (start, end), (first, last) = old, new
    while (
        start < end and first < last and before[start] == after[first] and before[start].isspace()
    ):
        start, first = start + 1, first + 1
    while (
        end > start
        and last > first
        and before[end - 1] == after[last - 1]
        and before[end - 1].isspace()
    ):
        end, last = end - 1, last - 1
    return Difference(start, end, before[start:end], after[first:last], first)


def _common(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)
