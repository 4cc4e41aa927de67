"""The queue's rows as a Qt model. Rule: a change of some rows repaints those; only a new order resets the list."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from agent_assist.presenters.view.queue import QueueRow, QueueView

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))

AnyIndex = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """One row per ticket; headings are painted by the view and are no rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._ids: list[str] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many tickets are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = _SPOKEN[0]) -> object:
        """The row itself, or the whole of it in words."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.accessible if role in _SPOKEN else None

    def row_of(self, ticket_id: str) -> int:
        """Where a ticket stands, -1 if it is not shown."""
        return self._ids.index(ticket_id) if ticket_id in self._ids else -1

    def ticket_at(self, row: int) -> str:
        """The ticket in a row, "" beside the rows."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def show(self, view: QueueView) -> bool:
        """Take the rows of `view`; whether their order changed, which resets the model."""
        rows = list(chain.from_iterable(section.rows for section in view.sections))
        ids = [row.ticket_id for row in rows]
        if ids == self._ids:
            self._replace(rows)
            return False
        self.beginResetModel()
        self._rows, self._ids = rows, ids
        self.endResetModel()
        return True

    def _replace(self, rows: list[QueueRow]) -> None:
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old is not new and old != new:
                index = self.index(number)
                self.dataChanged.emit(index, index)
