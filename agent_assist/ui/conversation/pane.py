"""The conversation column: subject and a line about the ticket, all messages, the order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import ConversationView
from agent_assist.ui.conversation.find_bar import FindBar
from agent_assist.ui.conversation.glimpse import Glimpse
from agent_assist.ui.conversation.loading import LoadingCover
from agent_assist.ui.conversation.messages import MessagesView
from agent_assist.ui.conversation.order_card import OrderCard
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

SIDE_PX = 20


class ConversationPane(QWidget):
    """Shows a `ConversationView`, or nothing before a ticket is open.

    Compact, it shows a glimpse. Signals: `whole_wanted()`, `closed()`, `queue_wanted()` and `step_wanted(int)`.
    """

    whole_wanted = Signal()
    closed = Signal()
    queue_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._ticket_id = ""
        self._subject = Text(TypeRole.TITLE, "text", weight=SEMIBOLD, wraps=True, most_lines=2)
        self._meta = Text(TypeRole.BODY, "text2", tabular=True)
        self._close = IconButton("x", self.tr("Close"))
        self._close.acted.connect(self.closed)
        self._tickets = IconButton("inbox", self.tr("Tickets"))
        self._tickets.acted.connect(self.queue_wanted)
        self._is_compact, self._has_order = False, False
        self._line = Separator()
        self.messages = MessagesView()
        self.find_bar = FindBar()
        self.find_bar.sought.connect(
            lambda words: self._show_place(self.messages.find_words(words))
        )
        self.find_bar.stepped.connect(lambda by: self._show_place(self.messages.step_found(by)))
        self.find_bar.closed.connect(self._close_find)
        self._order = OrderCard()
        self._order.hide()
        self.glimpse = Glimpse()
        self.glimpse.whole_wanted.connect(self.whole_wanted)
        self.glimpse.step_wanted.connect(self.step_wanted)
        self._whole = QWidget()
        self._lay_out()
        self.loading = LoadingCover(self)
        self.show_view(None)
        self._restyle()

    def show_view(self, view: ConversationView | None) -> None:
        """Show the ticket; another ticket begins at its newest message, the same one stays where it is."""
        self.glimpse.show_view(view)
        self._line.setVisible(view is not None)
        self._has_order = view is not None and view.order is not None
        self._order.setVisible(self._has_order)
        if view is None:
            self._subject.set_text("")
            self._meta.set_text("")
            self.messages.show_messages(())
            return
        self._subject.set_text(view.subject)
        self._meta.set_text(view.meta)
        self.messages.show_messages(view.messages)
        if view.order is not None:
            self._order.show_view(view.order)
        if view.ticket_id != self._ticket_id:
            self._ticket_id = view.ticket_id
            self.messages.show_newest()
            if not self.find_bar.isHidden():
                self._show_place(self.messages.find_words(self.find_bar.field.text()))

    def open_find(self) -> None:
        """Find words in the whole conversation."""
        if self._is_compact:
            self.whole_wanted.emit()
        self.find_bar.show()
        self.find_bar.field.setFocus()
        self.find_bar.field.selectAll()
        self._show_place(self.messages.find_words(self.find_bar.field.text()))

    def set_face(
        self, *, is_compact: bool, is_head_only: bool = False, floats: bool = False
    ) -> None:
        """Keep to a glimpse, or show all; where it lies over other regions it can be closed."""
        self._close.setVisible(floats)
        self.glimpse.set_head_only(is_head_only=is_head_only)
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._whole.setVisible(not is_compact)
        self.glimpse.setVisible(is_compact)
        self.messages.show_newest()

    def offer_queue(self, *, is_offered: bool) -> None:
        """Where the queue has no column of its own, a button opens it."""
        self._tickets.setVisible(is_offered)

    def show_message(self, message_id: str) -> None:
        """Scroll to one message, and read there."""
        self.messages.show_message(message_id)
        self.take_focus()

    def show_newest(self) -> None:
        """Bring the newest message into sight."""
        self.messages.show_newest()

    def take_focus(self) -> None:
        """The keyboard scrolls the messages; a glimpse opens to all of them first."""
        if self._is_compact:
            self.whole_wanted.emit()
        self.messages.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def _show_place(self, place: tuple[int, int]) -> None:
        self.find_bar.show_place(*place)

    def _close_find(self) -> None:
        self.messages.find_words("")
        self.find_bar.hide()
        self.messages.setFocus()

    def _lay_out(self) -> None:
        self._close.hide()
        self._tickets.hide()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._tickets, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._subject)
        words.addWidget(self._meta)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self._head.addLayout(head)
        self._head.addWidget(self._line)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._order)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._find_row = QVBoxLayout()
        self._find_row.addWidget(self.find_bar)
        column.addLayout(self._find_row)
        column.addWidget(self.messages, 1)
        column.addLayout(self._foot)
        faces = QVBoxLayout(self)
        faces.setContentsMargins(0, 0, 0, 0)
        faces.setSpacing(0)
        faces.addWidget(self.glimpse)
        faces.addWidget(self._whole, 1)
        self.glimpse.hide()

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(SIDE_PX)
        self._head.setContentsMargins(side, px(13), side, px(6))
        self._head.setSpacing(px(11))
        self._find_row.setContentsMargins(side - FOCUS_MARGIN_PX, 0, side - FOCUS_MARGIN_PX, px(6))
        self._foot.setContentsMargins(side, px(12), side, px(16))
        # The scroll bar stands in the margin, so that the words end where the line above them does.
        self.messages.set_side(side)
        self.update()
