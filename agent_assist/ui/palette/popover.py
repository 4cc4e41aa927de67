"""The palette: a list hanging below the search field of the top bar.

Rules: the keyboard stays in the field; nothing is picked before somebody typed or moved.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.palette import PaletteView, PickRow
from agent_assist.ui.palette.pick_list import PickList
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.overlay import SHADOW_MARGIN_PX, FloatingFrame
from agent_assist.ui.widgets.text import Text

_WIDTH_PX, _PADDING_PX, _BELOW_PX, _EDGE_PX = 520, 6, 4, 8


class PalettePopover(FloatingFrame):
    """Shows a `PaletteView` below `field`. Signals `picked(object)` and `chosen(str)`: the chosen row in words."""

    picked = Signal(object)
    chosen = Signal(str)

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(2, parent)
        self._field, self._room = field, parent
        self._words = ""
        self.list = PickList()
        self._note = Text(TypeRole.BODY, "text2", wraps=True)
        column = QVBoxLayout(self)
        margin = SHADOW_MARGIN_PX + _PADDING_PX
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.list)
        self.setContentsMargins(0, 0, 0, 0)
        self.list.picked.connect(self.picked)
        self.hide()
        parent.installEventFilter(self)

    def show_view(self, view: PaletteView) -> None:
        """Show these rows; the first is chosen as soon as something was typed."""
        if view.words != self._words:
            self.list.forget_choice()
        self._words = view.words
        self.list.show_rows(view.rows, is_first_chosen=bool(view.words))
        self._note.set_text(view.note)
        self._note.setVisible(bool(view.note))
        self._note.setContentsMargins(8, 6, 8, 6)
        if self.isVisible():
            self.fit()

    def open(self, view: PaletteView) -> None:
        """Show these rows above everything; what was chosen when it was open before is forgotten."""
        self.list.forget_choice()
        self.list.show_rows((), is_first_chosen=False)
        self.show_view(view)
        self.show()
        self.fit()
        self.raise_()

    def move_choice(self, by: int) -> None:
        """Choose the next (1) or previous (-1) row."""
        self.list.move_choice(by)
        row: PickRow | None = self.list.current
        if row is not None:
            self.chosen.emit(row.accessible)

    def fit(self) -> None:
        """Below the field, inside the window, as high as its rows."""
        room, px, shadow = self._room.rect(), self._theme.px, SHADOW_MARGIN_PX
        corner = self._field.mapTo(self._room, QPoint(0, self._field.height()))
        width = min(max(px(_WIDTH_PX), self._field.width()), room.width() - 2 * _EDGE_PX)
        left = corner.x() + (self._field.width() - width) // 2
        left = max(_EDGE_PX, min(left, room.width() - _EDGE_PX - width))
        self.list.setFixedHeight(self.list.wanted_height())
        note = (
            self._note.heightForWidth(width - 2 * _PADDING_PX)
            if self._note.isVisibleTo(self)
            else 0
        )
        height = self.list.wanted_height() + note + 2 * _PADDING_PX
        top = corner.y() + _BELOW_PX
        height = min(height, room.height() - top - _EDGE_PX)
        self.list.setFixedHeight(max(0, height - note - 2 * _PADDING_PX))
        self.setGeometry(left - shadow, top - shadow, width + 2 * shadow, height + 2 * shadow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """It follows the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.fit()
        return False
