"""What the flows of the workspace share: services, the reviews under way, and how to tell the window.

Rule: flows change this and name the parts that changed; only builders turn it into views.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from agent_assist.domain.errors import AgentAssistError, BugError
from agent_assist.domain.outbox import OutboxItem
from agent_assist.domain.tickets import Conversation, Order
from agent_assist.ports.clock import Clock
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.translator import Translator
from agent_assist.presenters.banners import error_banner
from agent_assist.presenters.keymap import USUAL_KEYS, Keymap
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.queue_order import QueueOrder
from agent_assist.presenters.row_state import RowState
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.view.draft import MarkView
from agent_assist.presenters.view.parts import BannerView
from agent_assist.presenters.view.sheets import TextSheetView
from agent_assist.services.approving import Prepared
from agent_assist.services.desk import Services
from agent_assist.services.review import Review

LOG_LANE = "log"
SAID_MS = 6_000
"""How long an answer to a key stands in the review bar."""


class Noticed(StrEnum):
    """What may be told outside the window."""

    DRAFT = "draft"
    MAIL = "mail"


class Listener(Protocol):
    """The window, as far as presenters know it."""

    def changed(self, parts: frozenset[Part]) -> None:
        """Repaint these parts."""
        ...

    def focus(self, where: Focus) -> None:
        """Move the keyboard focus."""
        ...

    def announce(self, text: str, *, is_urgent: bool) -> None:
        """Tell a screen reader."""
        ...


@dataclass(slots=True)
class Shown:
    """The ticket on screen."""

    conversation: Conversation
    order: Order | None


@dataclass(slots=True)
class Context:
    """The shared state of one window. `services` is None until the store is open."""

    tr: Translator
    clock: Clock
    run: Runner
    reader: HelpdeskReader
    listener: Listener
    order: QueueOrder = field(default_factory=QueueOrder)
    services: Services | None = None
    reviews: dict[str, Review] = field(default_factory=dict)
    rows_left: dict[str, RowState] = field(default_factory=dict)
    shown: Shown | None = None
    revision: int = 0
    marks: tuple[MarkView, ...] = ()
    saved_at: datetime | None = None
    prepared: Prepared | None = None
    held: list[OutboxItem] = field(default_factory=list)
    is_rejecting: bool = False
    is_handing_over: bool = False
    sheet: TextSheetView | None = None
    banners: dict[str, tuple[BannerView, ...]] = field(default_factory=dict)
    standing: dict[str, BannerView] = field(default_factory=dict)
    in_doubt: tuple[OutboxItem, ...] = ()
    ai_off_since: datetime | None = None
    keymap: Keymap = USUAL_KEYS
    notice: Callable[[Noticed], None] = lambda _: None
    said: tuple[str, object] = ("", None)
    """What was answered last to a key that could do nothing, and how things stood then."""

    @property
    def said_here(self) -> str:
        """The answer that stands in the review bar now; "" for none, or where something else is to be said since."""
        words, then = self.said
        return words if then == self._standing() else ""

    def _standing(self) -> object:
        review = self.review
        return self.current_id, (review.state, review.text) if review is not None else None

    @property
    def last_held(self) -> OutboxItem | None:
        """The reply that Undo takes back: the one approved last, while its window is open."""
        return self.held[-1] if self.held else None

    @property
    def ready(self) -> Services:
        """The services; BugError before the store is open."""
        if self.services is None:
            raise BugError("asked for services before the store was open")
        return self.services

    @property
    def current_id(self) -> str:
        """The ticket on screen, "" for none."""
        return self.shown.conversation.ticket.id if self.shown else ""

    @property
    def review(self) -> Review | None:
        """The review of the ticket on screen."""
        return self.reviews.get(self.current_id)

    @property
    def ai_is_on(self) -> bool:
        """Whether AI may draft now."""
        return self.services is not None and self.services.stop.is_on

    def changed(self, *parts: Part) -> None:
        """Tell the window what to repaint."""
        self.listener.changed(frozenset(parts))

    def changed_for(self, ticket_id: str, *parts: Part) -> None:
        """The queue row changed; the given parts too if that ticket is on screen."""
        self.changed(Part.QUEUE, *(parts if ticket_id == self.current_id else ()))

    def say(self, words: str) -> None:
        """Answer a key where the eye is, in the review bar for a moment, and for a screen reader."""
        self.said = said = (words, self._standing())
        self.listener.announce(words, is_urgent=False)
        self.changed(Part.REVIEW_BAR)

        def over() -> None:
            if self.said is said:
                self.said = ("", None)
                self.changed(Part.REVIEW_BAR)

        self.run.after(SAID_MS, over)

    def load_editor(self) -> None:
        """The editor must take the review's text: the ticket changed, or a person asked for it."""
        self.revision += 1

    def add_banner(self, ticket_id: str, banner: BannerView) -> None:
        """Show a banner on a ticket, in place of an older one of the same key."""
        others = tuple(b for b in self.banners.get(ticket_id, ()) if b.key != banner.key)
        self.banners[ticket_id] = (banner, *others)
        self.changed_for(ticket_id, Part.DRAFT)

    def drop_banner(self, ticket_id: str, key: str) -> None:
        """Take a banner away."""
        self.banners[ticket_id] = tuple(b for b in self.banners.get(ticket_id, ()) if b.key != key)
        self.changed_for(ticket_id, Part.DRAFT)

    def record(self, ticket_id: str, write: Callable[[], object]) -> None:
        """Write to the decision log, in the order of the acts; a failure shows on the ticket."""
        self.run.run_in_order(LOG_LANE, write, lambda _: None, self.failed_on(ticket_id))

    def keep(
        self,
        ticket_id: str,
        write: Callable[[], None],
        done: Callable[[None], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        """Save or drop the text being written for a ticket, never one save before an older one."""
        self.run.run_in_order(f"work/{ticket_id}", write, done, failed)

    def failed_on(self, ticket_id: str) -> Callable[[AgentAssistError], None]:
        """What to do with an error about one ticket: say it there, keep everything."""
        return lambda error: self.add_banner(ticket_id, error_banner(self.tr, error))
