"""Puts a long conversation on screen bit by bit: the newest messages at once, the older ones above them later.

Rule: what is written later moves nothing that somebody is looking at; the view keeps its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument

from agent_assist.presenters.view.conversation import MessageView
from agent_assist.ui.conversation.document import (
    Labels,
    Placed,
    append_messages,
    prepend_messages,
    write_messages,
)
from agent_assist.ui.theme.theme import Theme

AT_ONCE_CHARACTERS, STEP_CHARACTERS = 4_000, 5_000
_PAINTED_MS = 50
"""Until the newest messages are on screen."""
_MESSAGE_CHARACTERS = 150
"""What a message costs besides its text: header, margins, marks."""


class Placing(QObject):
    """The messages of one document; `keeping_place` runs a step without moving what is in sight."""

    def __init__(
        self,
        document: QTextDocument,
        theme: Theme,
        labels: Labels,
        keeping_place: Callable[[Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._theme, self._labels = document, theme, labels
        self._keeping_place = keeping_place
        self._messages: tuple[MessageView, ...] = ()
        self._first = 0
        self.placed: list[Placed] = []
        self.unfolded: set[str] = set()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._step)

    @property
    def messages(self) -> tuple[MessageView, ...]:
        """All messages, also those that are not written yet."""
        return self._messages

    def show(self, messages: tuple[MessageView, ...], least_first: int | None = None) -> None:
        """Write these in place of the others; at once at least those from number `least_first` on."""
        self._messages = messages
        self.unfolded &= {message.id for message in messages}
        first = _first_within(messages, len(messages), AT_ONCE_CHARACTERS)
        self._first = first if least_first is None else min(first, least_first)
        self.placed = write_messages(
            self._document, self._theme, messages[self._first :], self.unfolded, self._labels
        )
        self._go_on(_PAINTED_MS)

    def add(self, messages: tuple[MessageView, ...]) -> bool:
        """Write what came in below; False where more changed than that."""
        count = len(self._messages)
        if not count or messages[:count] != self._messages:
            return False
        self._messages = messages
        self.placed += append_messages(
            self._document, self._theme, messages[count:], self.unfolded, self._labels
        )
        return True

    def finish(self) -> None:
        """Write all that is missing now."""
        if self._first > 0:
            self._keeping_place(lambda: self._write_above(0))

    def _go_on(self, after_ms: int = 0) -> None:
        if self._first > 0:
            self._turn.start(after_ms)
        else:
            self._turn.stop()

    def _step(self) -> None:
        first = _first_within(self._messages, self._first, STEP_CHARACTERS)
        self._keeping_place(lambda: self._write_above(first))
        self._go_on()

    def _write_above(self, first: int) -> None:
        older: Sequence[MessageView] = self._messages[first : self._first]
        self._first = first
        if not older:
            return
        above, blocks = prepend_messages(
            self._document, self._theme, older, self.unfolded, self._labels
        )
        for placed in self.placed:
            placed.shift(blocks)
        self.placed = above + self.placed


def _first_within(messages: Sequence[MessageView], end: int, characters: int) -> int:
    """Where to begin so that about so many characters come before `end`; at least one message."""
    first = end
    while first > 0 and (characters > 0 or first == end):
        first -= 1
        characters -= len(messages[first].text) + _MESSAGE_CHARACTERS
    return first
