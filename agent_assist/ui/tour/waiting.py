"""Waiting for the window through its own event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

_LOOK_MS = 10


class TourStuck(RuntimeError):
    """Something that the tour waited for did not come; the message says what."""


def wait_until(condition: Callable[[], bool], timeout_ms: int, what: str) -> None:
    """Let events through until `condition` holds. Raises `TourStuck` naming `what` after `timeout_ms`."""
    waited = QElapsedTimer()
    waited.start()
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(loop.quit)
    look.start(_LOOK_MS)
    while not condition():
        if waited.elapsed() > timeout_ms:
            look.stop()
            raise TourStuck(f"After {timeout_ms / 1000:.0f} s still no {what}.")
        loop.exec()
    look.stop()


def let_events_through(for_ms: int) -> None:
    """Go on for a moment: used where the product itself counts time, and before a picture is taken."""
    loop = QEventLoop()
    QTimer.singleShot(for_ms, loop.quit)
    loop.exec()
