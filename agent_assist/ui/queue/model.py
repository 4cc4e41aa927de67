"""The queue's rows as a Qt model. Rule: a row is made when it is painted or read out, never for all tickets.

A change of some rows repaints those; only a new order resets the list.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
_MOST_KEPT = 40
"""Rows kept made: what a tall window shows. Each change of the queue compares them all."""

AnyIndex = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """One row per ticket; headings are painted by the view and are no rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[QueueSection, ...] = ()
        self._firsts: list[int] = []
        self._parts: tuple[tuple[str, ...], ...] = ()
        self._ids: tuple[str, ...] = ()
        self._made: dict[int, QueueRow] = {}

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many tickets are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = _SPOKEN[0]) -> object:
        """The row itself, or the whole of it in words."""
        if role != ROW_ROLE and role not in _SPOKEN:
            return None
        if not 0 <= index.row() < len(self._ids):
            return None
        row = self._row(index.row())
        return row if role == ROW_ROLE else row.accessible

    def row_of(self, ticket_id: str) -> int:
        """Where a ticket stands, -1 if it is not shown."""
        try:
            return self._ids.index(ticket_id)
        except ValueError:
            return -1

    def ticket_at(self, row: int) -> str:
        """The ticket in a row, "" beside the rows."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def show(self, view: QueueView) -> bool:
        """Take the rows of `view`; whether their order changed, which resets the model."""
        parts = tuple(section.ids for section in view.sections)
        if self._is_same(parts):
            self._take(view, parts)
            self._tell_changed()
            return False
        ids = tuple(chain.from_iterable(parts))
        if ids == self._ids:
            self._take(view, parts)
            self._tell_changed()
            return False
        self.beginResetModel()
        self._take(view, parts)
        self._ids = ids
        self._made.clear()
        self.endResetModel()
        return True

    def _is_same(self, parts: tuple[tuple[str, ...], ...]) -> bool:
        """Whether these are the very same tuples, which needs no look at 100,000 ids."""
        pairs = zip(parts, self._parts, strict=False)
        return len(parts) == len(self._parts) and all(new is old for new, old in pairs)

    def _take(self, view: QueueView, parts: tuple[tuple[str, ...], ...]) -> None:
        self._sections, self._parts = view.sections, parts
        self._firsts = list(accumulate((len(part) for part in parts), initial=0))[:-1]

    def _row(self, number: int) -> QueueRow:
        row = self._made.get(number)
        if row is None:
            if len(self._made) >= _MOST_KEPT:
                self._made.clear()
            row = self._made[number] = self._make(number)
        return row

    def _make(self, number: int) -> QueueRow:
        section = bisect_right(self._firsts, number) - 1
        return self._sections[section].rows[number - self._firsts[section]]

    def _tell_changed(self) -> None:
        """Only rows that somebody has seen can look different."""
        for number, old in self._made.items():
            new = self._make(number)
            if new != old:
                self._made[number] = new
                index = self.index(number)
                self.dataChanged.emit(index, index)
