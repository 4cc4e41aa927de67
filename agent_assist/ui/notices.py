"""Says outside the window that mail or a draft came. Off unless the person wants it.

Rules: it never takes the keyboard, names nobody (a lock screen may show it), and tells nothing that the queue does
not show too. What comes within a few seconds is said once.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from agent_assist.presenters.context import Noticed

_TOGETHER_MS, _SHOWN_MS = 3_000, 8_000


class Notices(QObject):
    """The notices of one window. Signal `told(str)`: what was said, also where the system shows no messages."""

    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_on = False
        self._tray: QSystemTrayIcon | None = None
        self._counts: dict[Noticed, int] = {}
        self._together = QTimer(self)
        self._together.setSingleShot(True)
        self._together.timeout.connect(self._tell)

    def use(self, *, is_on: bool) -> None:
        """Tell, or tell nothing, from now on."""
        self._is_on = is_on
        if not is_on:
            self._together.stop()
            self._counts.clear()
            self._hide_tray()

    def notice(self, what: Noticed) -> None:
        """Something came; nothing is said while the window is in front."""
        if self._is_on and not self._window.isActiveWindow():
            self._counts[what] = self._counts.get(what, 0) + 1
            if not self._together.isActive():
                self._together.start(_TOGETHER_MS)

    def _tell(self) -> None:
        counts, self._counts = self._counts, {}
        if not counts or self._window.isActiveWindow():
            return
        words = ", ".join(self._words(what, count) for what, count in sorted(counts.items()))
        tray = self._shown_tray()
        if tray is not None:
            name = QApplication.applicationDisplayName()
            tray.showMessage(name, words, tray.icon(), _SHOWN_MS)
        # A mark in the task bar or dock; no window comes forward by itself.
        QApplication.alert(self._window, 0)
        self.told.emit(words)

    def _words(self, what: Noticed, count: int) -> str:
        if what is Noticed.MAIL:
            return self.tr("1 new mail") if count == 1 else self.tr("{n} new mails").format(n=count)
        return (
            self.tr("1 draft is ready")
            if count == 1
            else self.tr("{n} drafts are ready").format(n=count)
        )

    def _shown_tray(self) -> QSystemTrayIcon | None:
        """The tray's icon where the system has a tray that shows messages; made when it is first needed."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return None
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda _reason: self._come_forward())
        self._tray.show()
        return self._tray

    def _come_forward(self) -> None:
        """A person pressed the message: that is their wish."""
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._hide_tray()

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()
