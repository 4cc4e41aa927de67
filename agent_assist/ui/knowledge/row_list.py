"""The list of articles, topics or sentences, drawn by one delegate: a thousand rows cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.presenters.view.knowledge import KnowledgeRow
from agent_assist.ui.theme.theme import Theme, current_theme, follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, Ink, TypeRole
from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.painting import paint_frame
from agent_assist.ui.widgets.rows_model import (
    DISPLAY_ROLE,
    ROW_ROLE,
    SPOKEN_ROLE,
    TIP_ROLE,
    AnyIndex,
    RowsModel,
)
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars

_SIDE_PX, _ABOVE_PX = 10, 7


class RowList(QListView):
    """Signal `opened(id)`: a row was pressed, or Enter on it. Arrows move; nothing opens by moving."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: RowsModel[KnowledgeRow] = RowsModel(
            {
                DISPLAY_ROLE: lambda row: row.title,
                SPOKEN_ROLE: lambda row: ", ".join(_told(row)),
                TIP_ROLE: lambda row: "\n".join(_told(row)),
            },
            self,
        )
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self)
        self._ring = FocusFrame(self)
        self.clicked.connect(self._open)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_rows(self, rows: tuple[KnowledgeRow, ...], current: str) -> None:
        """Show these rows; the place in the list is kept unless it begins anew."""
        had = self.currentIndex().row()
        if rows != self._rows.rows:
            is_new = rows[:1] != self._rows.rows[:1]
            had, scrolled = (0, 0) if is_new else (had, self.verticalScrollBar().value())
            self._rows.show(rows)
            self.verticalScrollBar().setValue(scrolled)
        ids = [row.id for row in rows]
        place = (
            ids.index(current) if current and current in ids else min(max(had, 0), len(rows) - 1)
        )
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self._rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; the rest is the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._rows.rows[index.row()].id:
            self.opened.emit(self._rows.rows[index.row()].id)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.ink("surface"))
        self.setPalette(palette)
        self._rows.layoutChanged.emit()


def _told(row: KnowledgeRow) -> tuple[str, ...]:
    return tuple(part for part in (row.title, row.mark, row.line) if part)


class _RowPainter(QStyledItemDelegate):
    """Two lines: the title, and what is known about it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Two lines and air."""
        theme = current_theme()
        high = theme.line_px(TypeRole.BODY) + theme.line_px(TypeRole.META) + 2 * theme.px(_ABOVE_PX)
        return QSize(theme.px(120), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, title, mark and line."""
        theme, row = current_theme(), index.data(ROW_ROLE)
        state = option.state
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            paint_frame(painter, box, RADIUS_CONTROL, theme.ink("selected"))
        elif state & QStyle.StateFlag.State_MouseOver and row.id:
            paint_frame(painter, box, RADIUS_CONTROL, theme.ink("hover"))
        left, right = box.left() + theme.px(_SIDE_PX), box.right() - theme.px(_SIDE_PX)
        top = option.rect.top() + theme.px(_ABOVE_PX)
        _line(painter, theme, (left, right, top), ((row.title, "text"),), TypeRole.BODY)
        parts: list[tuple[str, Ink]] = [(row.mark, "warn")] if row.mark else []
        parts += [(row.line, "text2")] if row.line else []
        top += theme.line_px(TypeRole.BODY)
        _line(painter, theme, (left, right, top), parts, TypeRole.META)
        painter.restore()


def _line(
    painter: QPainter,
    theme: Theme,
    place: tuple[float, float, float],
    parts: Sequence[tuple[str, Ink]],
    role: TypeRole,
) -> None:
    """Words in their colours on one line, the last cut where room ends."""
    left, right, top = place
    painter.setFont(theme.font(role, MEDIUM if role is TypeRole.BODY else None))
    metrics = QFontMetricsF(painter.font())
    baseline = top + (theme.line_px(role) + metrics.ascent() - metrics.descent()) / 2
    for words, ink in parts:
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.setPen(theme.ink(ink))
        painter.drawText(round(left), round(baseline), shown)
        left += metrics.horizontalAdvance(shown) + theme.px(8)
