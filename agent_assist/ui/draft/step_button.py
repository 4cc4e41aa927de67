"""The one suggested step of an abstained draft: a wide button with a title and a line."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.key_caps import KeyCaps
from agent_assist.ui.widgets.row_button import RowButton
from agent_assist.ui.widgets.text import Text

_KEYS_FROM_PX = 410


class StepButton(RowButton):
    """Connect to `clicked`; it can always act."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(is_framed=True, parent=parent)
        self._title = Text(TypeRole.BODY, weight=SEMIBOLD, wraps=True)
        self._line = Text(TypeRole.META, "text2", wraps=True)
        self._keys = KeyCaps()
        self._icon = IconLabel("phone-forwarded", 18, "text")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._line)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        row.addWidget(self._keys)
        self.set_content(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words have the room of the keys."""
        super().resizeEvent(event)
        self._keys.setVisible(self.width() >= self._theme.px(_KEYS_FROM_PX))

    def show_step(self, title: str, line: str, keys: tuple[str, ...], icon: str) -> None:
        """Show the step."""
        self._icon.set_icon(icon, "text")
        self._title.set_text(title)
        self._line.set_text(line)
        self._keys.set_keys(keys)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
