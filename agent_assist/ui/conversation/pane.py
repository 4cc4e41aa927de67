"""The conversation column: subject and a line about the ticket, all messages, the order."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import ConversationView
from agent_assist.ui.conversation.messages import MessagesView
from agent_assist.ui.conversation.order_card import OrderCard
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text


class ConversationPane(QWidget):
    """Shows a `ConversationView`, or nothing before a ticket is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._ticket_id = ""
        self._subject = Text(TypeRole.TITLE, "text", weight=SEMIBOLD)
        self._meta = Text(TypeRole.BODY, "text2", tabular=True)
        self._line = Separator()
        self.messages = MessagesView()
        self._order = OrderCard()
        self._order.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._subject)
        self._column.addWidget(self._meta)
        self._column.addSpacing(11)
        self._column.addWidget(self._line)
        self._column.addSpacing(12)
        self._column.addWidget(self.messages, 1)
        self._column.addSpacing(12)
        self._column.addWidget(self._order)
        self.show_view(None)
        self._restyle()

    def show_view(self, view: ConversationView | None) -> None:
        """Show the ticket; another ticket begins at its newest message, the same one stays where it is."""
        self._line.setVisible(view is not None)
        self._order.setVisible(view is not None and view.order is not None)
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

    def show_newest(self) -> None:
        """Bring the newest message into sight."""
        self.messages.show_newest()

    def take_focus(self) -> None:
        """The keyboard scrolls the messages."""
        self.messages.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(20), px(13), px(20), px(16))
        self.update()
