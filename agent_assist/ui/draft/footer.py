"""The words that the customer reads below the reply. Rule: always in sight, never editable here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text


class FooterBox(Card):
    """The footer with a lock, or with a person where nothing is added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", None, radius=RADIUS_CONTROL, parent=parent)
        self._icon = IconLabel("lock", 14, "text2")
        self._words = Text(TypeRole.META, "text2", wraps=True)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self._theme_of_footer = follow_theme(self._claim_height)

    def show_footer(self, words: str, is_locked: bool) -> None:
        """Show the words; without words there is no box."""
        self._icon.set_icon("lock" if is_locked else "user", "text2")
        self._words.set_text(words)
        self.setVisible(bool(words))
        self._claim_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher, and no line of it may be squeezed away."""
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        self.setMinimumHeight(self._row.totalHeightForWidth(self.width()))
