"""The lists of the knowledge screen as a row of buttons. Rule: the current one is framed, semibold and says so."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from agent_assist.presenters.view.knowledge import TabView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, SEMIBOLD, SIZE_CONTROL, TypeRole
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame

_PADDING_PX, _GAP_PX = 12, 6


class Tabs(QWidget):
    """Signal `chosen(key)`. Where they do not fit beside each other they go on below."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: dict[str, Tab] = {}
        self._flow = FlowLayout(4, self)

    def show_view(self, views: tuple[TabView, ...]) -> None:
        """Show the tabs with their counts."""
        for view in views:
            if view.key not in self.tabs:
                tab = self.tabs[view.key] = Tab()
                tab.clicked.connect(lambda _on=False, key=view.key: self.chosen.emit(key))
                self._flow.addWidget(tab)
            self.tabs[view.key].show_view(view)


class Tab(QPushButton):
    """One tab: a word and a count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def show_view(self, view: TabView) -> None:
        """Show words, count and whether it is the current one."""
        self._count = view.count
        self.setText(view.words)
        self.setAccessibleName(f"{view.words}, {view.count}" if view.count else view.words)
        self.setChecked(view.is_current)
        self._restyle()

    def nextCheckState(self) -> None:
        """The presenter marks the current tab, not the press."""

    def sizeHint(self) -> QSize:
        """Word, gap and count with room for the ring."""
        theme, margin = self._theme, 2 * FOCUS_MARGIN_PX
        width = self._word_px() + 2 * theme.px(_PADDING_PX)
        if self._count:
            width += theme.px(_GAP_PX) + self._count_px()
        return QSize(round(width) + margin, theme.px(SIZE_CONTROL - 4) + margin)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, word, count, ring."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self.isChecked():
            paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("selected"), theme.ink("accent"))
        elif self.underMouse():
            paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("hover"))
        painter.setFont(self.font())
        painter.setPen(theme.ink("text" if self.isChecked() else "text2"))
        left = frame.left() + theme.px(_PADDING_PX)
        self._draw(painter, left, self.text())
        if self._count:
            painter.setFont(theme.font(TypeRole.META, MEDIUM, tabular=True))
            painter.setPen(theme.ink("text2"))
            self._draw(painter, left + self._word_px() + theme.px(_GAP_PX), self._count)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CONTROL, theme.ink("focus"))

    def _draw(self, painter: QPainter, left: float, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(round(left), round(baseline), words)

    def _word_px(self) -> float:
        semibold = self._theme.font(TypeRole.BODY, SEMIBOLD)
        return QFontMetricsF(semibold).horizontalAdvance(self.text())

    def _count_px(self) -> float:
        font = self._theme.font(TypeRole.META, MEDIUM, tabular=True)
        return QFontMetricsF(font).horizontalAdvance(self._count)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.BODY, SEMIBOLD if self.isChecked() else MEDIUM))
        self.updateGeometry()
        self.update()
