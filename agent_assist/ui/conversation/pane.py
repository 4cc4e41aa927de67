"""The conversation column: subject and a line about the ticket, all messages, the order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import ConversationView
from agent_assist.ui.conversation.messages import MessagesView
from agent_assist.ui.conversation.order_card import OrderCard
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text


class ConversationPane(QWidget):
    """Shows a `ConversationView`, or nothing before a ticket is open.

    Compact, it shows a glimpse of the newest message; signal `whole_wanted()` asks for all of it.
    """

    whole_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._ticket_id = ""
        self._subject = Text(TypeRole.TITLE, "text", weight=SEMIBOLD)
        self._meta = Text(TypeRole.BODY, "text2", tabular=True)
        self._whole = Button(ButtonKind.LINK, self.tr("Whole conversation"), "chevron-down")
        self._whole.acted.connect(self.whole_wanted)
        self._is_compact, self._has_order = False, False
        self._line = Separator()
        self.messages = MessagesView()
        self._order = OrderCard()
        self._order.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        about = QHBoxLayout()
        about.addWidget(self._meta, 1)
        about.addWidget(self._whole)
        self._column.addWidget(self._subject)
        self._column.addLayout(about)
        self._below_head, self._below_line = QSpacerItem(0, 0), QSpacerItem(0, 0)
        self._column.addItem(self._below_head)
        self._column.addWidget(self._line)
        self._column.addItem(self._below_line)
        self._column.addWidget(self.messages, 1)
        self._column.addSpacing(12)
        self._column.addWidget(self._order)
        self.show_view(None)
        self._restyle()

    def show_view(self, view: ConversationView | None) -> None:
        """Show the ticket; another ticket begins at its newest message, the same one stays where it is."""
        self._line.setVisible(view is not None)
        self._has_order = view is not None and view.order is not None
        self._order.setVisible(self._has_order and not self._is_compact)
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

    def set_compact(self, *, is_compact: bool) -> None:
        """Keep to the subject and a glimpse of the newest message, or show all."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._order.setVisible(self._has_order and not is_compact)
        self._restyle()
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
        gap = 4 if self._is_compact else 12
        self._whole.setVisible(self._is_compact)
        self._column.setContentsMargins(px(20), px(gap + 1), px(20), px(gap + 4))
        self._column.setSpacing(0)
        self._below_head.changeSize(0, px(gap - 1))
        self._below_line.changeSize(0, px(gap))
        self._column.invalidate()
        self.update()
