"""Ties the palette to the search field, the workspace and the window. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.palette.popover import PalettePopover
from agent_assist.ui.shell.top_bar import TopBar

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PaletteHost(QObject):
    """The palette of one window; `picked(object)` is a `PickRow`, `spoken(str)` the row that is chosen now."""

    picked = Signal(object)
    spoken = Signal(str)

    def __init__(self, window: QWidget, top_bar: TopBar) -> None:
        super().__init__(window)
        self._top_bar = top_bar
        self._before: QWidget | None = None
        self._workspace: Workspace | None = None
        self._window = window
        self.popover = PalettePopover(top_bar.search, window)
        self.popover.picked.connect(self._pick)
        self.popover.chosen.connect(self.spoken)
        top_bar.search.installEventFilter(self)
        top_bar.search.textEdited.connect(self._follow_typing)

    def bind(self, workspace: Workspace) -> None:
        """Offer what this workspace finds from now on."""
        self._workspace = workspace

    def open(self) -> None:
        """Take the keyboard to the empty field and show what can be run; where it was is remembered."""
        focused = self._window.focusWidget()
        if focused is not self._top_bar.search:
            self._before = focused
        self._top_bar.search.clear()
        self._top_bar.focus_search()
        self._unfold()

    def repaint(self) -> None:
        """Paint what the workspace found; nothing while it is closed."""
        if self._workspace is not None and self._top_bar.search.hasFocus():
            self.popover.show_view(self._workspace.palette.view)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field act on the list; a click opens it, and leaving the field closes it."""
        if event.type() == QEvent.Type.FocusOut:
            self.popover.hide()
        elif event.type() == QEvent.Type.MouseButtonPress and not self.popover.isVisible():
            self._unfold()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            if not self.popover.isVisible():
                self._unfold()
            self.popover.move_choice(_MOVES[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popover.isVisible():
            # Who types fast presses Enter before the last letters were painted: it must not pick for fewer of them.
            self.repaint()
            return not event.isAutoRepeat() and self.popover.list.pick()
        return False

    def _follow_typing(self) -> None:
        if not self.popover.isVisible():
            self._unfold()

    def _unfold(self) -> None:
        """Open the list with what holds for the field now: nothing may be left of what was sought before."""
        if self._workspace is not None:
            self.popover.open(self._workspace.palette.view)

    def _pick(self, row: PickRow) -> None:
        self.popover.hide()
        if row.kind is not PickKind.SEARCH:
            self._top_bar.search.clear()
        # First back to where the keyboard was: what is run may move it, or remember it.
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.picked.emit(row)
