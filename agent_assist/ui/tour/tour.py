"""A day at the desk, step by step. Each method does what a person would do by keyboard and waits for what follows.

The composition root strings the steps together; it may also change the world outside (a new mail arrives).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from agent_assist.domain.review import ReviewState
from agent_assist.presenters.view.draft import DraftMode
from agent_assist.presenters.view.knowledge import KnowledgeTab
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.shell.rail import AUDIT, KNOWLEDGE, SETTINGS, TEAM, WORK
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.tour.waiting import let_events_through, wait_until

SIZE, COMPANION = (1440, 900), (420, 900)
_SETTLE_MS, _PATIENCE_MS = 100, 20_000
_MODES = ((ThemeMode.LIGHT, ""), (ThemeMode.DARK, "-dark"))


class Tour:
    """Pictures go to `out_dir` as `01-queue.png`, `01-queue-dark.png`, `01-queue-420.png` and `01-queue-420-dark.png`,
    numbered as they are taken.
    """

    def __init__(
        self, window: MainWindow, workspace: Workspace, theme: Theme, out_dir: Path
    ) -> None:
        self._window, self._workspace = window, workspace
        self._theme, self._out_dir = theme, out_dir
        self._hands = Hands(window)
        self.pictures: list[Path] = []
        self._count = 0

    def beside(self, window: MainWindow, workspace: Workspace) -> Tour:
        """A tour of another workspace, whose pictures are numbered on from here."""
        other = Tour(window, workspace, self._theme, self._out_dir)
        other.pictures, other._count = self.pictures, self._count
        return other

    @property
    def state(self) -> ReviewState | None:
        """How the reply on screen stands; None before there is one."""
        review = self._workspace.context.review
        return review.state if review is not None else None

    def start(self) -> None:
        """Show the window in its drawn size and wait for the first rows and for the store."""
        self._out_dir.mkdir(parents=True, exist_ok=True)
        self._window.resize(*SIZE)
        self._window.show()
        self._window.activateWindow()
        self.wait(lambda: self._window.isActiveWindow(), "active window")
        self.wait(lambda: bool(self._workspace.queue.sections), "ticket in the queue")
        self.wait(lambda: self._workspace.context.services is not None, "open store")

    def picture(self, name: str, *, narrow: bool = True) -> None:
        """Save what the window shows now, wide and (unless told not to) narrow, light and dark."""
        self._count += 1
        self._take(f"{self._count:02}-{name}")
        if narrow:
            self._resize(COMPANION)
            self._take(f"{self._count:02}-{name}-420")
            self._resize(SIZE)

    def narrow(self, name: str) -> None:
        """Save what a narrow window shows now."""
        self._count += 1
        self._resize(COMPANION)
        self._take(f"{self._count:02}-{name}-420")
        self._resize(SIZE)

    def companion(self, name: str, keys: str, back: str) -> None:
        """In a narrow window press `keys`, save what opened, and press `back`."""
        self._count += 1
        self._resize(COMPANION)
        self.press(keys)
        self._take(f"{self._count:02}-{name}-420")
        self.press(back)
        self._resize(SIZE)

    def _resize(self, size: tuple[int, int]) -> None:
        self._window.resize(*size)
        let_events_through(_SETTLE_MS)

    def _take(self, name: str) -> None:
        for mode, suffix in _MODES:
            self._theme.set_mode(mode)
            let_events_through(_SETTLE_MS)
            path = self._out_dir / f"{name}{suffix}.png"
            if not self._window.grab().save(str(path)):
                raise OSError(f"The picture {path} cannot be written. Choose another folder.")
            self.pictures.append(path)
        self._theme.set_mode(_MODES[0][0])

    def wait(
        self, condition: Callable[[], bool], what: str, timeout_ms: int = _PATIENCE_MS
    ) -> None:
        """Wait for something; `TourStuck` names it when it does not come."""
        wait_until(condition, timeout_ms, what)

    def wait_state(self, *states: ReviewState) -> None:
        """Wait until the reply on screen stands like this."""
        names = " or ".join(state.value for state in states)
        self.wait(lambda: self.state in states, f"reply that is {names}")

    def press(self, keys: str) -> None:
        """Press a combination where the focus is."""
        self._hands.press(keys)
        let_events_through(_SETTLE_MS)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self._hands.type(text)
        let_events_through(_SETTLE_MS)

    def choose_queue(self, name: str) -> None:
        """Choose a queue in the queue's own menu."""
        menu = self._window.work.queue.filter_menu()
        next(action for action in menu.actions() if action.text() == name).trigger()
        let_events_through(_SETTLE_MS)

    def open_ticket(self, ticket_id: str) -> None:
        """Go to the queue, move down to the ticket, press Enter: the caret is in its draft."""
        self.press("Ctrl+1")
        self.press("Home")
        rows = [row.ticket_id for section in self._workspace.queue.sections for row in section.rows]
        if ticket_id not in rows:
            raise ValueError(f"Ticket {ticket_id} does not wait in the queue.")
        shown = self._window.work.queue.list
        for _ in range(len(rows)):
            if shown.current_ticket == ticket_id:
                break
            self._hands.press("J")
        self.wait(lambda: self._workspace.context.current_id == ticket_id, "open ticket")
        self.press("Return")

    def wait_for_stream(self, least_characters: int = 120) -> None:
        """Wait until that much of a draft has streamed in."""
        self.wait(
            lambda: (
                self._workspace.draft.mode is DraftMode.STREAMING
                and len(self._workspace.draft.content.text) >= least_characters
            ),
            "streaming draft",
        )

    def wait_for_draft(self) -> None:
        """Wait until the draft is whole and checked."""
        self.wait_state(ReviewState.COMPLETE, ReviewState.SHOWN_WHOLE, ReviewState.READY)

    def read_whole(self) -> None:
        """Page through the draft until all of it was on screen."""
        self.press("Ctrl+3")
        bar = self._window.work.draft.editor.verticalScrollBar()
        for _ in range(60):
            if self._was_shown():
                return
            let_events_through(400)
            bar.setValue(bar.value() + bar.pageStep() // 2)
        self.wait(self._was_shown, "draft that was shown whole")

    def replace_next_fact(self, words: str) -> None:
        """F8 selects the next fact to check; type other words over it."""
        self.press("F8")
        self.type(words)

    def confirm_next_fact(self) -> None:
        """Go to the checks and press "I checked it" on the first row that has it."""
        before = self._workspace.review_bar.sentence
        self.press("Ctrl+4")
        self._hands.tab_to(_is_named("I checked it"), "“I checked it”")
        self.press("Return")
        self.wait(lambda: self._workspace.review_bar.sentence != before, "change in the review bar")

    @property
    def open_facts(self) -> int:
        """How many facts still close approval."""
        review = self._workspace.context.review
        return review.open_facts if review is not None else 0

    def wait_ready_or_confirm(self) -> None:
        """Wait for the checks of what was typed; confirm what they find."""
        review = self._workspace.context.review
        self.wait(lambda: review is not None and review.is_checked, "check of the text")
        while self.open_facts:
            self.confirm_next_fact()
        self.wait_ready()

    def wait_for_reply_in_conversation(self) -> None:
        """Wait until the helpdesk shows the reply that was sent."""
        count = len(self._workspace.conversation.messages) if self._workspace.conversation else 0
        self.wait(lambda: self._last_is_ours() or count == 0, "reply in the conversation")

    def _last_is_ours(self) -> bool:
        view = self._workspace.conversation
        return view is not None and view.messages[-1].is_agent

    def wait_ready(self) -> None:
        """Wait until Approve is open."""
        self.wait_state(ReviewState.READY)

    def open_preview(self) -> None:
        """Ctrl+Enter, then page through until "Approve and send" opens."""
        self.press("Ctrl+Return")
        self.wait(lambda: self._workspace.preview is not None, "preview")
        self.wait(lambda: self._window.overlays.sheet is not None, "preview on screen")
        sheet = self._window.overlays.sheet
        body = sheet.body if sheet is not None else None
        for _ in range(60):
            if self.state is ReviewState.PREVIEW_SHOWN:
                return
            let_events_through(400)
            if body is not None:
                body.scroll_on()
        self.wait_state(ReviewState.PREVIEW_SHOWN)

    def approve_and_send(self) -> None:
        """Ctrl+Enter in the preview: the undo window opens."""
        self.press("Ctrl+Return")
        self.wait_state(ReviewState.UNDO_WINDOW)

    def wait_sent(self) -> None:
        """Wait until the undo window is over and the reply is in the conversation."""
        self.wait_state(ReviewState.SENT)

    def open_reject(self, *numbers: int) -> None:
        """Open the reasons and tick some by their numbers."""
        self.press("Ctrl+Shift+X")
        self.wait(lambda: self._workspace.reject_view is not None, "list of reasons")
        for number in numbers:
            self.press(str(number))

    def turn_ai(self, *, is_on: bool) -> None:
        """Use the switch by keyboard."""
        if self._workspace.top_bar.ai_is_on != is_on:
            self.press("Ctrl+.")
        self.wait(lambda: self._workspace.top_bar.ai_is_on == is_on, "switch that obeys")

    def show_settings(self) -> None:
        """Open the settings."""
        self._window.show_screen(SETTINGS)
        let_events_through(_SETTLE_MS)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has this name, written on it or for a screen reader, has the keyboard."""
        is_button = _is_named(name)
        self._hands.tab_to(lambda w: w.accessibleName() == name or is_button(w), f"“{name}”")
        let_events_through(_SETTLE_MS)

    def show_audit(self, purpose: str) -> None:
        """Open the audit screen with a purpose, and its newest decision."""
        self._window.show_screen(AUDIT)
        let_events_through(_SETTLE_MS)
        self.picture("audit-door", narrow=False)
        self.type(purpose)
        self.press("Return")
        host = self._window.audit
        assert host is not None  # the workspace is bound
        self.wait(lambda: bool(host.flow.view.rows) and host.is_checked, "checked log")
        let_events_through(_SETTLE_MS)
        self.narrow("audit-list")
        rows = host.flow.view.rows
        host.flow.select(next((r.seq for r in rows if r.disclosure), rows[0].seq))
        self.wait(lambda: host.flow.view.decision is not None, "decision")
        let_events_through(_SETTLE_MS)

    def show_team(self) -> None:
        """Open the Team screen and wait for its figures."""
        self._window.show_screen(TEAM)
        self.wait(lambda: bool(self._workspace.team.view.charts), "figures")
        let_events_through(_SETTLE_MS)

    def show_knowledge(self, tab: KnowledgeTab = KnowledgeTab.ALL) -> None:
        """Open the knowledge at a list, and the first row of it."""
        flow = self._workspace.knowledge
        self._window.show_screen(KNOWLEDGE)
        flow.choose_tab(tab)
        self.wait(lambda: flow.is_read, "knowledge")
        if flow.view.rows:
            flow.select(flow.view.rows[0].id)
            self.wait(lambda: flow.view.page is not None, "opened row")
        let_events_through(_SETTLE_MS)

    def show_work(self) -> None:
        """Return to the working screen."""
        self._window.show_screen(WORK)
        let_events_through(_SETTLE_MS)

    def _was_shown(self) -> bool:
        review = self._workspace.context.review
        return review is not None and (review.was_shown_whole or review.source is None)


def _is_named(words: str) -> Callable[[QWidget], bool]:
    return lambda widget: isinstance(widget, QPushButton) and widget.text() == words
