"""Which keys the window has, and what each does. The list in the help sheet is made from this table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.keyboard import Key, Reach
from agent_assist.ui.sheets.keys import KeyLine
from agent_assist.ui.shell.binding import Binding
from agent_assist.ui.shell.overlays import Overlays
from agent_assist.ui.shell.panes import Panes
from agent_assist.ui.shell.top_bar import TopBar
from agent_assist.ui.shell.work_area import WorkArea


class WindowKeys(QObject):
    """The table for one window and its workspace."""

    def __init__(
        self,
        workspace: Workspace,
        binding: Binding,
        area: WorkArea,
        top_bar: TopBar,
        overlays: Overlays,
        show_work: Callable[[], bool],
    ) -> None:
        super().__init__(area)
        self._workspace, self._binding = workspace, binding
        self._area, self._top_bar, self._overlays = area, top_bar, overlays
        self._panes, self._show_work = Panes(area, binding), show_work

    def keys(self, show_help: Callable[[], None]) -> list[Key]:
        """All of them, in the order of the help sheet."""
        return [*self._moving(), *self._replying(), *self._app_wide(show_help)]

    def local_lines(self) -> list[tuple[str, KeyLine]]:
        """Keys that work in one region only, for the help sheet."""
        queue, draft, reasons = self.tr("Queue"), self.tr("Draft"), self.tr("Reasons")
        return [
            (queue, ((("J",), ("K",)), self.tr("Next and previous ticket"))),
            (queue, ((("Enter",), ("O",)), self.tr("Go to the draft"))),
            (draft, ((("Page Down",), ("Space",)), self.tr("Scroll on, while it is read-only"))),
            (reasons, ((("1–8",),), self.tr("Tick a reason"))),
        ]

    def _moving(self) -> list[Key]:
        where, panes, go = self.tr("Moving"), self._panes, self._go_to
        step = self._workspace.opening.step
        return [
            Key(("Ctrl+1",), partial(go, 1), where, self.tr("Queue"), Reach.SCREENS),
            Key(("Ctrl+2",), partial(go, 2), where, self.tr("Conversation"), Reach.SCREENS),
            Key(("Ctrl+3",), partial(go, 3), where, self.tr("Draft"), Reach.SCREENS),
            Key(("Ctrl+4",), partial(go, 4), where, self.tr("Why this draft"), Reach.SCREENS),
            Key(("F6",), partial(panes.cycle, 1), where, self.tr("Next pane")),
            Key(("Shift+F6",), partial(panes.cycle, -1), where, self.tr("Previous pane")),
            Key(("Alt+Down",), partial(step, 1), where, self.tr("Next ticket")),
            Key(("Alt+Up",), partial(step, -1), where, self.tr("Previous ticket")),
            Key(("F8",), self._next_check, where, self.tr("Next fact to check")),
            Key(
                ("Shift+F8",),
                lambda: self._next_check(is_forward=False),
                where,
                self.tr("Previous fact to check"),
            ),
            Key(("Ctrl+I",), self._area.toggle_rationale, where, self.tr("Show why this draft")),
        ]

    def _replying(self) -> list[Key]:
        where, workspace = self.tr("Replying"), self._workspace
        return [
            Key(("F2",), workspace.edit, where, self.tr("Edit the draft")),
            Key(
                ("Ctrl+Return", "Ctrl+Enter"),
                self._confirm,
                where,
                self.tr("Approve…, then approve and send in the preview"),
                reach=Reach.ALWAYS,
            ),
            Key(("Ctrl+Shift+X",), self._binding.reject, where, self.tr("Reject…")),
            Key(("F9",), workspace.approving.undo, where, self.tr("Undo send"), reach=Reach.ALWAYS),
            Key(("Ctrl+Shift+H",), workspace.hand_over, where, self.tr("Hand over…")),
            Key(
                ("Ctrl+Shift+D",),
                lambda: workspace.new_draft(),
                where,
                self.tr("New draft, beside your text"),
            ),
        ]

    def _app_wide(self, show_help: Callable[[], None]) -> list[Key]:
        where = self.tr("Everywhere")
        return [
            Key(
                ("Ctrl+.", "Shift+Escape"),
                self._workspace.switching.toggle,
                where,
                self.tr("AI off or on for me"),
                reach=Reach.ALWAYS,
            ),
            Key(("Ctrl+K",), self._find, where, self.tr("Find a ticket"), Reach.SCREENS),
            Key(
                ("Escape",),
                self._escape,
                where,
                self.tr("Close, or stop the draft; never discards text"),
                reach=Reach.ALWAYS,
            ),
            Key(("F1", "Ctrl+/"), show_help, where, self.tr("This list"), reach=Reach.ALWAYS),
        ]

    def _go_to(self, pane: int) -> None:
        self._show_work()
        self._panes.go_to(pane)

    def _find(self) -> None:
        self._show_work()
        self._top_bar.focus_search()

    def _next_check(self, *, is_forward: bool = True) -> None:
        editor = self._area.draft.editor
        if editor.select_next_check(is_forward):
            editor.setFocus()

    def _confirm(self) -> None:
        sheet = self._overlays.sheet
        if sheet is not None:
            sheet.confirm()
        elif self._area.isVisible():
            self._workspace.approving.open_preview()

    def _escape(self) -> None:
        """The nearest thing that is open: a sheet, another screen, a search, what floats, then the stream."""
        sheet, search = self._overlays.sheet, self._top_bar.search
        if sheet is not None:
            sheet.closed.emit()
        elif self._show_work():
            self._panes.go_to(1)
        elif search.hasFocus():
            search.clear()
            self._panes.go_to(1)
        elif not self._area.close_floating():
            self._workspace.stop()
