"""The marks under facts, following the text as it is edited. Rule: a mark whose text was changed vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.ui.draft.edit_span import EditSpan

TO_CHECK = (MarkKind.CHECK, MarkKind.NO_SOURCE)


class PlacedMark(NamedTuple):
    """A mark and where it stands after the edits since it was shown, in code points."""

    start: int
    end: int
    mark: MarkView


class MarkLayer:
    """The marks in force, in order of their start."""

    def __init__(self) -> None:
        self._placed: list[PlacedMark] = []

    @property
    def placed(self) -> Sequence[PlacedMark]:
        """The marks with their places."""
        return self._placed

    def views(self) -> tuple[MarkView, ...]:
        """The marks as they would be shown afresh."""
        return tuple(replace(mark, start=start, end=end) for start, end, mark in self._placed)

    def show(self, marks: Sequence[MarkView], length: int) -> bool:
        """Take these marks for a text of `length`; whether that changed anything."""
        fitting = [
            PlacedMark(mark.start, mark.end, mark)
            for mark in marks
            if 0 <= mark.start < mark.end <= length
        ]
        fitting.sort(key=lambda placed: (placed.start, placed.end))
        is_changed = fitting != self._placed
        self._placed = fitting
        return is_changed

    def follow(self, span: EditSpan) -> bool:
        """Move with an edit and drop the marks it touched; whether any mark was dropped."""
        kept, shift, removed_end = [], span.added - span.removed, span.start + span.removed
        for placed in self._placed:
            if placed.end <= span.start:
                kept.append(placed)
            elif placed.start >= removed_end:
                kept.append(PlacedMark(placed.start + shift, placed.end + shift, placed.mark))
        is_dropped = len(kept) < len(self._placed)
        self._placed = kept
        return is_dropped

    def at(self, offset: int) -> PlacedMark | None:
        """The shortest mark over `offset`."""
        over = [placed for placed in self._placed if placed.start <= offset < placed.end]
        return min(over, key=lambda placed: placed.end - placed.start, default=None)

    def starting_at(self, start: int) -> PlacedMark | None:
        """The mark that starts there."""
        return next((placed for placed in self._placed if placed.start == start), None)

    def next_of(self, kinds: tuple[MarkKind, ...], offset: int, forward: bool) -> PlacedMark | None:
        """The next mark of these kinds after `offset` (or before it), going round at the end."""
        wanted = [placed for placed in self._placed if placed.mark.kind in kinds]
        if not wanted:
            return None
        if forward:
            return next((m for m in wanted if m.start > offset), wanted[0])
        return next((m for m in reversed(wanted) if m.start < offset), wanted[-1])
