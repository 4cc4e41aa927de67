"""How long each character was on screen, as runs of equal time. Pure: no Qt, no clock."""

from __future__ import annotations

SHOWN_AFTER_MS = 300
"""A line counts as shown after this long on screen in total."""


class Exposure:
    """Milliseconds on screen for each of `length` characters, kept as `[length, ms]` runs."""

    def __init__(self, length: int) -> None:
        self._runs: list[tuple[int, int]] = [(length, 0)] if length else []

    @property
    def length(self) -> int:
        """How many characters it keeps the books of."""
        return sum(length for length, _ in self._runs)

    @property
    def is_whole(self) -> bool:
        """Whether every character was on screen for long enough."""
        return all(ms >= SHOWN_AFTER_MS for _, ms in self._runs)

    def add(self, start: int, end: int, ms: int) -> None:
        """The characters from `start` to `end` were on screen for `ms` more."""
        before, inside, after = self._cut(start, end)
        self._join(before, [(length, spent + ms) for length, spent in inside], after)

    def splice(self, start: int, removed: int, added: int, is_shown: bool) -> None:
        """Replace `removed` characters at `start` by `added` new ones; the person's own are shown at once."""
        before, _, after = self._cut(start, start + removed)
        fresh = [(added, SHOWN_AFTER_MS if is_shown else 0)] if added else []
        self._join(before, fresh, after)

    def _cut(
        self, start: int, end: int
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
        parts: tuple[list[tuple[int, int]], ...] = ([], [], [])
        position = 0
        for length, ms in self._runs:
            edges = (position, min(max(start, position), position + length))
            middle = min(max(end, edges[1]), position + length)
            for part, size in zip(
                parts,
                (edges[1] - position, middle - edges[1], position + length - middle),
                strict=True,
            ):
                if size:
                    part.append((size, ms))
            position += length
        return parts[0], parts[1], parts[2]

    def _join(self, *parts: list[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for part in parts:
            for length, ms in part:
                capped = min(ms, SHOWN_AFTER_MS)
                if merged and merged[-1][1] == capped:
                    merged[-1] = (merged[-1][0] + length, capped)
                else:
                    merged.append((length, capped))
        self._runs = merged
