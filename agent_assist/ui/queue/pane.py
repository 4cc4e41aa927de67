"""The queue column: title with count and filter, the list, the keys that work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.queue.list import QueueList
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.action_caps import ActionCaps
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

if TYPE_CHECKING:
    from agent_assist.presenters.view.parts import BannerView, EmptyView
    from agent_assist.ui.queue.empty import EmptyQueue
    from agent_assist.ui.widgets.banner import Banner

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class QueuePane(QWidget):
    """Shows a `QueueView`. Signals: `opened(ticket id)`, `draft_wanted()`, `filter_chosen(name)`, `acted(action)`."""

    opened = Signal(str)
    draft_wanted = Signal()
    filter_chosen = Signal(str)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._view: QueueView | None = None
        self._title = Text(TypeRole.TITLE, "text", weight=SEMIBOLD)
        self._count = Text(TypeRole.BODY, "text2", tabular=True)
        self._filter = IconButton("list-filter", self.tr("Choose a queue"))
        self._filter.acted.connect(self._open_menu)
        self._problems: Banner | None = None
        self.list = QueueList()
        self.list.setAccessibleName(self.tr("Tickets"))
        self.list.opened.connect(self.opened)
        self.list.draft_wanted.connect(self.draft_wanted)
        self._empty: EmptyQueue | None = None
        self._hints = _Hints(
            (
                (("queue-next", "queue-previous"), self.tr("move")),
                (("queue-open",), self.tr("open draft")),
            )
        )
        self._way_back = _Hints(((("pane-queue",), self.tr("back to this list")),))
        self._way_back.hide()
        self.list.keyboard_taken.connect(self._show_hints)
        self.setAutoFillBackground(True)
        self._lay_out()
        self._restyle()

    def show_view(self, view: QueueView) -> None:
        """Show title, count, rows, or what stands where none are."""
        self._view = view
        self._title.set_text(view.title)
        self._count.set_text(view.count_line)
        self._show_problems(view.problems)
        self.list.show_view(view)
        self.list.setVisible(view.empty is None)
        self._show_empty(view.empty)
        self.list.setAccessibleDescription(f"{view.title}, {view.count_line}")

    def filter_menu(self) -> QMenu:
        """The queues to choose from; the one in force is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = self._view
        for name in view.filters if view else ():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(view is not None and name == view.filter)
            action.triggered.connect(lambda _on, chosen=name: self.filter_chosen.emit(chosen))
        return menu

    def _show_empty(self, view: EmptyView | None) -> None:
        if view is not None and self._empty is None:
            from agent_assist.ui.queue.empty import EmptyQueue  # start-up time

            self._empty = EmptyQueue()
            self._empty.acted.connect(self.acted)
            self._column.insertWidget(self._column.indexOf(self.list) + 1, self._empty, 1)
        if self._empty is not None:
            self._empty.setVisible(view is not None)
            if view is not None:
                self._empty.show_view(view)

    def _show_problems(self, view: BannerView | None) -> None:
        """What could not be read stands below the rows, where it hides none of them."""
        if (self._problems.view if self._problems is not None else None) == view:
            return
        if self._problems is not None:
            self._problems_row.removeWidget(self._problems)
            self._problems.hide()
            self._problems.deleteLater()
            self._problems = None
        edge = self._theme.px(8) if view is not None else 0
        self._problems_row.setContentsMargins(edge, edge, edge, edge)
        if view is not None:
            from agent_assist.ui.widgets.banner import Banner  # start-up time

            self._problems = Banner(view)
            self._problems.acted.connect(self.acted)
            self._problems_row.addWidget(self._problems)

    def _show_hints(self, is_here: bool) -> None:
        """Only keys that do something now: letters move while the list has the keyboard, else they are typed."""
        self._hints.setVisible(is_here)
        self._way_back.setVisible(not is_here)

    def _open_menu(self) -> None:
        below = self._filter.mapToGlobal(QPoint(0, self._filter.height()))
        self.filter_menu().popup(below)

    def _lay_out(self) -> None:
        self._header = QHBoxLayout()
        self._header.setSpacing(8)
        self._header.addWidget(self._title, 0, _MIDDLE)
        self._header.addWidget(self._count, 0, _MIDDLE)
        self._header.addStretch(1)
        self._header.addWidget(self._filter, 0, _MIDDLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header)
        column.addWidget(self.list, 1)
        self._column = column
        self._problems_row = QHBoxLayout()
        column.addLayout(self._problems_row)
        column.addWidget(self._hints)
        column.addWidget(self._way_back)

    def _restyle(self) -> None:
        px = self._theme.px
        self._header.setContentsMargins(px(22), px(9), px(8), 0)
        self._filter.setFixedHeight(px(32))
        palette = (
            self.palette()
        )  # the ground of the frame, not of paper; Qt fills it (start-up time)
        palette.setColor(self.backgroundRole(), self._theme.ink("canvas"))
        self.setPalette(palette)
        self.update()


class _Hints(QWidget):
    """A line of keys and what they do."""

    def __init__(self, hints: tuple[tuple[tuple[str, ...], str], ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        row = QHBoxLayout()
        row.setContentsMargins(22, 9, 12, 9)
        row.setSpacing(8)
        for actions, words in hints:
            row.addWidget(ActionCaps(*actions))
            row.addWidget(Text(TypeRole.BODY, "text2", words))
            row.addSpacing(8)
        row.addStretch(1)
        column.addLayout(row)
