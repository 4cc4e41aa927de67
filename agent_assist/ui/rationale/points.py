""" "Why this number": the points behind a rating, which add up before the reader's eyes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.rationale import PointsRow
from agent_assist.ui.theme.tokens import SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text


class PointsTable(QWidget):
    """A link that opens the table. Shut at first; it stays as the person left it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: object = None
        self._is_open = False
        self._link = Button(ButtonKind.LINK, self.tr("Why this number"), "chevron-right")
        self._link.acted.connect(self._toggle)
        self._table = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._table)
        self._table.setVisible(False)

    def show_points(
        self, rows: tuple[PointsRow, ...], total: int, lines: tuple[str, ...] = ()
    ) -> None:
        """Show these terms, their sum and what it stands for; hidden without terms."""
        self.setVisible(bool(rows))
        if self._key == (rows, total, lines):
            return
        self._key = (rows, total, lines)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(8, 2, 8, 4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for index, row in enumerate(rows):
            _add_row(grid, index, row.words, row.points, is_sum=False)
        grid.addWidget(Separator(), len(rows), 0, 1, 2)
        _add_row(grid, len(rows) + 1, self.tr("Sum"), total, is_sum=True)
        for index, line in enumerate(lines, len(rows) + 2):
            grid.addWidget(Text(TypeRole.META, "text2", line, wraps=True), index, 0, 1, 2)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        table.setVisible(self._is_open)

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._table.setVisible(self._is_open)
        self._link.set_icon("chevron-down" if self._is_open else "chevron-right")


def _add_row(grid: QGridLayout, row: int, words: str, points: int, is_sum: bool) -> None:
    weight = SEMIBOLD if is_sum else None
    ink: Ink = "text" if is_sum else "text2"
    figure = f"{points:+d}".replace("-", "\u2212") if points else "0"
    label = Text(TypeRole.META, ink, words, weight=weight, wraps=True)
    number = Text(TypeRole.META, ink, figure, weight=weight, tabular=True)
    grid.addWidget(label, row, 0)
    grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
