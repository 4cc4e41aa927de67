"""The list of tickets: Qt's list view with headings between its rows.

Rules: rows are of one height and never measured, so 100,000 of them open at once; letters act here only,
where no text is typed.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.queue.delegate import CARD_LEFT_PX, QueueDelegate
from agent_assist.ui.queue.geometry import Heading, QueueGeometry
from agent_assist.ui.queue.model import QueueModel
from agent_assist.ui.shown_keys import pressed_key, shown_keys
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, SIZE_QUEUE_ROW, TypeRole
from agent_assist.ui.widgets.scroll_bar import SlimScrollBar

_HEADING_PX, _HEADING_LEFT_PX = 28, 22
_MOST = 1 << 30
_AnyIndex = QModelIndex | QPersistentModelIndex


class QueueList(QListView):
    """Signals `opened(str)`: this ticket, wanted on screen; `draft_wanted()`: Enter, the keyboard goes to its draft;
    `keyboard_taken(bool)`: whether keys are pressed here now.
    """

    opened = Signal(str)
    draft_wanted = Signal()
    keyboard_taken = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._keys = shown_keys()
        self._rows = QueueModel(self)
        self._painter = QueueDelegate(self._theme)
        self._sections: tuple[tuple[str, int], ...] = ()
        self._open_ticket = ""
        self._left_row = 0
        self._geometry = QueueGeometry((), SIZE_QUEUE_ROW, _HEADING_PX)
        # Qt's own viewport would make PySide build every kind of widget to find out what it is (start-up time).
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical))
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._ground.setAutoFillBackground(False)
        self._restyle()

    def show_view(self, view: QueueView) -> None:
        """Show the rows; the selected ticket and the place in the list stay."""
        selected = self.current_ticket or self._open_ticket
        open_ticket, offset = self._open_ticket, self.verticalScrollBar().value()
        open_row = self._rows.row_of(open_ticket)
        sections = tuple((s.title, len(s.rows)) for s in view.sections)
        is_new = self._rows.show(view)
        if sections != self._sections:
            self._sections = sections
            self._measure()
        if open_row >= 0 and self._rows.row_of(open_ticket) < 0:
            self._left_row = open_row
        if is_new:
            self.select_ticket(selected, scrolls=False)
            self._open_ticket = open_ticket
            self.verticalScrollBar().setValue(offset)
        self.viewport().update()

    @property
    def current_ticket(self) -> str:
        """The ticket of the selected row, "" for none."""
        return self._rows.ticket_at(self.currentIndex().row())

    def select_ticket(self, ticket_id: str, *, scrolls: bool = True) -> None:
        """Move the selection to the open ticket; without one in the list nothing is selected."""
        self._open_ticket = ticket_id
        row = self._rows.row_of(ticket_id)
        index = self._rows.index(row) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if scrolls and row >= 0:
            self.scrollTo(index)

    def point_on(self) -> None:
        """The ring goes on to the next ticket, which Enter opens; the open one stays on screen until then."""
        count, row = self._geometry.row_count, self._rows.row_of(self._open_ticket)
        place = row + 1 if row >= 0 else self._left_row
        if count:
            index = self._rows.index(place if place < count else 0)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K, arrows, Home and End move and open; Enter and O take the keyboard to the draft.

        Where the ring went on to a ticket that is not open yet, J opens that one; where none is open, Enter the first.
        """
        row, last, step = self.currentIndex().row(), self._geometry.row_count - 1, self._step(event)
        if last < 0:
            event.ignore()
        elif step:
            is_pointing_on = row >= 0 and self.current_ticket != self._open_ticket
            to = row if step == 1 and is_pointing_on else row + step
            self._open_row(min(max(to, 0), last))
        elif self._opens(event) and not event.isAutoRepeat():
            if row < 0 or self.current_ticket != self._open_ticket:
                self._open_row(max(row, 0))
            self.draft_wanted.emit()
        else:
            event.ignore()

    def _step(self, event: QKeyEvent) -> int:
        """How many rows this press moves, 0 for another key."""
        if self._keys.is_pressed(event, "queue-next"):
            return 1
        if self._keys.is_pressed(event, "queue-previous"):
            return -1
        page = max(1, self.viewport().height() // self._geometry.row_px - 1)
        steps = {"Down": 1, "Up": -1, "PgDown": page, "PgUp": -page, "Home": -_MOST, "End": _MOST}
        return steps.get(pressed_key(event), 0)

    def _opens(self, event: QKeyEvent) -> bool:
        return self._keys.is_pressed(event, "queue-open")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press opens the ticket."""
        row = self.indexAt(event.position().toPoint()).row()
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self._open_row(row)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a press would open; dragging selects nothing."""
        self._hover(self.indexAt(event.position().toPoint()).row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Taking the keyboard selects nothing: a row that looks open would be one that is not."""
        had_current = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not had_current:
            self.selectionModel().clear()
        self.keyboard_taken.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another part of the window takes the keyboard, or the whole window loses it for a while."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.keyboard_taken.emit(False)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing it."""
        self._hover(-1)
        super().leaveEvent(event)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a place in the viewport."""
        row = self._geometry.row_at(point.y() + self.verticalScrollBar().value())
        return self._rows.index(row) if row >= 0 else QModelIndex()

    def visualRect(self, index: _AnyIndex) -> QRect:
        """A row's place in the viewport."""
        if not index.isValid():
            return QRect()
        top = self._geometry.top_of(index.row()) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._geometry.row_px)

    def scrollTo(
        self,
        index: _AnyIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, with the heading above the first of a section."""
        box, height = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if box.top() < self._geometry.heading_px:
            bar.setValue(bar.value() + box.top() - self._geometry.heading_px)
        elif box.bottom() > height:
            bar.setValue(bar.value() + box.bottom() - height + 1)

    def doItemsLayout(self) -> None:
        """Rows of one height need no layout: Qt's own would ask the model once for each of 100,000."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """The scroll bar knows the headings too."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._geometry.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._geometry.row_px // 2)
        # The scroll bar stands where the rows' margin is otherwise.
        self._painter.right_px = 1 if bar.maximum() > 0 else CARD_LEFT_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what is in sight."""
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        top, bottom = event.rect().top() + offset, event.rect().bottom() + 1 + offset
        for heading in self._geometry.headings:
            if heading.top < bottom and heading.top + self._geometry.heading_px > top:
                self._paint_heading(painter, heading, heading.top - offset)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in self._geometry.rows_between(top, bottom):
            index = self._rows.index(row)
            option.rect = self.visualRect(index)
            option.state = self._state_of(row)
            self._painter.paint(painter, option, index)

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(self._theme.px(200), self._theme.px(200))

    def _state_of(self, row: int) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self._open_ticket and self._rows.ticket_at(row) == self._open_ticket:
            state |= QStyle.StateFlag.State_Selected
        if row == self.currentIndex().row() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        return state

    def _paint_heading(self, painter: QPainter, heading: Heading, top: int) -> None:
        theme = self._theme
        font = theme.font(TypeRole.BODY, SEMIBOLD)
        left = theme.px(_HEADING_LEFT_PX)
        box = QRectF(left, top + theme.px(6), self.viewport().width() - left, theme.px(20))
        painter.setFont(font)
        painter.setPen(theme.ink("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, heading.title)
        width = QFontMetricsF(font).horizontalAdvance(heading.title)
        painter.setFont(theme.font(TypeRole.BODY, tabular=True))
        beside = box.adjusted(width + theme.px(8), 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{heading.count:,}")

    def _open_row(self, row: int) -> None:
        index = self._rows.index(row)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        self.viewport().update()
        self._open_ticket = self._rows.ticket_at(row)
        self.opened.emit(self._open_ticket)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered_row:
            self._painter.hovered_row = row
            self.viewport().update()

    def _measure(self) -> None:
        px = self._theme.px
        self._geometry = QueueGeometry(self._sections, px(SIZE_QUEUE_ROW), px(_HEADING_PX))
        self.updateGeometries()

    def _restyle(self) -> None:
        self._measure()
        self.viewport().update()
