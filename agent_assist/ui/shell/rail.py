"""The rail at the left: the app's mark, the screens that exist, and who is working."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.shell.app_mark import AppMark
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import (
    MEDIUM,
    RADIUS_CONTROL,
    SEMIBOLD,
    SIZE_RAIL,
    Ink,
    TypeRole,
)
from agent_assist.ui.widgets.avatar import Avatar
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_frame

WORK, TEAM, CHECKS, SETTINGS = "work", "team", "checks", "settings"
KNOWLEDGE, AUDIT = "knowledge", "audit"
_ITEM_PX, _ICON_PX = 50, 20


class Rail(QWidget):
    """Signal `chosen(str)`: WORK, KNOWLEDGE, TEAM, AUDIT, CHECKS or SETTINGS, the screens that there are."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._buttons = {
            WORK: RailButton("inbox", self.tr("Work")),
            KNOWLEDGE: RailButton("book-open", self.tr("Articles")),
            TEAM: RailButton("gauge", self.tr("Team")),
            AUDIT: RailButton("scroll-text", self.tr("Audit")),
            CHECKS: RailButton("search-check", self.tr("Checks")),
            SETTINGS: RailButton("settings", self.tr("Settings")),
        }
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, key=name: self.chosen.emit(key))
        self._person = Avatar("", True)
        self._person.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(AppMark(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(19)
        self._column.addWidget(self._buttons[WORK])
        self._column.addWidget(self._buttons[KNOWLEDGE])
        self._column.addWidget(self._buttons[TEAM])
        self._column.addWidget(self._buttons[AUDIT])
        self._column.addWidget(self._buttons[CHECKS])
        self._column.addStretch(1)
        self._column.addWidget(self._person, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._buttons[SETTINGS])
        self.show_current(WORK)
        self._restyle()

    def show_current(self, name: str) -> None:
        """Mark the screen that is open."""
        self.current = name
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def show_person(self, initials: str, line: str) -> None:
        """Who is working; `line` says it in words and how it is known."""
        self._person.show_person(initials, True)
        self._person.setToolTip(line)
        self._person.setAccessibleName(line)
        self._person.setVisible(bool(initials))

    def sizeHint(self) -> QSize:
        """As wide as the token says."""
        return QSize(self._theme.px(SIZE_RAIL), self._theme.px(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the line at the right."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.ink("line"))

    def _restyle(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(SIZE_RAIL))
        self._column.setContentsMargins(px(4), px(11), px(5), px(11))
        self.update()


class RailButton(QPushButton):
    """An icon over a word; the current one has a bar and a ground."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon = icon
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def nextCheckState(self) -> None:
        """The window marks the current screen, not the press."""

    def sizeHint(self) -> QSize:
        """Icon over word."""
        return QSize(self._theme.px(54), self._theme.px(_ITEM_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, icon, word, ring."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect())
        is_current = self.isChecked()
        if is_current:
            paint_frame(painter, box, RADIUS_CONTROL, theme.ink("selected"))
            bar = QRectF(0, theme.px(12), 3, box.height() - theme.px(24))
            paint_frame(painter, bar, 1.5, theme.ink("accent"))
        elif self.underMouse():
            paint_frame(painter, box, RADIUS_CONTROL, theme.ink("hover"))
        side = theme.px(_ICON_PX)
        ink: Ink = "text" if is_current else "text2"
        pixmap = theme.icon(self._icon, _ICON_PX, ink, self.devicePixelRatioF())
        painter.drawPixmap(round((box.width() - side) / 2), theme.px(8), pixmap)
        painter.setFont(self.font())
        painter.setPen(theme.ink(ink))
        words = QRectF(0, theme.px(29), box.width(), theme.px(16))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_frame(painter, box, RADIUS_CONTROL, None, theme.ink("focus"), FOCUS_WIDTH_PX)

    def checkStateSet(self) -> None:
        """The current one is written in semibold."""
        super().checkStateSet()
        self._restyle()

    def _restyle(self) -> None:
        weight = SEMIBOLD if self.isChecked() else MEDIUM
        self.setFont(self._theme.font(TypeRole.MICRO, weight))
        self.updateGeometry()
        self.update()
