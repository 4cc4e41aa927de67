"""A banner: icon, title, one sentence, actions. Rule: it stands in the draft column and never blocks anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ActionView, BannerView, Tone
from agent_assist.ui.theme.tokens import RADIUS_CARD, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import tone_inks
from agent_assist.ui.widgets.text import Text


class Banner(Card):
    """A banner for a `BannerView`. Signal `acted(str)`: the name of the action that was pressed."""

    acted = Signal(str)

    def __init__(self, view: BannerView, parent: QWidget | None = None) -> None:
        ink, soft = tone_inks(view.tone)
        line = None if view.tone is Tone.NEUTRAL else ink
        super().__init__(soft, line, radius=RADIUS_CARD, parent=parent)
        self.view = view
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(view.icon, 18, ink), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(TypeRole.BODY, "text", view.title, weight=SEMIBOLD, wraps=True))
        column.addWidget(Text(TypeRole.BODY, "text2", view.body, wraps=True))
        if view.actions:
            column.addSpacing(2)
            column.addLayout(self._actions(view.actions))
        if view.code:
            column.addSpacing(4)
            column.addWidget(Text(TypeRole.META, "text2", view.code))
        column.addStretch(1)
        row.addLayout(column, 1)

    def _actions(self, actions: tuple[ActionView, ...]) -> FlowLayout:
        row = FlowLayout(2)
        for action in actions:
            button = Button(ButtonKind.SMALL, action.words, action.icon)
            button.acted.connect(lambda name=action.action: self.acted.emit(name))
            row.addWidget(button)
        return row
