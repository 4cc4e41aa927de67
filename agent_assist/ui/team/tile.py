"""One large number with its interval and a line below. Rule: no arrow, no target, no colour that judges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.team import TileView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text


class StatTile(Card):
    """Shows a `TileView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = Text(TypeRole.META, "text2", weight=SEMIBOLD)
        self._value = Text(TypeRole.STAT, "text", tabular=True)
        self._beside = Text(TypeRole.BODY, "text2", tabular=True)
        self._icon = IconLabel("triangle-alert", 14, "warn")
        self._below = Text(TypeRole.META, "text2", tabular=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._label)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._value)
        middle.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(middle)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._icon)
        below.addWidget(self._below, 1)
        self._column.addLayout(below)
        self._tile_theme = follow_theme(self._restyle)
        self._restyle()

    def show_tile(self, tile: TileView) -> None:
        """Show this number."""
        self._label.set_text(tile.label)
        self._value.set_text(tile.value)
        self._beside.set_text(tile.beside)
        self._below.set_text(tile.line)
        self._icon.setVisible(tile.warns)
        self.setAccessibleName(f"{tile.label}: {tile.value}, {tile.beside}. {tile.line}")

    def _restyle(self) -> None:
        px = self._tile_theme.px
        self._column.setContentsMargins(px(16), px(10), px(12), px(10))
