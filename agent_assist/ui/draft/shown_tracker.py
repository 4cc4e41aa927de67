"""Tells when every line of a draft was really on screen, in an active window, for long enough.

Rule: time counts only for lines wholly inside the viewport, and a stalled or sleeping computer earns none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from agent_assist.ui.draft.exposure import SHOWN_AFTER_MS, Exposure
from agent_assist.ui.draft.lines import ScreenLine, lines_between

TICK_MS = 60
_MOST_PER_TICK_MS = 3 * TICK_MS
_SLACK_PX = 0.5


def monotonic_clock() -> Callable[[], int]:
    """A clock in milliseconds that never goes back."""
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed


class ShownTracker(QObject):
    """Watches an editor. Signal `shown_whole(int)`: every line was shown; milliseconds on screen in all."""

    shown_whole = Signal(int)

    def __init__(self, edit: QTextEdit, clock: Callable[[], int] | None = None) -> None:
        super().__init__(edit)
        self._edit = edit
        self._clock = clock or monotonic_clock()
        self._exposure = Exposure(0)
        self._visible: tuple[int, int] | None = None
        self._since_ms = self._visible_ms = 0
        self._is_tracking = self._is_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.account)
        edit.verticalScrollBar().valueChanged.connect(self.account)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)

    @property
    def is_tracking(self) -> bool:
        """Whether it is asked to report."""
        return self._is_tracking

    def set_tracking(self, is_tracking: bool) -> None:
        """Begin or stop watching. Stopping keeps what was counted.

        Who asks again after all was told wants the whole draft shown once more: a draft that was kept after a
        newer message, or a new one in the very same words.
        """
        if is_tracking == self._is_tracking:
            return
        self._is_tracking = is_tracking
        if is_tracking and self._is_told:
            self.reset(self._edit.document().characterCount() - 1)
            return
        self._since_ms = self._clock()
        self._visible = None
        self._run_timer()
        self.account()

    def reset(self, length: int) -> None:
        """The draft's AI text is new, `length` UTF-16 units in all: nothing of it was shown yet."""
        self._exposure = Exposure(length)
        self._visible_ms = 0
        self._visible = None
        self._is_told = False
        self._since_ms = self._clock()
        self._run_timer()
        self.account()

    def splice(self, start: int, removed: int, added: int, is_shown: bool) -> None:
        """The person changed the text; what they typed counts as shown."""
        self._credit_time()
        self._exposure.splice(start, removed, added, is_shown)
        # The lines are found again at the next tick: a keystroke must not pay for it.
        self._visible = None
        if added and not is_shown:
            self._is_told = False
            self._run_timer()

    def credit(self, start: int, end: int) -> None:
        """A screen reader's caret passed these characters: they were read."""
        self._exposure.add(start, end, SHOWN_AFTER_MS)

    def account(self) -> None:
        """Credit the time since the last call to what was visible in it, and tell when all was shown."""
        self._credit_time()
        if not self._is_tracking or self._is_told:
            return
        self._visible = self._visible_range()
        length = self._edit.document().characterCount() - 1
        # Qt scrolls in the middle of a change, when the books do not cover the new text yet.
        if length and length == self._exposure.length and self._exposure.is_whole:
            self._is_told = True
            self._run_timer()
            self.shown_whole.emit(self._visible_ms)

    def _credit_time(self) -> None:
        now_ms = self._clock()
        spent_ms = min(now_ms - self._since_ms, _MOST_PER_TICK_MS)
        self._since_ms = now_ms
        if self._is_tracking and self._visible is not None and spent_ms > 0:
            self._exposure.add(*self._visible, spent_ms)
            self._visible_ms += spent_ms

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Account at once when the window's state or the viewport's size changes."""
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.ActivationChange,
            QEvent.Type.WindowStateChange,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self.account()
            self._run_timer()
        return False

    def _run_timer(self) -> None:
        if self._is_tracking and not self._is_told and self._edit.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _visible_range(self) -> tuple[int, int] | None:
        window, viewport = self._edit.window(), self._edit.viewport()
        if window.isMinimized() or not window.isActiveWindow() or not viewport.isVisible():
            return None
        seen = viewport.visibleRegion().boundingRect()
        lines = self._lines_in(seen)
        whole = [line for line in lines if _is_inside(line, seen) and self._is_open(line)]
        if not whole:
            return None
        first, last = whole[0], whole[-1]
        end = last.block.length() if last.is_last_of_block else last.end
        return first.block.position() + first.start, last.block.position() + end

    def _is_open(self, line: ScreenLine) -> bool:
        # A sheet or a popover over the words hides them, though the viewport itself is in place.
        viewport, window = self._edit.viewport(), self._edit.window()
        middle = round((line.top + line.text_bottom) / 2)
        ends = (line.left + line.line.x(), line.left + line.line.naturalTextRect().right() - 1)
        places = [viewport.mapTo(window, QPoint(max(round(x), 1), middle)) for x in ends]
        return all(window.childAt(place) == viewport for place in places)

    def _lines_in(self, seen: QRect) -> list[ScreenLine]:
        return list(lines_between(self._edit, seen.top(), seen.bottom()))


def _is_inside(line: ScreenLine, seen: QRect) -> bool:
    # The room for underlines below the glyphs may hang over the edge: the words are readable.
    top, bottom = seen.top() - _SLACK_PX, seen.top() + seen.height() + _SLACK_PX
    return line.top >= top and line.text_bottom <= bottom
