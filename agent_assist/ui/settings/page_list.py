"""The list of settings pages at the left, and who manages them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import SettingsPage, SettingsView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_frame
from agent_assist.ui.widgets.text import Text

_WIDTH_PX, _ROW_PX, _UNLIMITED_PX = 228, 32, 16777215


class PageList(QWidget):
    """Shows the pages of a `SettingsView`. Signal `chosen(str)`: a page's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._is_alone = False
        self._pages: tuple[SettingsPage, ...] = ()
        self._buttons: dict[str, PageButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._managed = Card("panel", "line")
        self._managed_line = Text(TypeRole.META, "text2", wraps=True)
        row = QHBoxLayout(self._managed)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(IconLabel("building-2", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._managed_line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 13, 12)
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addWidget(self._managed)
        self._restyle()

    def show_view(self, view: SettingsView) -> None:
        """Show the pages and mark the current one; nothing is built anew when they are the same."""
        keys = tuple(page.key for page in view.pages)
        if keys != tuple(self._buttons):
            self._build(view.pages)
        for key, button in self._buttons.items():
            button.setChecked(key == view.current)
        self._managed_line.set_text(view.managed_line)
        self._managed.setVisible(bool(view.managed_line))

    def set_alone(self, *, is_alone: bool) -> None:
        """Without a page beside it, it takes the whole width."""
        self._is_alone = is_alone
        self._restyle()

    def focus_current(self) -> None:
        """The keyboard goes to the page that is open."""
        current = next((b for b in self._buttons.values() if b.isChecked()), None)
        if current is not None:
            current.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the line at the right."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.ink("line"))

    def _build(self, pages: tuple[SettingsPage, ...]) -> None:
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for page in pages:
            rows = [row for _, section in page.sections for row in section]
            is_locked = bool(rows) and all(row.is_locked for row in rows)
            button = PageButton(page.icon, page.title, is_locked=is_locked)
            button.clicked.connect(lambda _on=False, key=page.key: self.chosen.emit(key))
            self._buttons[page.key] = button
            self._rows.addWidget(button)

    def _restyle(self) -> None:
        width = self._theme.px(_WIDTH_PX)
        self.setMinimumWidth(0 if self._is_alone else width)
        self.setMaximumWidth(_UNLIMITED_PX if self._is_alone else width)
        self.update()


class PageButton(QPushButton):
    """An icon and a title; a lock where nothing on the page can be changed."""

    def __init__(self, icon: str, title: str, *, is_locked: bool) -> None:
        super().__init__(title)
        self._icon, self._is_locked = icon, is_locked
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def nextCheckState(self) -> None:
        """The window marks the current page, not the press."""

    def checkStateSet(self) -> None:
        """The current one is written in semibold."""
        super().checkStateSet()
        self._restyle()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self._theme.px(120), self._theme.px(_ROW_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it too; the arrows go to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, title, lock, ring."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        is_current = self.isChecked()
        if is_current or self.underMouse():
            paint_frame(
                painter, box, RADIUS_CONTROL, theme.ink("selected" if is_current else "hover")
            )
        ink: Ink = "text" if is_current else "text2"
        side, dpr = theme.px(16), self.devicePixelRatioF()
        top = round(box.center().y() - side / 2)
        painter.drawPixmap(theme.px(10), top, theme.icon(self._icon, 16, ink, dpr))
        if self._is_locked:
            left = round(box.right()) - theme.px(10) - side
            painter.drawPixmap(left, top, theme.icon("lock", 16, "text3", dpr))
        painter.setFont(self.font())
        painter.setPen(theme.ink(ink))
        words = box.adjusted(theme.px(36), 0, -theme.px(30 if self._is_locked else 8), 0)
        metrics = QFontMetricsF(self.font())
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, cut)
        if self.hasFocus():
            paint_frame(painter, box, RADIUS_CONTROL, None, theme.ink("focus"), FOCUS_WIDTH_PX)

    def _restyle(self) -> None:
        weight = SEMIBOLD if self.isChecked() else MEDIUM
        self.setFont(self._theme.font(TypeRole.BODY, weight))
        self.updateGeometry()
        self.update()
