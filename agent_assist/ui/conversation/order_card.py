"""The card at the foot of the conversation: what the company knows about the order or account."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import OrderView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text


class OrderCard(Card):
    """Shows an `OrderView`; its facts unfold on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "line", parent=parent)
        self._view: OrderView | None = None
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD)
        self._note = Text(TypeRole.BODY, "text2")
        self._summary = Text(TypeRole.META, "text2", wraps=True)
        self._more = Button(ButtonKind.LINK, parent=self)
        self._more.acted.connect(self._toggle)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._facts.hide()
        self._lay_out()

    def show_view(self, view: OrderView) -> None:
        """Show title, note and summary; facts stay folded."""
        if view == self._view:
            return
        self._view = view
        self._title.set_text(view.title)
        self._note.set_text(view.note)
        self._summary.set_text(view.summary)
        self._summary.setVisible(bool(view.summary))
        self._facts.hide()
        self._name_button()
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, (name, value) in enumerate(view.facts):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Text(TypeRole.META, "text2", name, weight=MEDIUM), row, 0, top)
            self._grid.addWidget(Text(TypeRole.META, "text", value, wraps=True), row, 1, top)

    def _toggle(self) -> None:
        self._facts.setVisible(self._facts.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        has_facts = self._view is not None and bool(self._view.facts)
        words = self.tr("Details") if self._facts.isHidden() else self.tr("Less")
        self._more.show_view(ButtonView(words, is_shown=has_facts))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("package", 16, "text"))
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        head.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 10)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._facts)
