"""The audit screen as drawn: heading and filters, the state of the log, the list, and one decision beside it.

Where it is narrow the decision takes the list's place, with a way back. Signals are named after what a person wants.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.audit import AuditView, FilterView
from agent_assist.presenters.view.parts import Tone
from agent_assist.ui.audit.columns import ColumnNames
from agent_assist.ui.audit.decision import DecisionPane
from agent_assist.ui.audit.door import Door
from agent_assist.ui.audit.rows import DecisionList
from agent_assist.ui.audit.state_band import StateBand
from agent_assist.ui.settings.choice import Choice
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.text import Text

_MIDDLE_PX, _WIDE_PX, _DECISION_PX, _SEARCH_MS = 700, 1100, 384, 250
_TWO_COLUMNS_PX = 360
_FILTERS, _FEW_FILTERS = ("outcome", "queue", "language", "period"), ("outcome", "period")


class AuditScreen(QWidget):
    """Shows an `AuditView`."""

    purpose_given = Signal(str)
    chosen = Signal(str, str)
    sought = Signal(str)
    selected = Signal(int)
    closed = Signal()
    more_wanted = Signal()
    verify_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AuditView | None = None
        self._title = Text(TypeRole.PAGE, "text")
        self._subtitle = Text(TypeRole.BODY, "text2", wraps=True)
        self.door = Door()
        self.state = StateBand()
        self.search = TextField(icon="search")
        self.filters = {key: Choice((), "") for key in _FILTERS}
        self.export_button = Button(ButtonKind.SMALL)
        self.columns, self.list = ColumnNames(), DecisionList()
        self._empty = Text(TypeRole.BODY, "text2", wraps=True)
        self._count = Text(TypeRole.META, "text2", tabular=True, wraps=True)
        self._problem = Text(TypeRole.BODY, "text", wraps=True)
        self.decision = DecisionPane()
        self._list_card = Card()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: AuditView) -> None:
        """Show the log as far as it may be seen; the same view again costs nothing."""
        if view == self._view:
            return
        is_opened = self._view is not None and self._view.door is not None and view.door is None
        self._view = view
        self._title.set_text(view.title)
        self._subtitle.set_text(view.subtitle)
        if view.door is not None:
            self.door.show_view(view.door)
        if view.state is not None:
            self.state.show_view(view.state)
        self._show_filters(view.filters)
        self.search.setPlaceholderText(view.search_hint)
        self.search.setAccessibleName(view.search_hint)
        self.export_button.show_view(view.export)
        self.columns.show_names(view.columns)
        self.list.show_rows(view.rows, view.selected)
        self._empty.set_text(f"{view.empty.title}. {view.empty.body}" if view.empty else "")
        self._count.set_text(view.count_line)
        self._problem.set_text("" if view.door is not None else view.problem)
        self.decision.show_view(view.decision)
        self._arrange()
        if is_opened:
            self.list.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the purpose, or to the list."""
        is_shut = self._view is not None and self._view.door is not None
        (self.door.field if is_shut else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from a decision to the list."""
        if event.key() == Qt.Key.Key_Escape and self._has_decision:
            self.closed.emit()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("canvas"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other places."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _has_decision(self) -> bool:
        return self._view is not None and self._view.decision is not None

    @property
    def _is_broken(self) -> bool:
        """A log that does not verify is said beside every decision: what stands in it may not be what happened."""
        state = self._view.state if self._view is not None else None
        return state is not None and state.tone is Tone.DANGER

    def _show_filters(self, filters: tuple[FilterView, ...]) -> None:
        for view in filters:
            field = self.filters[view.key]
            options = tuple((field.itemData(n), field.itemText(n)) for n in range(field.count()))
            if options != view.options:
                field.clear()
                for value, words in view.options:
                    field.addItem(words, value)
            field.show_value(view.value)
            field.setAccessibleName(view.name)

    def _arrange(self) -> None:
        """What is shown, and where; in a narrow window one thing at a time."""
        view, px = self._view, self._theme.px
        if view is None:
            return
        is_shut, width = view.door is not None, self.width()
        is_narrow, is_wide = width < px(_MIDDLE_PX), width >= px(_WIDE_PX)
        shows_list = not is_shut and (is_wide or not self._has_decision)
        self.door.setVisible(is_shut)
        has_head = not is_shut and (shows_list or not is_narrow)
        self.state.setVisible(has_head or (not is_shut and self._is_broken))
        self._tools.setVisible(has_head)
        self._list_card.setVisible(shows_list)
        self.decision.setVisible(not is_shut and self._has_decision)
        self.decision.setMaximumWidth(px(_DECISION_PX) if is_wide else (1 << 24) - 1)
        self.decision.setMinimumWidth(px(_DECISION_PX) if is_wide else 0)
        self.decision.set_stacked(is_stacked=not is_wide and width < px(_TWO_COLUMNS_PX))
        self._subtitle.setVisible(not is_narrow)
        self.columns.setVisible(not is_narrow)
        self.list.set_narrow(is_narrow=is_narrow)
        self.state.set_narrow(is_narrow=is_narrow)
        self.export_button.set_compact(is_compact=is_narrow)
        for key, field in self.filters.items():
            field.setVisible(not is_narrow or key in _FEW_FILTERS)
            field.setFixedWidth(px(150 if is_narrow else 168))
        room = width - 2 * px(14) if is_narrow else px(260)
        self.search.setFixedWidth(room)
        self._empty.setVisible(bool(self._empty.text()))
        self._problem.setVisible(bool(self._problem.text()))
        side = px(14 if is_narrow else 28)
        self._column.setContentsMargins(side, px(14), side, px(16))

    def _align(self) -> None:
        self.columns.reserve(self.list.width() - self.list.viewport().width())

    def _seek(self) -> None:
        self.sought.emit(self.search.text())

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the log"), "decision-log.zip", "*.zip"
        )
        if name:
            self.export_wanted.emit(name if name.lower().endswith(".zip") else f"{name}.zip")

    def _connect(self) -> None:
        self.door.given.connect(self.purpose_given)
        self.state.wanted.connect(self.verify_wanted)
        self.search.textEdited.connect(lambda _: self._typing.start(_SEARCH_MS))
        self.search.returnPressed.connect(self._seek)
        self._typing.timeout.connect(self._seek)
        for key, field in self.filters.items():
            field.activated.connect(
                lambda _, what=key, box=field: self.chosen.emit(what, box.value)
            )
        self.list.opened.connect(self.selected)
        self.list.end_reached.connect(self.more_wanted)
        self.list.room_changed.connect(self._align)
        self.decision.closed.connect(self.closed)
        self.export_button.acted.connect(self._ask_where)

    def _lay_out(self) -> None:
        self._tools = QWidget()
        tools = FlowLayout(4, self._tools, last_at_end=True)
        for widget in (self.search, *self.filters.values(), self.export_button):
            tools.addWidget(widget)
        inside = QVBoxLayout(self._list_card)
        inside.setContentsMargins(1, 1, 1, 8)
        inside.setSpacing(0)
        inside.addWidget(self.columns)
        inside.addWidget(self.list, 1)
        for words in (self._empty, self._count):
            line = QHBoxLayout()
            line.setContentsMargins(14, 6, 14, 0)
            line.addWidget(words)
            inside.addLayout(line)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self._list_card, 1)
        beside.addWidget(self.decision, 0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for widget in (
            self._title,
            self._subtitle,
            self.door,
            self.state,
            self._tools,
            self._problem,
        ):
            self._column.addWidget(widget)
        self._column.addLayout(beside, 1)

    def _restyle(self) -> None:
        self._arrange()
        self.update()
