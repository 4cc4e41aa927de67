"""The window of the first moments: the ticket rows at their place, and over them, soon, the whole screen.

Rule: a row shown is a real ticket, and no key is lost. What is typed or clicked meanwhile waits in Qt's own queue
until the screen that understands it is there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.queue.pane import QueuePane
from agent_assist.ui.theme.theme import Theme, current_theme
from agent_assist.ui.theme.tokens import (
    BREAKPOINT_MEDIUM,
    SIZE_COMPANION_MIN,
    SIZE_QUEUE,
    SIZE_RAIL,
    SIZE_TOP_BAR,
)

FIRST_SIZE, LEAST_HEIGHT_PX = (1440, 900), 480
_TITLE_BAR_PX = 40


def has_room(available: QSize) -> bool:
    """Whether the window fits a screen's free area (pixels) with its title bar; where not, it is maximised."""
    width, height = FIRST_SIZE
    return available.width() >= width and available.height() >= height + _TITLE_BAR_PX


class FirstWindow(QWidget):
    """`show_rows(view)` when tickets are read; `wait(...)` until they are painted; `adopt(screen)`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: _Rows | None = None
        self.opened_ticket = ""
        """The ticket that somebody opened in the first rows: a screen reader's act is no input that waits."""
        self._waiting: QEventLoop | None = None
        self._theme = theme
        self._whole = QStackedLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle("Agent Assist")
        self.setMinimumSize(SIZE_COMPANION_MIN, LEAST_HEIGHT_PX)
        self.resize(*FIRST_SIZE)
        if QGuiApplication.platformName() != "offscreen" and not has_room(
            self.screen().availableSize()
        ):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @property
    def queue(self) -> QueuePane | None:
        """The rows of the first moments; None before they are read, and once the whole screen is there."""
        return self._rows.pane if self._rows is not None else None

    def show_rows(self, view: QueueView) -> None:
        """Show these tickets, and the window with them."""
        self._rows = _Rows(view)
        self._rows.pane.list.viewport().installEventFilter(self)
        self._rows.pane.opened.connect(self._remember)
        self._whole.addWidget(self._rows)
        self.show()

    def _remember(self, ticket_id: str) -> None:
        self.opened_ticket = ticket_id

    def come_forward(self) -> None:
        """Show the window above the others and take the keyboard, as far as the system lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def wait(self, show_after_ms: int, most_ms: int) -> None:
        """Return when the rows are painted, after `most_ms` at the latest; input waits meanwhile.

        Where reading takes longer than `show_after_ms` the window shows before its rows.
        """
        loop = self._waiting = QEventLoop()
        QTimer.singleShot(show_after_ms, self, self.show)
        QTimer.singleShot(most_ms, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._waiting = None

    def stop_waiting(self) -> None:
        """There are no rows to wait for."""
        if self._waiting is not None:
            self._waiting.quit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Painted: the rest may begin once this frame is on screen."""
        if event.type() == QEvent.Type.Paint and self._waiting is not None:
            QTimer.singleShot(0, self._waiting, self._waiting.quit)
        return False

    def adopt(self, screen: QWidget) -> None:
        """Give the whole window to this screen; what was typed so far reaches it."""
        wanted = (
            screen.focusWidget() or screen
        )  # hiding the first rows gives the focus to the first button
        self._whole.addWidget(screen)
        self._whole.setCurrentWidget(screen)
        wanted.setFocus()
        if self._rows is not None:
            self._whole.removeWidget(self._rows)
            self._rows.deleteLater()
            self._rows = None


class _Rows(QWidget):
    """The queue where the whole screen will have it, and quiet ground beside it."""

    def __init__(self, view: QueueView) -> None:
        super().__init__()
        self._theme = current_theme()
        # Qt fills the ground: PySide takes 4 ms to tell the first `fillRect` apart from its kin (start-up time).
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.ink("canvas"))
        self.setPalette(palette)
        self.pane = QueuePane(self)
        self.pane.show_view(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Left of everything but the rail, below the top bar; a narrow window has no queue beside the rest."""
        super().resizeEvent(event)
        px = self._theme.px
        top = px(SIZE_TOP_BAR)
        self.pane.setGeometry(px(SIZE_RAIL), top, px(SIZE_QUEUE) - 1, self.height() - top)
        self.pane.setVisible(self.width() >= px(BREAKPOINT_MEDIUM))
