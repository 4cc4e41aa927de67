"""A chart's numbers as a table that the keyboard and a screen reader walk through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem, QWidget

from agent_assist.presenters.view.team import ChartView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars

_ROW_PX, _ROWS_MAX = 28, 12


class ChartTable(QTableWidget):
    """Shows the rows of a `ChartView`; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        use_slim_scroll_bars(self)
        self._theme = follow_theme(self._restyle)
        self._restyle()
        FocusFrame(self)

    def show_chart(self, chart: ChartView) -> None:
        """Fill it."""
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.sentence)
        self.setColumnCount(len(chart.columns))
        self.setHorizontalHeaderLabels(list(chart.columns))
        self.setRowCount(len(chart.rows))
        for number, row in enumerate(chart.rows):
            for column, words in enumerate(row):
                self.setItem(number, column, QTableWidgetItem(words))
        if chart.rows:
            self.setCurrentCell(0, 0)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; what has a modifier belongs to the window."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        rows = min(self.rowCount(), _ROWS_MAX) + 1
        self.setMinimumHeight(self._theme.px(_ROW_PX) * rows + self._theme.px(16))

    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.font(TypeRole.META, tabular=True))
        self.horizontalHeader().setFont(theme.font(TypeRole.META, SEMIBOLD))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        palette = self.palette()
        roles: tuple[tuple[QPalette.ColorRole, QColor], ...] = (
            (QPalette.ColorRole.Base, theme.ink("surface")),
            (QPalette.ColorRole.Text, theme.ink("text")),
            (QPalette.ColorRole.Highlight, theme.ink("selected")),
            (QPalette.ColorRole.HighlightedText, theme.ink("text")),
            (QPalette.ColorRole.Button, theme.ink("surface")),
            (QPalette.ColorRole.ButtonText, theme.ink("text2")),
        )
        for role, color in roles:
            palette.setColor(role, color)
        self.setPalette(palette)
        self._fit()
