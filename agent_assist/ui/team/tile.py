"""One large number with its interval and a line below. Rule: no arrow, no target, no colour that judges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.team import TileView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text

_GAP_PX = 8


class StatTile(Card):
    """Shows a `TileView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = Text(TypeRole.META, "text2", weight=SEMIBOLD, wraps=True)
        self._value = Text(TypeRole.STAT, "text", tabular=True)
        self._beside = Text(TypeRole.BODY, "text2", tabular=True)
        self._icon = IconLabel("triangle-alert", 14, "warn")
        self._below = Text(TypeRole.META, "text2", tabular=True, wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._label)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self._value)
        self._middle.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(self._middle)
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
        self._arrange()
        self._icon.setVisible(tile.warns)
        self.setAccessibleName(f"{tile.label}: {tile.value}, {tile.beside}. {tile.line}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other places."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The interval stands below the number where it has no room beside it."""
        edges = self._column.contentsMargins()
        room = self.width() - edges.left() - edges.right() - _GAP_PX
        has_room = self._value.sizeHint().width() + self._beside.sizeHint().width() <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if has_room else down)
        self._middle.setSpacing(_GAP_PX if has_room else 0)

    def _restyle(self) -> None:
        px = self._tile_theme.px
        self._column.setContentsMargins(px(16), px(10), px(12), px(10))
        self._arrange()
