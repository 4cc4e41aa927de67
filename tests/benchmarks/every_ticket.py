"""Every waiting demo ticket worked to an end by keyboard alone, deciding by what the window shows.

Run: `PYTHONPATH=. python tests/benchmarks/every_ticket.py [--tickets 0] [--shots DIR]` (0: all). A sound draft is approved;
every fourth is rejected with a reason and answered in own words; facts without a source are confirmed one by one;
where AI writes nothing, or in a language nobody here reads, the ticket is answered in own words or handed over in turn.
It prints each ticket's end and keys, and what the review bar said where one got stuck; and how long a person would need
who reads every word of mails, drafts and previews (238 words a minute: Brysbaert 2019, silent reading of English
non-fiction), takes a second for each key, and types 40 words a minute. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from agent_assist.domain.review import ReviewState
from agent_assist.ui.app import create_app
from agent_assist.ui.tour.waiting import TourStuck, let_events_through
from tests.benchmarks.friction import PAGE_MS, Desk, at_desk

OWN_WORDS = "Hello, thank you for your message. I look into it myself and write again today."
REJECT_EACH, MOST_FACTS = 4, 12
READS_WORDS_A_MINUTE, TYPES_WORDS_A_MINUTE, SECONDS_A_KEY = 238, 40, 1
_S = ReviewState
_DRAFT = (_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY)
_AT_REST = (
    *_DRAFT,
    _S.ABSTAINED,
    _S.HUMAN_ONLY,
    _S.INCOMPLETE,
    _S.STALE,
    _S.REJECTED,
    _S.CHOOSE_FIRST,
)


@dataclass(frozen=True, slots=True)
class End:
    """What became of a ticket: "sent", "sent own words", "handed over" or "stuck"; keys pressed, the program's seconds,
    what was said where it got stuck, and the words there were to read and to type.
    """

    ticket_id: str
    became: str
    keys: int
    seconds: float
    said: str = ""
    read: int = 0
    typed: int = 0

    @property
    def person_seconds(self) -> float:
        """What a person needs who reads every word."""
        words = self.read / READS_WORDS_A_MINUTE + self.typed / TYPES_WORDS_A_MINUTE
        return self.seconds + SECONDS_A_KEY * self.keys + 60 * words


class Worker:
    """Works tickets at a desk, one after the other, and rejects each so-and-so-many-th draft.

    Pictures of every step go to `shots` where it is given.
    """

    def __init__(
        self, desk: Desk, shots: Path | None = None, reject_each: int = REJECT_EACH
    ) -> None:
        self._desk, self._shots, self._reject_each = desk, shots, reject_each
        self._drafts = self._without = self._read = self._typed = 0
        self.pictures = 0

    def work(self, ticket_id: str) -> End:
        """Open a ticket and bring it to an end."""
        desk, began = self._desk, time.perf_counter()
        desk.keys = self._read = self._typed = 0
        try:
            desk.open(ticket_id)
            view = desk.workspace.conversation
            self._reads(*(message.text for message in view.messages) if view is not None else ())
            self._picture(f"{ticket_id}-opened")
            became = self._to_an_end()
        except TourStuck as stuck:
            self._picture(f"{ticket_id}-stuck")
            said = f"{stuck} Review bar: {desk.workspace.review_bar.sentence}"
            became, words = "stuck", said
        else:
            words = ""
        seconds = time.perf_counter() - began
        end = End(ticket_id, became, desk.keys, seconds, words, self._read, self._typed)
        self._picture(f"{ticket_id}-{became.replace(' ', '-')}")
        return end

    def _to_an_end(self) -> str:
        desk = self._desk
        desk.wait(lambda: desk.state in _AT_REST, "draft, or a reason why there is none")
        if desk.state in _DRAFT:
            return self._judge()
        return self._without_ai()

    def _judge(self) -> str:
        """Read the draft; then what the review bar says decides."""
        desk = self._desk
        desk.read()
        self._reads(desk.text)
        self._settle_facts()
        self._picture(f"{desk.workspace.context.current_id}-read")
        self._drafts += 1
        if not desk.workspace.review_bar.approve.is_enabled:
            return self._hand_over()
        if self._drafts % self._reject_each == 0:
            return self._reject()
        return self._send("sent")

    def _settle_facts(self) -> None:
        """F8 goes to a fact, its key confirms it; as long as the bar says that one has no source."""
        desk = self._desk
        for _ in range(MOST_FACTS):
            before = self._open_facts
            if not before:
                return
            desk.press("F8")
            desk.press("Ctrl+Shift+K")
            desk.wait(self._is_checked, "check")
            if self._open_facts == before and not self._by_row():
                return

    @property
    def _open_facts(self) -> int:
        review = self._desk.workspace.context.review
        return review.open_facts if review is not None else 0

    def _is_checked(self) -> bool:
        review = self._desk.workspace.context.review
        return review is None or review.is_checked

    def _by_row(self) -> bool:
        """A fact that stands nowhere in the text is confirmed on its row."""
        desk, before = self._desk, self._open_facts
        desk.press("Ctrl+4")
        for _ in range(MOST_FACTS):
            desk.press("Ctrl+Shift+K")
            desk.wait(self._is_checked, "check")
            if self._open_facts < before:
                desk.press("Ctrl+3")
                return True
            desk.press("Tab")
        return False

    def _reject(self) -> str:
        desk = self._desk
        desk.press("Ctrl+Shift+X")
        desk.wait(lambda: desk.workspace.reject_view is not None, "reasons")
        desk.press("1")
        self._picture(f"{desk.workspace.context.current_id}-reasons")
        desk.press("Ctrl+Return")
        desk.wait(lambda: desk.state is _S.REJECTED, "rejection")
        return self._answer()

    def _without_ai(self) -> str:
        self._without += 1
        return self._answer() if self._without % 2 else self._hand_over()

    def _answer(self) -> str:
        desk = self._desk
        desk.press("F2")
        desk.hands.type(OWN_WORDS)
        self._typed += len(OWN_WORDS.split())
        desk.wait(lambda: OWN_WORDS in desk.text, "typed words")
        return self._send("sent own words")

    def _send(self, became: str) -> str:
        desk = self._desk
        walk = desk.approve(desk.workspace.context.current_id, counts_on=True)
        self._reads(desk.text)
        if walk.focus != "queue":
            raise TourStuck(f"After the approval the keyboard is in the {walk.focus}.")
        return became

    def _hand_over(self) -> str:
        desk = self._desk
        ticket_id = desk.workspace.context.current_id
        desk.press("Ctrl+Shift+H")
        desk.wait(lambda: desk.workspace.handing_over.view is not None, "question")
        self._picture(f"{ticket_id}-hand-over")
        desk.press("2")
        desk.press("Ctrl+Return")
        desk.wait(lambda: ticket_id not in desk.workspace.context.order.waiting_ids, "hand-over")
        return "handed over"

    def _reads(self, *texts: str) -> None:
        self._read += sum(len(text.split()) for text in texts)

    def _picture(self, name: str) -> None:
        if self._shots is not None:
            let_events_through(PAGE_MS // 2)
            self.pictures += 1
            self._desk.window.grab().save(str(self._shots / f"{self.pictures:03}-{name}.png"))


def wait_for_outcomes(desk: Desk, ends: list[End]) -> list[str]:
    """After the undo windows: the tickets that were approved and are not sent."""
    approved = [end.ticket_id for end in ends if end.became.startswith("sent")]

    def unsent() -> list[str]:
        reviews = desk.workspace.context.reviews
        return [i for i in approved if i in reviews and reviews[i].state is not _S.SENT]

    with contextlib.suppress(TourStuck):
        desk.wait(lambda: not unsent(), "sent replies", 30_000)
    return unsent()


def still_waiting(desk: Desk) -> list[str]:
    """Tickets left in the queue, each with the state of its reply."""
    context = desk.workspace.context
    left = ((i, context.reviews.get(i)) for i in context.order.waiting_ids)
    return [f"{i} ({review.state if review else 'never opened'})" for i, review in left]


def main() -> None:
    """Work them and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=0)
    parser.add_argument("--shots", type=Path)
    wanted = parser.parse_args()
    if wanted.shots is not None:
        wanted.shots.mkdir(parents=True, exist_ok=True)
    app = create_app(["every-ticket-benchmark"])
    with at_desk() as desk:
        worker, ends = Worker(desk, wanted.shots), []
        waiting = desk.workspace.context.order.waiting_ids
        for ticket_id in waiting[: wanted.tickets or len(waiting)]:
            end = worker.work(ticket_id)
            ends.append(end)
            line = f"{end.ticket_id:<34} {end.became:<15} {end.keys:>4} keys {end.seconds:>6.1f} s"
            print(f"{line}  {end.said}".rstrip(), flush=True)
        unsent = wait_for_outcomes(desk, ends)
        minutes = sum(end.person_seconds for end in ends) / 60
        print(f"{len(ends)} tickets; a person who reads every word: {minutes:.1f} minutes")
        print(dict(Counter(end.became for end in ends)))
        print(f"approved and not sent: {unsent or 'none'}")
        let_events_through(2_000)  # the helpdesk is read again
        print(f"still waiting: {still_waiting(desk) or 'none'}")
    app.processEvents()


if __name__ == "__main__":
    main()
