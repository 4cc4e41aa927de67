"""The strips on both sides of the text: the provenance rail, and the chips of the marks.

They stand in the editor's viewport margins, so they scroll with the lines but never push a word.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import MarkView
from agent_assist.ui.draft.lines import ScreenLine
from agent_assist.ui.draft.painter import (
    RAIL_WIDTH_PX,
    PlacedChip,
    paint_chips,
    paint_rail,
    place_chips,
)
from agent_assist.ui.theme.theme import Theme

RAIL_INSET_PX = 11
"""Between the rail and the viewport, whose own margin makes it 15 px to the text."""

RailPiece = tuple[float, float, frozenset[Origin]]
"""Top and height of a line in the viewport, and the origins of its characters."""

ChipEnd = tuple[ScreenLine, MarkView]


class RailStrip(QWidget):
    """Paints who wrote each line. The editor gives it the lines before it repaints."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: list[RailPiece] = []
        self._is_mirrored = self._is_composed = False

    def set_composed(self, is_composed: bool) -> None:
        """Whether the draft's words come from help articles without a language model."""
        if is_composed != self._is_composed:
            self._is_composed = is_composed
            self.update()

    @property
    def pieces(self) -> list[RailPiece]:
        """The lines on screen with their origins."""
        return self._pieces

    def show_lines(self, pieces: list[RailPiece], is_mirrored: bool) -> None:
        """Show these lines; mirrored it stands at the right of the text."""
        if (pieces, is_mirrored) != (self._pieces, self._is_mirrored):
            self._pieces, self._is_mirrored = pieces, is_mirrored
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a piece per line."""
        painter = QPainter(self)
        width = self._theme.px(RAIL_WIDTH_PX)
        inset = RAIL_INSET_PX
        left = inset if self._is_mirrored else self.width() - inset - width
        for top, height, origins in self._pieces:
            box = QRectF(left, top, width, height)
            paint_rail(
                painter,
                self._theme,
                box,
                origins,
                self._is_mirrored,
                is_composed=self._is_composed,
            )


class ChipStrip(QWidget):
    """Paints the chips; a pointer resting on one is told what it means."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[PlacedChip] = []

    @property
    def chips(self) -> list[PlacedChip]:
        """The chips where they stand."""
        return self._chips

    def show_ends(self, ends: list[ChipEnd], left: float, columns: int) -> None:
        """Show the chips of the marks that end on these lines."""
        chips = place_chips(self._theme, ends, left, columns)
        if chips != self._chips:
            self._chips = chips
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chips."""
        paint_chips(QPainter(self), self._theme, self._chips)

    def event(self, event: QEvent) -> bool:
        """Explain the chip under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self)
            return True
        return super().event(event)

    def _words_at(self, position: QPoint) -> str:
        found = [chip for chip in self._chips if chip.box.contains(position.toPointF())]
        return found[0].mark.description if found else ""
