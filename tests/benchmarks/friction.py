"""Friction from a draft that was read to its approval, in the real window over the demo, by key presses alone.

Run: `PYTHONPATH=. python tests/benchmarks/friction.py [--tickets 0]` (0: every ticket with a sound draft). Counted from
the moment that the whole draft was on screen and checked: keys pressed until the undo window opens, and the time that
the program itself takes. Not counted: keys and time that show the rest of a long preview, which is reading.
Aims: at most 3 keys, at most 1 s, the keyboard on the queue afterwards, every typed word where it was. Between the
tickets the words typed into an unfinished reply are looked at again. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.demo_session import DemoSession, demo_session
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.queue_order import ALL_QUEUES
from agent_assist.ui.app import create_app
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.sheets.preview import PreviewSheet
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import current_theme
from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.tour.waiting import TourStuck, let_events_through, wait_until

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
UNFINISHED, TYPED = "90417", "I ask the warehouse first. "
KEYS_AIM, WAITING_AIM_MS = 3, 1000
PATIENCE_MS, PAGE_MS = 20_000, 400
_S = ReviewState
_HERE = (_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY)
_NO_DRAFT = (_S.ABSTAINED, _S.HUMAN_ONLY, _S.INCOMPLETE, _S.STALE)


@dataclass(frozen=True, slots=True)
class Walk:
    """One ticket: keys and milliseconds from read to approved, where the keyboard was then, what became of the text.

    The milliseconds: until the preview is on screen, until sending opens in it, until the approval is written.
    """

    ticket_id: str
    keys: int
    preview_ms: float
    look_ms: float
    approval_ms: float
    focus: str
    is_text_kept: bool

    @property
    def waiting_ms(self) -> float:
        """What the program adds in all."""
        return self.preview_ms + self.look_ms + self.approval_ms


class Desk:
    """The real window over the demo, and two hands on its keyboard."""

    def __init__(self, window: MainWindow, session: DemoSession) -> None:
        self.window, self.session, self.workspace = window, session, session.workspace
        self.hands = Hands(window)
        self.keys = 0

    def start(self) -> None:
        """Show the window, wait for the queue and the store; all queues, no message that comes in meanwhile."""
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        context = self.workspace.context
        self.wait(lambda: context.services is not None and not context.order.is_reading, "desk")
        for ticket_id in ("90518", "90512"):
            self.session.take_arrival(ticket_id)
        self.workspace.set_filter(ALL_QUEUES)

    def wait(self, until: Callable[[], bool], what: str, timeout_ms: int = PATIENCE_MS) -> None:
        """Let events through until it holds."""
        wait_until(until, timeout_ms, what)

    def press(self, keys: str) -> None:
        """Press, and count."""
        self.keys += 1
        self.hands.press(keys)
        QApplication.processEvents()

    @property
    def state(self) -> ReviewState | None:
        """How the reply on screen stands."""
        review = self.workspace.context.review
        return review.state if review is not None else None

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.window.work.draft.editor.toPlainText()

    def open(self, ticket_id: str) -> None:
        """Down the queue to this ticket, and Enter: the caret is in the draft."""
        self.press("Ctrl+1")
        self.press("Home")
        shown = self.window.work.queue.list
        for _ in range(200):
            if shown.current_ticket == ticket_id:
                break
            self.press("J")
        self.wait(lambda: self.workspace.context.current_id == ticket_id, f"ticket {ticket_id}")
        self.press("Return")

    def read(self) -> bool:
        """Wait for the draft and page through it as a reader would. Whether there is one, and it was shown whole."""
        self.wait(lambda: self.state in (*_HERE, *_NO_DRAFT), "draft")
        for _ in range(40):
            review = self.workspace.context.review
            if review is None or self.state not in _HERE:
                return False
            if review.was_shown_whole and review.is_checked:
                return True
            let_events_through(PAGE_MS)
            self.press("PageDown")
        return False

    def approve(self, ticket_id: str, *, counts_on: bool = False) -> Walk:
        """From read to the undo window; `counts_on` adds to the keys pressed before."""
        before, self.keys = self.text, self.keys if counts_on else 0
        opened = self._timed("Ctrl+Return", lambda: self._sheet is not None, "preview")
        sheet = self._sheet
        assert sheet is not None
        looked = self._read_preview(sheet)
        written = self._timed("Ctrl+Return", lambda: self.state is _S.UNDO_WINDOW, "approval")
        let_events_through(PAGE_MS)
        item = self.workspace.context.last_held
        sent = item.envelope.body if item is not None else ""
        return Walk(
            ticket_id,
            self.keys,
            opened,
            looked,
            written,
            self.focus,
            before.strip() == sent.strip(),
        )

    def _read_preview(self, sheet: PreviewSheet) -> float:
        """Milliseconds until sending opens. Where the preview is longer than the screen it is paged by key, and the
        time of that is reading; the keys count all the same.
        """
        began, paging_ms = time.perf_counter(), 0.0
        bar = sheet.page.verticalScrollBar()
        while not self._may_send:
            if bar.value() < bar.maximum():
                at = time.perf_counter()
                let_events_through(PAGE_MS)
                self.press("PageDown")
                paging_ms += _ms_since(at)
            let_events_through(5)
            if _ms_since(began) > PATIENCE_MS:
                raise TourStuck("The preview was never whole.")
        return _ms_since(began) - paging_ms

    @property
    def _may_send(self) -> bool:
        """Whether the button that sends is open, as the person sees it."""
        sheet = self._sheet
        return sheet is not None and sheet.send_button.may_act

    @property
    def _sheet(self) -> PreviewSheet | None:
        sheet = self.window.overlays.sheet
        return sheet if isinstance(sheet, PreviewSheet) else None

    def _timed(self, keys: str, until: Callable[[], bool], what: str) -> float:
        began = time.perf_counter()
        self.press(keys)
        self.wait(until, what)
        return _ms_since(began)

    @property
    def focus(self) -> str:
        """Which region the keyboard is in."""
        focused, area = self.window.focusWidget(), self.window.work
        regions = {"queue": area.queue, "conversation": area.conversation, "draft": area.draft,
                   "rationale": area.rationale, "review bar": area.review_bar, "undo bar": area.undo_bar}  # fmt: skip
        inside = (n for n, r in regions.items() if focused is r or r.isAncestorOf(focused))
        return next(inside, type(focused).__name__)


def _ms_since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def waiting_tickets() -> list[str]:
    """The open tickets of the demo that have a recorded answer, by number."""
    answered = {path.stem for path in (DEMO / "recorded_answers").glob("*.txt")}
    exports = (json.loads(p.read_text("utf-8")) for p in sorted((DEMO / "inbox").glob("*.json")))
    tickets = (t for export in exports for t in export["tickets"] if t["status"] == "open")
    return sorted(t["id"] for t in tickets if t["id"] in answered)


@contextmanager
def at_desk() -> Iterator[Desk]:
    """A window over a demo of its own; the application must exist."""
    run = QtRunner()
    window = MainWindow(current_theme())
    session = demo_session(run, window, EnglishWords(), tokens_per_second=None)
    try:
        session.start(on_locked=window.ask_passphrase)
        window.bind(session.workspace)
        desk = Desk(window, session)
        desk.start()
        yield desk
    finally:
        session.close()
        run.close()
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def leave_words_behind(desk: Desk) -> str:
    """Type into a reply that stays unfinished, and leave it. What stands in its editor then."""
    desk.open(UNFINISHED)
    desk.read()
    desk.press("F2")
    desk.press("Ctrl+Home")
    desk.hands.type(TYPED)
    let_events_through(PAGE_MS)
    return desk.text


def walk(desk: Desk, ticket_id: str) -> Walk | None:
    """Open, read, approve one ticket; None where its draft is not sound, or there is none."""
    desk.open(ticket_id)
    if not desk.read() or not desk.workspace.review_bar.approve.is_enabled:
        return None
    return desk.approve(ticket_id)


def is_left_alone(desk: Desk, text: str) -> bool:
    """Whether the unfinished reply still is as it was typed."""
    desk.open(UNFINISHED)
    desk.wait(lambda: desk.text == text, "typed words", 5_000)
    return desk.text.startswith(TYPED)


def report(walks: list[Walk], skipped: list[str], is_kept: bool) -> None:
    """Print the table and what it comes to."""
    print("ticket        keys  preview  look  approval   sum ms  focus  text sent as it stood")
    for w in walks:
        parts = (
            f"{w.preview_ms:>7.0f} {w.look_ms:>5.0f} {w.approval_ms:>9.0f}  {w.waiting_ms:>7.0f}"
        )
        print(f"{w.ticket_id:<12} {w.keys:>5}  {parts}  {w.focus:<6} {w.is_text_kept}")
    keys, waits = [w.keys for w in walks], [w.waiting_ms for w in walks]
    print("not walked, with what the review bar said:")
    print("".join(f"  {line}\n" for line in skipped), end="")
    print(
        f"{len(walks)} tickets: keys median {statistics.median(keys):.0f}, most {max(keys)}, aim {KEYS_AIM}"
    )
    print(
        f"waiting median {statistics.median(waits):.0f} ms, most {max(waits):.0f} ms, aim {WAITING_AIM_MS}"
    )
    print(
        f"programs that wanted one of {os.cpu_count()} processors meanwhile: {os.getloadavg()[1]:.1f}"
    )
    print(f"keyboard on the queue after each: {all(w.focus == 'queue' for w in walks)}")
    print(f"typed words of the unfinished reply kept: {is_kept}")


def main() -> None:
    """Walk the tickets and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=0)
    count = parser.parse_args().tickets
    app = create_app(["friction-benchmark"])
    with at_desk() as desk:
        typed = leave_words_behind(desk)
        walks: list[Walk] = []
        skipped: list[str] = []
        for ticket_id in waiting_tickets():
            if ticket_id == UNFINISHED or (count and len(walks) == count):
                continue
            done = walk(desk, ticket_id)
            if done is None:
                skipped.append(f"{ticket_id}: {desk.workspace.review_bar.sentence}")
            else:
                walks.append(done)
        report(walks, skipped, is_left_alone(desk, typed))
    app.processEvents()


if __name__ == "__main__":
    main()
