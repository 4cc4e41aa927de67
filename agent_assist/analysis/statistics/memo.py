"""What was worked out from cells, kept for as long as they are the very same cells. Rule: a cell is never changed in place.

After one decision a handful of cells are new; everything that rests on the others is taken from here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from agent_assist.domain.statistics import Cell

T = TypeVar("T")


class Memo:
    """One name keeps one result: another set of cells under the same name takes its place."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[Cell, ...], Any]] = {}

    def of(self, name: Hashable, cells: Sequence[Cell], make: Callable[[], T]) -> T:
        """What `make` gave for these cells; asked again only when one of them is another object."""
        kept = self._kept.get(name)
        if kept is not None and _same(kept[0], cells):
            found: T = kept[1]
            return found
        made = make()
        self._kept[name] = tuple(cells), made
        return made


def _same(before: Sequence[Cell], now: Sequence[Cell]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))
