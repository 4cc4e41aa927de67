"""What each action of the key list does in this window. Keys, words and places stand in `presenters/keymap.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from agent_assist.presenters.keymap import ACTIONS, Keymap, Place
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.keyboard import Key, Reach
from agent_assist.ui.sheets.reject import ReasonPopover
from agent_assist.ui.shell.binding import Binding
from agent_assist.ui.shell.overlays import Overlays
from agent_assist.ui.shell.panes import Panes
from agent_assist.ui.shell.top_bar import TopBar
from agent_assist.ui.shell.work_area import WorkArea

_REACH = {
    Place.WORK: Reach.WORK,
    Place.SCREENS: Reach.SCREENS,
    Place.ALWAYS: Reach.ALWAYS,
    Place.PREVIEW: Reach.ALWAYS,
    Place.REASONS: Reach.ALWAYS,
}


class WindowKeys(QObject):
    """The actions of one window and its workspace."""

    def __init__(
        self,
        workspace: Workspace,
        binding: Binding,
        area: WorkArea,
        top_bar: TopBar,
        overlays: Overlays,
        show_work: Callable[[], bool],
        show_help: Callable[[], None],
        find: Callable[[], None],
    ) -> None:
        super().__init__(area)
        self._workspace, self._binding = workspace, binding
        self._area, self._top_bar, self._overlays = area, top_bar, overlays
        self._panes, self._show_work = Panes(area, binding), show_work
        self._acts = {**self._moving(), **self._replying(), "help": show_help, "find": find}

    def keys(self, keymap: Keymap) -> list[Key]:
        """The window's keys as this map has them."""
        may = {Place.PREVIEW: self._has_sheet, Place.REASONS: self._has_reasons}
        return [
            Key(keymap.keys(a.id), self._acts[a.id], _REACH[a.place], may.get(a.place, _always))
            for a in ACTIONS
            if a.id in self._acts
        ]

    def run(self, action_id: str) -> None:
        """Do what the key of this action does on the working screen."""
        self._show_work()
        self._acts[action_id]()

    def _moving(self) -> dict[str, Callable[[], object]]:
        panes, go, step = self._panes, self._go_to, self._workspace.opening.step
        return {
            "pane-queue": partial(go, 1),
            "pane-conversation": partial(go, 2),
            "pane-draft": partial(go, 3),
            "pane-rationale": partial(go, 4),
            "pane-next": partial(panes.cycle, 1),
            "pane-previous": partial(panes.cycle, -1),
            "ticket-next": partial(step, 1),
            "ticket-previous": partial(step, -1),
            "check-next": self._next_check,
            "check-previous": lambda: self._next_check(is_forward=False),
            "word-next": self._next_word,
            "word-previous": lambda: self._next_word(is_forward=False),
            "find-words": self._area.conversation.open_find,
            "why": self._area.toggle_rationale,
            "escape": self._escape,
        }

    def _replying(self) -> dict[str, Callable[[], object]]:
        workspace = self._workspace
        return {
            "edit": workspace.edit,
            "confirm": self._binding.confirm_fact,
            "approve": self._approve,
            "send": self._confirm,
            "reject": self._binding.reject,
            "reject-draft": self._confirm,
            "undo": workspace.approving.undo,
            "hand-over": workspace.handing_over.ask,
            "cite": self._binding.cite,
            "new-draft": lambda: workspace.new_draft(),
            "ask": workspace.asking.open,
            "version-next": lambda: self._workspace.asking.step(1),
            "version-previous": lambda: self._workspace.asking.step(-1),
            "polish": workspace.polishing.ask,
            "translate": workspace.reading.translate,
            "summarise": workspace.reading.summarise,
            "ai": workspace.switching.toggle,
        }

    def _go_to(self, pane: int) -> None:
        self._show_work()
        self._panes.go_to(pane)

    def _next_check(self, *, is_forward: bool = True) -> None:
        editor = self._area.draft.editor
        if editor.isVisible() and editor.select_next_check(is_forward):
            editor.setFocus()
            self._workspace.confirming.point_out(editor.selected_mark)
        else:
            self._workspace.say(self.tr("No fact here waits to be checked."))

    def _next_word(self, *, is_forward: bool = True) -> None:
        editor = self._area.draft.editor
        if editor.isVisible() and editor.select_next_word(is_forward):
            editor.setFocus()
        else:
            self._workspace.say(self.tr("No word here is marked for its spelling."))

    def _has_reasons(self) -> bool:
        return isinstance(self._overlays.sheet, ReasonPopover)

    def _has_sheet(self) -> bool:
        return self._overlays.sheet is not None and not self._has_reasons()

    def _confirm(self) -> None:
        if self._overlays.sheet is not None:
            self._overlays.sheet.confirm()

    def _approve(self) -> None:
        if self._area.isVisible():
            self._workspace.approve()

    def _escape(self) -> None:
        """The nearest thing that is open: a sheet, a search, another screen, what floats, then the stream.

        Where nothing is, the keyboard goes back to the queue, if that is on screen.
        """
        sheet, search = self._overlays.sheet, self._top_bar.search
        if sheet is not None:
            sheet.closed.emit()
        elif self._area.draft.replies.close():
            return
        elif search.hasFocus():
            search.clear()
            self._show_work()
            self._panes.go_to(1)
        elif self._show_work():
            self._panes.go_to(1)
        elif self._workspace.leave_beside():
            self._binding.focus_draft()
        elif self._area.close_floating() or self._workspace.stop():
            return
        elif self._area.queue.isVisible():
            self._panes.go_to(1)


def _always() -> bool:
    return True
