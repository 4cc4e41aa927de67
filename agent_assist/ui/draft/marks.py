"""The marks under facts, following the text as it is edited. Rule: a mark whose text was changed vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.ui.draft.edit_span import EditSpan

_TO_CHECK = (MarkKind.CHECK, MarkKind.NO_SOURCE)


class MarkLayer:
    """The marks in force, in order of their start; offsets are code points."""

    def __init__(self) -> None:
        self._marks: list[MarkView] = []

    @property
    def marks(self) -> Sequence[MarkView]:
        """The marks where they stand now."""
        return self._marks

    def show(self, marks: Sequence[MarkView], length: int) -> bool:
        """Take these marks for a text of `length`; whether that changed anything."""
        fitting = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
        fitting.sort(key=lambda mark: (mark.start, mark.end))
        is_changed = fitting != self._marks
        self._marks = fitting
        return is_changed

    def follow(self, span: EditSpan) -> bool:
        """Move with an edit and drop the marks it touched; whether any mark was dropped."""
        kept, shift = [], span.added - span.removed
        for mark in self._marks:
            if mark.end <= span.start:
                kept.append(mark)
            elif mark.start >= span.start + span.removed:
                kept.append(replace(mark, start=mark.start + shift, end=mark.end + shift))
        is_dropped = len(kept) < len(self._marks)
        self._marks = kept
        return is_dropped

    def at(self, offset: int) -> MarkView | None:
        """The shortest mark over `offset`."""
        over = [mark for mark in self._marks if mark.start <= offset < mark.end]
        return min(over, key=lambda mark: mark.end - mark.start, default=None)

    def starting_at(self, start: int) -> MarkView | None:
        """The mark that starts there."""
        return next((mark for mark in self._marks if mark.start == start), None)

    def next_to_check(self, offset: int, forward: bool) -> MarkView | None:
        """The next fact to check after `offset` (or before it), going round at the end."""
        open_marks = [mark for mark in self._marks if mark.kind in _TO_CHECK]
        if not open_marks:
            return None
        if forward:
            return next((m for m in open_marks if m.start > offset), open_marks[0])
        return next((m for m in reversed(open_marks) if m.start < offset), open_marks[-1])
