"""A list to pick from while the keyboard stays in the field above it."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.presenters.view.palette import PickRow
from agent_assist.ui.theme.theme import Theme, follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, Ink, TypeRole
from agent_assist.ui.widgets.key_caps import key_caps_width, paint_key_caps
from agent_assist.ui.widgets.painting import paint_frame
from agent_assist.ui.widgets.rows_model import (
    DISPLAY_ROLE,
    ROW_ROLE,
    SPOKEN_ROLE,
    AnyIndex,
    RowsModel,
)
from agent_assist.ui.widgets.scroll_bar import SlimScrollBar

_ROW_PX, _SIDE_PX, _ICON_PX, _MOST_ROWS = 34, 10, 16, 9
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PickList(QListView):
    """Rows of one height. Signal `picked(object)`: the `PickRow` that was clicked or chosen by key."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._model: RowsModel[PickRow] = RowsModel(
            {DISPLAY_ROLE: lambda row: row.accessible, SPOKEN_ROLE: lambda row: row.accessible},
            self,
        )
        self._painter = _PickDelegate(self._theme)
        self._is_chosen_by_hand = False
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> tuple[PickRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> PickRow | None:
        """The row that Enter picks."""
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show_rows(self, rows: tuple[PickRow, ...], *, is_first_chosen: bool) -> None:
        """Show these rows; one that was chosen by hand stays chosen while it is there.

        Else the first is, so that a better find that comes a moment later is the one that Enter picks.
        """
        before = self.current
        if rows == self.rows and (before is not None or not is_first_chosen):
            return
        if not self._is_chosen_by_hand:
            before = None
        self._model.show(rows)
        place = rows.index(before) if before in rows else 0 if rows and is_first_chosen else -1
        self._choose(place)
        self.updateGeometry()

    def forget_choice(self) -> None:
        """Something else is sought: what was chosen by hand among the rows before counts no more."""
        self._is_chosen_by_hand = False

    def move_choice(self, by: int) -> None:
        """Choose another row; beyond an end it goes round."""
        if self.rows:
            self._is_chosen_by_hand = True
            now = self.currentIndex().row()
            place = now + by if now >= 0 else 0 if by > 0 else -1
            self._choose(place % len(self.rows))

    def pick(self) -> bool:
        """Pick the chosen row; whether there was one."""
        row = self.current
        if row is not None:
            self.picked.emit(row)
        return row is not None

    def wanted_height(self) -> int:
        """All rows, or as many as stand in a list of good length."""
        return min(len(self.rows), _MOST_ROWS) * self._theme.px(_ROW_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press picks the row."""
        row = self._row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self._choose(row)
            self.pick()
        event.accept()

    def _row_at(self, point: QPoint) -> int:
        return self.indexAt(point).row()

    def _choose(self, place: int) -> None:
        index = self._model.index(place) if place >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if place >= 0:
            self.scrollTo(index)

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


class _PickDelegate(QStyledItemDelegate):
    """Icon, title, detail, what kind it is, and its keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are alike."""
        return QSize(self._theme.px(160), self._theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The chosen row has a ground and a bar, so that it is not told by colour alone."""
        row, theme = index.data(ROW_ROLE), self._theme
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_frame(painter, box.adjusted(0, 1, 0, -1), RADIUS_CONTROL, theme.ink("selected"))
            bar = QRectF(box.left(), box.top() + theme.px(8), 3, box.height() - theme.px(16))
            paint_frame(painter, bar, 1.5, theme.ink("accent"))
        side, icon = theme.px(_SIDE_PX), theme.px(_ICON_PX)
        pixmap = theme.icon(row.icon, _ICON_PX, "text2", self._dpr(painter))
        top = round(box.center().y() - icon / 2)
        painter.drawPixmap(round(box.left()) + side, top, pixmap)
        room = box.adjusted(side + icon + theme.px(10), 0, -side, 0)
        room = self._paint_right(painter, room, row)
        used = self._words(painter, room, row.title, theme.font(TypeRole.BODY, MEDIUM), "text")
        beside = room.adjusted(used + theme.px(10), 0, 0, 0)
        if row.detail and beside.width() > theme.px(30):
            self._words(painter, beside, row.detail, theme.font(TypeRole.BODY), "text2")

    def _paint_right(self, painter: QPainter, room: QRectF, row: PickRow) -> QRectF:
        """Keys at the right edge, else the kind; what is left for the words."""
        theme = self._theme
        if row.keys:
            width = key_caps_width(theme, row.keys)
            paint_key_caps(painter, theme, room.right() - width, room.center().y(), row.keys)
            return room.adjusted(0, 0, -width - theme.px(12), 0)
        font = theme.font(TypeRole.META)
        width = QFontMetricsF(font).horizontalAdvance(row.kind_words)
        if not row.kind_words or width > room.width() / 3:
            return room
        self._words(
            painter, room.adjusted(room.width() - width - 1, 0, 0, 0), row.kind_words, font, "text2"
        )
        return room.adjusted(0, 0, -width - theme.px(12), 0)

    @staticmethod
    def _dpr(painter: QPainter) -> float:
        device = painter.device()
        return device.devicePixelRatio() if device is not None else 1.0

    def _words(self, painter: QPainter, room: QRectF, words: str, font: QFont, ink: Ink) -> float:
        metrics = QFontMetricsF(font)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.ink(ink))
        painter.drawText(room, _MIDDLE, cut)
        return metrics.horizontalAdvance(cut)
