"""The undo bar: a ring, the seconds that are left, and Undo. Rule: it takes no focus when it comes.

While another ticket is on screen it is a slim strip, so that F9 is never a surprise.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from agent_assist.presenters.view.sheets import UndoView
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind, Detail
from agent_assist.ui.widgets.text import Text

_FULL_PX, _SLIM_PX, _RING_PX, _SLIM_RING_PX = 72, 44, 42, 26
_NARROW_BELOW_PX, _WORDS_LEAST_PX = 430, 120
_FRAME_MS, _SECOND_MS = 50, 1000
_SPOKEN_SECONDS = (10, 5, 0)


class UndoBar(QWidget):
    """Shows an `UndoView`. Signals: `undone()`; `spoken(str)` at 10, 5 and 0 seconds, for screen readers."""

    undone = Signal()
    spoken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: UndoView | None = None
        self._since = QElapsedTimer()
        self._title_words = ""
        self.is_slim = False
        self._told = -1
        self.ring = _Ring()
        self._title = Text(TypeRole.TITLE, "text", weight=SEMIBOLD, wraps=True, tabular=True)
        self._line = Text(TypeRole.BODY, "text2", wraps=True)
        self.undo = Button(ButtonKind.INK, parent=self)
        self.undo.acted.connect(self.undone)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        self._told_row = QHBoxLayout()
        self._told_row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        self._told_row.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._told_row, 1)
        self._row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self._theme = follow_theme(self._restyle)
        self._fit()

    def show_view(self, view: UndoView | None, *, is_here: bool) -> None:
        """Show or hide it; `is_here` tells whether the held reply is the one on screen."""
        self._view = view
        self.is_slim = not is_here
        if view is None:
            self._told = -1
            self.hide()
            return
        self._since.restart()
        self._line.setVisible(is_here)
        self.ring.set_slim(self.is_slim)
        self.undo.show_view(view.undo)
        self._fit()
        self._tick()
        self.show()

    def height_for(self, width: int) -> int:
        """The height it needs at this width."""
        least = self._theme.px(_SLIM_PX if self.is_slim else _FULL_PX)
        layout = self.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(least, wanted + self._theme.px(4), self.undo.sizeHint().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words have the room of the key."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side, edge = 14 if self._is_narrow else 20, 1 if self.is_slim else 6
        gap = 10 if self._is_narrow else 14
        if self._view is not None:
            self._line.set_text((self._is_narrow and self._view.short) or self._view.line)
        self._row.setContentsMargins(side, edge + 1, side - 4, edge)
        self._row.setSpacing(gap)
        self._told_row.setSpacing(gap)
        self.undo.set_detail(Detail.NO_KEYS if self._is_narrow else Detail.ALL)
        needed = 2 * side + self.ring.sizeHint().width() + self.undo.sizeHint().width() + 2 * gap
        is_tight = self.width() - needed < self._theme.px(_WORDS_LEAST_PX)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_tight else direction.LeftToRight)

    @property
    def seconds_left(self) -> int:
        """Whole seconds until it is sent, rounded up."""
        return -(-self._left_ms() // _SECOND_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes it back while the bar has the focus, never while somebody types."""
        if shown_keys().is_pressed(event, "undo-here"):
            self.undone.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._timer.start(self._theme.motion_ms(_FRAME_MS) or _SECOND_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the line above."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink(self._ground))
        painter.fillRect(0, 0, self.width(), 1, theme.ink("line"))

    @property
    def _ground(self) -> Ink:
        if self.is_slim:
            return "raised"
        return "canvas" if self._is_narrow else "surface"

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW_BELOW_PX)

    def _left_ms(self) -> int:
        if self._view is None:
            return 0
        return max(0, self._view.left_ms - self._since.elapsed())

    def _tick(self) -> None:
        if self._view is None:
            return
        seconds = self.seconds_left
        left_ms = self._left_ms()
        if self._theme.motion_ms(_FRAME_MS) == 0:
            left_ms = seconds * _SECOND_MS
        self.ring.show_left(left_ms, self._view.total_ms, seconds)
        if seconds == 1:
            words = self.tr("{title} in 1 second").replace("{title}", self._view.title)
        else:
            words = self.tr("{title} in {n} seconds").replace("{title}", self._view.title)
            words = words.replace("{n}", str(seconds))
        self._title.set_text(words)
        if seconds != self._told and seconds in _SPOKEN_SECONDS:
            self.spoken.emit(words)
        self._told = seconds

    def _restyle(self) -> None:
        if self.isVisible():
            self._timer.start(self._theme.motion_ms(_FRAME_MS) or _SECOND_MS)
        self.updateGeometry()
        self.update()


class _Ring(QProgressBar):
    """What is left of the window as a ring with the seconds inside."""

    def __init__(self) -> None:
        super().__init__()
        self._is_slim = False
        self._seconds = 0
        self.setTextVisible(False)
        self.setAccessibleName(self.tr("Seconds until it is sent"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def set_slim(self, is_slim: bool) -> None:
        """The strip has a smaller ring."""
        self._is_slim = is_slim
        self._restyle()

    def show_left(self, left_ms: int, total_ms: int, seconds: int) -> None:
        """Show this much of the whole."""
        self.setRange(0, max(1, total_ms))
        self.setValue(min(left_ms, total_ms))
        self._seconds = seconds
        self.setAccessibleDescription(str(seconds))
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(_SLIM_RING_PX if self._is_slim else _RING_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole ring, what is left of it, the seconds."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self._is_slim else 3.0
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(theme.ink("line"), width))
        painter.drawEllipse(ring)
        pen = QPen(theme.ink("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = self.value() / max(1, self.maximum())
        if share > 0:
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * share))
        painter.setFont(theme.font(TypeRole.META if self._is_slim else TypeRole.TITLE, SEMIBOLD))
        painter.setPen(theme.ink("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._seconds))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
