"""The conversation where there is no room for it: whose ticket it is, and the newest message in two lines.

Rule: it says which ticket it shows, and all of the conversation is one press away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import ConversationView, MessageView
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.text import Text

SIDE_PX = 14
_LINES = 2


class Glimpse(QWidget):
    """Signals: `whole_wanted()`; `step_wanted(int)` is 1 for the next ticket, -1 for the one before."""

    whole_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _TicketHead()
        self.head.step_wanted.connect(self.step_wanted)
        self._label = Text(TypeRole.META, "text2", self.tr("Last message"), weight=SEMIBOLD)
        self._when = Text(TypeRole.META, "text2", tabular=True)
        self._words = Text(TypeRole.BODY, "text", wraps=True, most_lines=_LINES)
        self._whole = Button(ButtonKind.LINK, self.tr("Whole conversation"))
        self._whole.acted.connect(self.whole_wanted)
        self._message = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._message, 1)
        self._theme = follow_theme(self._restyle)
        self._lay_out()
        self._restyle()

    def show_view(self, view: ConversationView | None) -> None:
        """Show the ticket's head and its newest message."""
        self.head.show_view(view)
        newest = _newest(view)
        self._message.setVisible(newest is not None)
        if newest is not None:
            self._when.set_text(
                f"{newest.author}, {newest.when}" if newest.is_agent else newest.when
            )
            self._words.set_text(" ".join(newest.text.split()))
            self._words.setAccessibleName(newest.text)

    def set_head_only(self, *, is_head_only: bool) -> None:
        """Keep to whose ticket it is."""
        self._message.setVisible(not is_head_only and bool(self._words.text()))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._label)
        first.addWidget(self._when, 1)
        first.addWidget(self._whole)
        self._column = QVBoxLayout(self._message)
        self._column.setSpacing(0)
        self._column.addLayout(first)
        self._inner = QHBoxLayout()
        self._inner.addWidget(self._words)
        self._column.addLayout(self._inner)
        self._column.addStretch(1)

    def _restyle(self) -> None:
        px = self._theme.px
        # The link keeps room for its ring; its words end where the others do.
        self._column.setContentsMargins(SIDE_PX, px(7), SIDE_PX - 8, px(7))
        self._inner.setContentsMargins(0, 0, 8, 0)


class _TicketHead(QWidget):
    """Customer, ticket and subject, with the way to the neighbours."""

    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._name = Text(TypeRole.TITLE, "text", weight=SEMIBOLD)
        self._ticket = Text(TypeRole.BODY, "text2", tabular=True)
        self._subject = Text(TypeRole.BODY, "text2")
        self.previous = IconButton("chevron-left", self.tr("Previous ticket"))
        self.next = IconButton("chevron-right", self.tr("Next ticket"))
        self.previous.acted.connect(lambda: self.step_wanted.emit(-1))
        self.next.acted.connect(lambda: self.step_wanted.emit(1))
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name, 0, Qt.AlignmentFlag.AlignBaseline)
        first.addWidget(self._ticket, 1, Qt.AlignmentFlag.AlignBaseline)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self._subject)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE_PX, 4, SIDE_PX - 8, 5)
        row.setSpacing(2)
        row.addLayout(words, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        self._meta = ""
        self._theme = follow_theme(self.update)

    def show_view(self, view: ConversationView | None) -> None:
        """Show whose ticket it is."""
        customers = [m.author for m in view.messages if not m.is_agent] if view else []
        self._name.set_text(customers[-1] if customers else "")
        self._meta = view.meta if view else ""
        self._subject.set_text(view.subject if view else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name comes first: what does not fit beside it is left out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.previous.x() - SIDE_PX - 8 - self._name.sizeHint().width()
        short = self._meta.partition("·")[0].strip()
        fitting = [w for w in (self._meta, short) if self._ticket.width_of(w) <= room]
        self._ticket.set_text(fitting[0] if fitting else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame's ground, and the line below."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.ink("line"))


def _newest(view: ConversationView | None) -> MessageView | None:
    messages = [m for m in view.messages if not m.is_note] if view else []
    return messages[-1] if messages else None
