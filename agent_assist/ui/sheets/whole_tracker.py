"""Tells when every line of a page was on screen, in an active window, and enough time has passed.

Rule: a line that flies by does not count; it must be there at two looks, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from agent_assist.ui.widgets.text import Text

LOOK_MS, SHOWN_AFTER_MS = 60, 600
_SLACK_PX = 1


class WholeTracker(QObject):
    """Watches the texts of a page. Signal `shown_whole(int)`, once: all was seen; milliseconds on screen."""

    shown_whole = Signal(int)

    def __init__(self, area: QScrollArea, clock: Callable[[], int]) -> None:
        super().__init__(area)
        self._area, self._clock = area, clock
        self._texts: Sequence[Text] = ()
        self._seen: set[tuple[int, int]] = set()
        self._last_look: set[tuple[int, int]] = set()
        self._visible_ms, self._since_ms, self._is_told = 0, clock(), False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, texts: Sequence[Text]) -> None:
        """Begin anew with these texts; each line of them must be seen."""
        self._texts, self._is_told = texts, False
        self._seen, self._last_look = set(), set()
        self._visible_ms, self._since_ms = 0, self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Note which lines are on screen, and tell when none is missing any more."""
        now_ms = self._clock()
        spent_ms, self._since_ms = now_ms - self._since_ms, now_ms
        visible = self._visible_lines()
        if not visible or self._is_told:
            self._last_look = set()
            return
        if self._last_look:
            # A stalled or sleeping computer earns no more than a few looks.
            self._visible_ms += min(spent_ms, 3 * LOOK_MS)
        self._seen |= visible & self._last_look
        self._last_look = visible
        if self._visible_ms >= SHOWN_AFTER_MS and not self._missing():
            self._timer.stop()
            self._is_told = True
            self.shown_whole.emit(self._visible_ms)

    def _missing(self) -> set[tuple[int, int]]:
        every = {(i, n) for i, text in enumerate(self._texts) for n in range(_line_count(text))}
        return every - self._seen

    def _visible_lines(self) -> set[tuple[int, int]]:
        window, viewport = self._area.window(), self._area.viewport()
        if not window.isActiveWindow() or window.isMinimized() or not viewport.isVisible():
            return set()
        found = set()
        for index, text in enumerate(self._texts):
            top = text.mapTo(viewport, QPoint(0, 0)).y()
            line_px = text.minimumSizeHint().height()
            for number in range(_line_count(text)):
                upper = top + number * line_px
                is_below_top = upper >= -_SLACK_PX
                if is_below_top and upper + line_px <= viewport.height() + _SLACK_PX:
                    found.add((index, number))
        return found


def _line_count(text: Text) -> int:
    return round(text.heightForWidth(text.width()) / text.minimumSizeHint().height())


def texts_in(page: QWidget) -> list[Text]:
    """The texts that a person sees on a page."""
    return [text for text in page.findChildren(Text) if text.isVisibleTo(page) and text.text()]
