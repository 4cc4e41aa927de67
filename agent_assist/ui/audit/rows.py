"""The list of events: Qt's list view with columns painted by one delegate; two lines where it is narrow.

Rules: rows are of one height and never measured; the end of the list asks for more.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.presenters.view.audit import DecisionRowView
from agent_assist.presenters.view.parts import BadgeView
from agent_assist.ui.theme.theme import Theme, follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_bars, paint_frame, tone_inks
from agent_assist.ui.widgets.rows_model import (
    DISPLAY_ROLE,
    ROW_ROLE,
    SPOKEN_ROLE,
    AnyIndex,
    RowsModel,
)
from agent_assist.ui.widgets.scroll_bar import SlimScrollBar

SHARES = (7, 18, 25, 11, 9, 17, 18, 12)
"""Twelfths and such: the columns' shares of the width."""
_BADGE_PLACE = 5
_WIDE_PX, _NARROW_PX, _SIDE_PX, _ICON_PX = 37, 56, 14, 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DecisionDelegate(QStyledItemDelegate):
    """Paints an event in columns, or in two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.is_narrow = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are alike."""
        return QSize(200, self._theme.px(_NARROW_PX if self.is_narrow else _WIDE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, words, the line below, and the ring when the list has focus."""
        row, theme = index.data(ROW_ROLE), self._theme
        box = QRectF(option.rect)
        inner = box.adjusted(theme.px(_SIDE_PX), 0, -theme.px(_SIDE_PX), 0)
        painter.fillRect(
            QRectF(inner.left(), box.bottom() - 1, inner.width(), 1), theme.ink("line")
        )
        card = box.adjusted(2, 1, -2, -2)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            paint_frame(painter, card, RADIUS_CONTROL, theme.ink("selected"))
        if is_selected and option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, card, RADIUS_CONTROL, None, theme.ink("focus"), FOCUS_WIDTH_PX)
        (self._two_lines if self.is_narrow else self._columns)(painter, inner, row)

    def _columns(self, painter: QPainter, box: QRectF, row: DecisionRowView) -> None:
        texts = (
            row.number,
            row.time,
            row.event,
            row.ticket,
            row.who,
            row.confidence,
            row.disclosure,
            row.digest,
        )
        for place, (cell, text) in enumerate(zip(cells(box), texts, strict=True)):
            ink: Ink = "text" if place in (2, 3) else "text2"
            if place == 2:
                cell = self._icon(painter, cell, row.icon)
            if place == _BADGE_PLACE and row.badge is not None:
                cell = self._bars(painter, cell, row.badge)
            self._text(painter, cell, text, ink, weight=MEDIUM if place == 2 else None)

    def _two_lines(self, painter: QPainter, box: QRectF, row: DecisionRowView) -> None:
        half = box.height() / 2
        first = QRectF(box.left(), box.top() + 5, box.width(), half - 5)
        words = self._icon(painter, first, row.icon)
        clock = row.time
        taken = self._width(clock)
        self._text(painter, words.adjusted(0, 0, -taken - 8, 0), row.event, "text", weight=SEMIBOLD)
        self._text(painter, words.adjusted(words.width() - taken - 1, 0, 0, 0), clock, "text2")
        second = QRectF(words.left(), box.top() + half, words.width(), half - 6)
        parts = (row.ticket, row.who, row.confidence, row.disclosure)
        side = self._width(row.digest)
        place = second.adjusted(0, 0, -side - 8, 0)
        self._text(painter, place, " · ".join(part for part in parts if part), "text2")
        self._text(
            painter, second.adjusted(second.width() - side - 1, 0, 0, 0), row.digest, "text3"
        )

    def _width(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(TypeRole.BODY, tabular=True)).horizontalAdvance(text)

    def _icon(self, painter: QPainter, cell: QRectF, icon: str) -> QRectF:
        theme, side = self._theme, self._theme.px(_ICON_PX)
        dpr = painter.device().devicePixelRatioF()
        top = round(cell.center().y() - side / 2)
        painter.drawPixmap(round(cell.left()), top, theme.icon(icon, _ICON_PX, "text", dpr))
        return cell.adjusted(side + theme.px(6), 0, 0, 0)

    def _bars(self, painter: QPainter, cell: QRectF, badge: BadgeView) -> QRectF:
        theme = self._theme
        height, width = theme.px(12), theme.px(_ICON_PX)
        top = round(cell.center().y() - height / 2)
        ink = theme.ink(tone_inks(badge.tone)[0])
        paint_bars(painter, QRectF(cell.left(), top, width, height), badge.bars, ink)
        return cell.adjusted(width + theme.px(6), 0, 0, 0)

    def _text(
        self, painter: QPainter, cell: QRectF, text: str, ink: Ink, *, weight: int | None = None
    ) -> None:
        font = self._theme.font(TypeRole.BODY, weight, tabular=True)
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.setFont(font)
        painter.setPen(self._theme.ink(ink))
        painter.drawText(cell, _MIDDLE, cut)


def cells(box: QRectF) -> list[QRectF]:
    """The columns' places in a row."""
    found, left, whole = [], box.left(), sum(SHARES)
    for share in SHARES:
        width = box.width() * share / whole
        found.append(QRectF(left, box.top(), width - 8, box.height()))
        left += width
    return found


class DecisionList(QListView):
    """Signals `opened(int)`: an event's number, `end_reached()`, and `room_changed()`: the rows have another width."""

    opened = Signal(int)
    end_reached = Signal()
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self.model_of_rows: RowsModel[DecisionRowView] = RowsModel(
            {DISPLAY_ROLE: lambda row: row.spoken, SPOKEN_ROLE: lambda row: row.spoken}, self
        )
        self._painter = DecisionDelegate(self._theme)
        self.setModel(self.model_of_rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical))
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Events"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)

    def show_rows(self, rows: tuple[DecisionRowView, ...], selected: int) -> None:
        """Show the rows; the open decision stays marked."""
        self.model_of_rows.show(rows)
        number = next((n for n, row in enumerate(rows) if row.seq == selected), -1)
        index = self.model_of_rows.index(number) if number >= 0 else QModelIndex()
        if index != self.currentIndex() and (number >= 0 or not self.hasFocus()):
            self.setCurrentIndex(index)
        if self.hasFocus() and not self.currentIndex().isValid():
            # Rows that come after the keyboard did: where it stands must be seen.
            self.setCurrentIndex(self.model_of_rows.index(0))

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Two lines instead of columns."""
        if is_narrow != self._painter.is_narrow:
            self._painter.is_narrow = is_narrow
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Also when a scroll bar comes or goes."""
        super().resizeEvent(event)
        self.room_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens: opening is logged, so that moving alone must not do it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, DecisionRowView):
            self.opened.emit(row.seq)

    def _look_for_end(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self.end_reached.emit()

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
