"""The editor's looks: rail, marks, chips and the streaming block around the words.

Rule: what is painted is worked out from the lines on screen only, and never becomes text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.ui.draft.code_points import OffsetMap
from agent_assist.ui.draft.direction import is_right_to_left
from agent_assist.ui.draft.edit_span import EditSpan
from agent_assist.ui.draft.guarded_edit import GuardedTextEdit
from agent_assist.ui.draft.lines import ScreenLine, lines_between
from agent_assist.ui.draft.marks import TO_CHECK, MarkLayer, PlacedMark
from agent_assist.ui.draft.painter import RAIL_WIDTH_PX, paint_mark, paint_stream_block
from agent_assist.ui.draft.strips import RAIL_INSET_PX, ChipEnd, ChipStrip, RailStrip
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars

_DOCUMENT_MARGIN_PX = 4
_RAIL_LEFT_PX, _RAIL_LEFT_SMALL_PX = 24, 18
_CHIP_STRIP_PX, _CHIP_STRIP_COMPACT_PX = 67, 34
_COMPACT_BELOW_PX = 430


class MarkedTextEdit(GuardedTextEdit):
    """A guarded editor with marks. Offsets of marks are code points of the text as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = MarkLayer()
        self._misspelt = MarkLayer()
        self._marks_in_units: list[tuple[int, int, MarkView]] = []
        self._misspelt_in_units: list[tuple[int, int, MarkView]] = []
        self._is_mirrored = self._is_streaming = self._holds_strips = False
        self._role = TypeRole.DRAFT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        use_slim_scroll_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_DOCUMENT_MARGIN_PX)
        self._theme = follow_theme(self._restyle)
        self._rail = RailStrip(self, self._theme)
        self._chips = ChipStrip(self, self._theme)
        self.verticalScrollBar().valueChanged.connect(self.refresh_strips)
        self.document().documentLayout().documentSizeChanged.connect(self.refresh_strips)
        self._restyle()

    @property
    def marks(self) -> Sequence[MarkView]:
        """The marks where they stand now, after the edits since `set_marks`."""
        return self._marks.views()

    @property
    def rail(self) -> RailStrip:
        """The provenance rail."""
        return self._rail

    @property
    def chip_strip(self) -> ChipStrip:
        """The margin with the chips."""
        return self._chips

    def set_marks(self, marks: Sequence[MarkView]) -> None:
        """Show these marks."""
        if self._marks.show(marks, len(self.text())):
            self._place_marks()
            self.viewport().update()

    def set_misspelt(self, marks: Sequence[MarkView]) -> None:
        """Show which words no dictionary has."""
        if self._misspelt.show(marks, len(self.text())):
            self._place_misspelt()
            self.viewport().update()

    def set_streaming(self, is_streaming: bool) -> None:
        """Show the block behind the last word while more is coming."""
        if is_streaming != self._is_streaming:
            self._is_streaming = is_streaming
            self.viewport().update()

    def set_small(self, *, is_small: bool) -> None:
        """Where the window is narrow, the words are a step smaller, so that a line holds a sentence's half."""
        role = TypeRole.READ if is_small else TypeRole.DRAFT
        if role is not self._role:
            self._role = role
            self._restyle()

    def select_mark(self, start: int) -> bool:
        """Select the marked text that starts at this code point and show it; whether there is one."""
        return self._select(self._marks.starting_at(start))

    def select_next_check(self, forward: bool = True) -> bool:
        """Select the next or previous fact to check; whether there is one."""
        caret = self._offsets.to_points(self.textCursor().selectionStart())
        return self._select(self._marks.next_of(TO_CHECK, caret, forward))

    def select_next_word(self, forward: bool = True) -> bool:
        """Select the next or previous word that no dictionary has; whether there is one."""
        caret = self._offsets.to_points(self.textCursor().selectionStart())
        return self._select(self._misspelt.next_of((MarkKind.SPELLING,), caret, forward))

    @property
    def selected_mark(self) -> int | None:
        """Where the fact to check starts that is selected as a whole; None where none is."""
        cursor = self.textCursor()
        first = self._offsets.to_points(cursor.selectionStart())
        last = self._offsets.to_points(cursor.selectionEnd())
        facts = ((s, e) for s, e, mark in self._marks.placed if mark.kind in TO_CHECK)
        return first if (first, last) in facts else None

    def text_was_changed(self, span: EditSpan, _old_offsets: OffsetMap) -> None:
        """Move the marks with the text."""
        is_dropped = self._marks.follow(span)
        if self._misspelt.follow(span) or is_dropped:
            self.viewport().update()
        self._place_misspelt()
        is_mirrored = is_right_to_left(self.text())
        if is_mirrored is not self._is_mirrored:
            self._is_mirrored = is_mirrored
            self._place_strips()
        self._place_marks()
        self._update_around(self._offsets.to_units(span.start + span.added))

    @contextmanager
    def strips_once(self, *, in_sight: bool = True) -> Iterator[None]:
        """However often the lines change inside, rail and chips are worked out once, at its end.

        Not even then where no line `in_sight` changes.
        """
        self._holds_strips = True
        try:
            yield
        finally:
            self._holds_strips = False
            if in_sight:
                self.refresh_strips()

    @contextmanager
    def unpainted(self) -> Iterator[None]:
        """What is added inside is out of sight: Qt would paint the whole paragraph again for it."""
        layout = self.document().documentLayout()
        layout.blockSignals(True)
        try:
            yield
        finally:
            layout.blockSignals(False)
            layout.documentSizeChanged.emit(layout.documentSize())  # the scroll bar follows it

    def refresh_strips(self) -> None:
        """Work out rail and chips from the lines on screen."""
        if self._holds_strips:
            return
        pieces, ends = [], []
        for line in lines_between(self, 0, self.viewport().height()):
            pieces.append((line.top, line.height, self._origins_on(line)))
            ends += self._chips_on(line)
        self._rail.show_lines(pieces, self._is_mirrored)
        left = 6 if self._is_compact else self._theme.px(15 if self._is_mirrored else 4)
        self._chips.show_ends(ends, left, 1 if self._is_compact else 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks below the words, then the words."""
        painter = QPainter(self.viewport())
        last: ScreenLine | None = None
        for line in lines_between(self, event.rect().top(), event.rect().bottom()):
            self._paint_marks_on(painter, line)
            last = line
        if self._is_streaming and last is not None and not last.block.next().isValid():
            paint_stream_block(painter, self._theme, last.x_of(last.end), last)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the mark under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_under(event.pos())
            QToolTip.showText(event.globalPos(), mark.description if mark else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips stand side by side when there is room, else in one column."""
        super().resizeEvent(event)
        self._place_strips()

    @property
    def _is_compact(self) -> bool:
        return self.width() < self._theme.px(_COMPACT_BELOW_PX)

    def _place_strips(self) -> None:
        left = _RAIL_LEFT_SMALL_PX if self._role is TypeRole.READ else _RAIL_LEFT_PX
        rail = left + self._theme.px(RAIL_WIDTH_PX) + RAIL_INSET_PX
        chips = self._theme.px(_CHIP_STRIP_COMPACT_PX if self._is_compact else _CHIP_STRIP_PX)
        left, right = (chips, rail) if self._is_mirrored else (rail, chips)
        self.setViewportMargins(left, 0, right, 0)
        box = self.viewport().geometry()
        at_left, at_right = self._rail, self._chips
        if self._is_mirrored:
            at_left, at_right = self._chips, self._rail  # type: ignore[assignment]
        at_left.setGeometry(box.left() - left, box.top(), left, box.height())
        at_right.setGeometry(box.right() + 1, box.top(), right, box.height())
        self.refresh_strips()

    def _place_marks(self) -> None:
        to_units = self._offsets.to_units
        self._marks_in_units = [
            (to_units(start), to_units(end), mark) for start, end, mark in self._marks.placed
        ]
        self.refresh_strips()

    def _place_misspelt(self) -> None:
        to_units = self._offsets.to_units
        self._misspelt_in_units = [
            (to_units(start), to_units(end), mark) for start, end, mark in self._misspelt.placed
        ]

    def _update_around(self, unit: int) -> None:
        # Qt repaints the words of a changed paragraph, but not the room below its last line.
        block = self.document().findBlock(unit)
        bottom = self.document().documentLayout().blockBoundingRect(block).bottom()
        top = int(bottom) - self.verticalScrollBar().value()
        self.viewport().update(0, top, self.viewport().width(), self._theme.line_px(self._role))

    def _paint_marks_on(self, painter: QPainter, line: ScreenLine) -> None:
        first = line.block.position() + line.start
        last = line.block.position() + line.end
        for start, end, mark in (*self._marks_in_units, *self._misspelt_in_units):
            if start < last and end > first:
                left, right = self._edges(line, start, end)
                paint_mark(painter, self._theme, line, left, right, mark.kind)

    def _edges(self, line: ScreenLine, start: int, end: int) -> tuple[float, float]:
        position = line.block.position()
        edges = sorted((line.x_of(start - position), line.x_of(end - position)))
        words = line.line.naturalTextRect()
        left = max(edges[0], line.left + words.left())
        return left, min(edges[1], line.left + words.right())

    def _origins_on(self, line: ScreenLine) -> frozenset[Origin]:
        block = self._mirror.block(line.block.blockNumber())
        if not block.has_wide:
            return block.among(line.start, line.end)
        offsets = OffsetMap(block.text)
        return block.among(offsets.to_points(line.start), offsets.to_points(line.end))

    def _chips_on(self, line: ScreenLine) -> list[ChipEnd]:
        first = line.block.position() + line.start
        last = line.block.position() + line.end
        return [
            (line, mark)
            for _, end, mark in self._marks_in_units
            if first < end <= last and mark.chip
        ]

    def _mark_under(self, place: QPoint) -> MarkView | None:
        position = self.cursorForPosition(place).position()
        offset = self._offsets.to_points(position)
        found = self._marks.at(offset) or self._misspelt.at(offset)
        return found.mark if found else None

    def _select(self, mark: PlacedMark | None) -> bool:
        if mark is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_units(mark.end))
        start = self._offsets.to_units(mark.start)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _restyle(self) -> None:
        # The widget's own font: Qt puts it over the document's whenever the application's font changes.
        self.setFont(self._theme.font(self._role))
        self.document().setDefaultFont(self._theme.font(self._role))
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.ink("surface"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.ink("text"))
        self.setPalette(palette)
        self._place_strips()
        self._rail.update()
        self._chips.update()
