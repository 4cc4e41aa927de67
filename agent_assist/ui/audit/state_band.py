"""The band that says whether the log is whole, and where its heads are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.audit import StateView
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import tone_inks
from agent_assist.ui.widgets.text import Text


class StateBand(Card):
    """Shows a `StateView`. Signal `wanted()`: verify again."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", None, parent=parent)
        self._icon = IconLabel("shield-check", 18, "text2")
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD, wraps=True, tabular=True)
        self._below = Text(TypeRole.META, "text2", wraps=True, tabular=True)
        self.button = Button(ButtonKind.SMALL)
        self.button.acted.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_view(self, view: StateView) -> None:
        """Show the state."""
        ink, soft = tone_inks(view.tone)
        self.set_inks(soft, None)
        self._icon.set_icon(view.icon, ink)
        self._title.set_text(view.title)
        self._below.set_text(view.line)
        self.button.show_view(view.button)
        self.setAccessibleName(f"{view.title}. {view.line}")

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Where it is narrow the button is its icon."""
        self.button.set_compact(is_compact=is_narrow)
