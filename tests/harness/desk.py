"""The product in the process that is killed: the real store, gate and services over one of three channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.folder_helpdesk import outbox as folder_outbox
from agent_assist.adapters.folder_helpdesk.outbox import FolderOutbox
from agent_assist.adapters.identity import FixedIdentity
from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.system import SystemRandomness
from agent_assist.adapters.training import TrainingNotAsked
from agent_assist.bootstrap.places import resources
from agent_assist.domain.approvals import Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.outbox import OutboxItem, OutboxState, Receipt
from agent_assist.domain.people import Person
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)
from agent_assist.gate.approval import mint_approval
from agent_assist.gate.send_gate import SendGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.services.sending import SendService
from tests.harness.channels import HttpOutbox, SmtpOutbox
from tests.harness.faults import Order
from tests.harness.points import CHANNEL, HEAD, Points, WatchedDatabase

KEY, SEED = b"k" * 32, b"d" * 32
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PRIYA = Person("priya", "Priya N.", "test")
CUSTOMER, COMPANY = (
    Address("Maren", "maren@mail.example"),
    Address("Nordlys", "help@nordlys.example"),
)
SHOWN = Shown(True, True, 4000, 900)
POLICY = replace(
    PolicyFile(resources() / "policy" / "default.toml").load(),
    allowed_sources=("folder", "http", "smtp"),
)
UNDO = timedelta(seconds=POLICY.undo_seconds)


class HandClock:
    """Time that the harness sets."""

    def __init__(self, now: datetime) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def monotonic_ms(self) -> int:
        return int((self.time - START).total_seconds() * 1000)


class OneMessageEach:
    """A helpdesk in which every ticket has one message of the customer, and nobody else answers."""

    name, location, problems = "any", "", ()

    def conversation(self, ticket_id: str, *, is_fresh: bool = False) -> Conversation:
        message = Message(
            f"<{ticket_id}@mail>", Direction.CUSTOMER, CUSTOMER, (COMPANY,), (), START, "?"
        )
        ticket = Ticket(
            ticket_id, "A lamp", "Q", TicketStatus.OPEN, "mail", CUSTOMER, START, "?", 1, True
        )
        return Conversation(ticket, (message,))


class WatchedStore:
    """The real store; it says which step is committed, for the points around the commit."""

    def __init__(self, store: EncryptedDecisionStore, database: WatchedDatabase) -> None:
        self._store, self._database = store, database

    def approve(self, decision: LogEntry, approval: LogEntry, item: OutboxItem) -> None:
        self._database.step = "approve"
        try:
            self._store.approve(decision, approval, item)
        finally:
            self._database.step = ""

    def move(self, outbox_id: str, state: OutboxState, entry: LogEntry, **more: str) -> OutboxItem:
        self._database.step = state.value
        try:
            return self._store.move(outbox_id, state, entry, **more)
        finally:
            self._database.step = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class WatchedOutbox:
    """A channel with points around its request."""

    def __init__(self, outbox: Any, points: Points) -> None:
        self._outbox, self._points = outbox, points
        self.name: str = outbox.name

    def deliver(self, item: OutboxItem) -> Receipt:
        self._points.reach(CHANNEL[0])
        receipt: Receipt = self._outbox.deliver(item)
        self._points.reach(CHANNEL[2])
        return receipt

    def find(self, item: OutboxItem) -> Receipt | None:
        found: Receipt | None = self._outbox.find(item)
        return found

    def who_am_i(self) -> str:
        return str(self._outbox.who_am_i())


class WatchedHeads(HeadFile):
    """The heads' file with points around each line."""

    points: Points

    def append(self, note: Any) -> None:
        self.points.reach(HEAD[0])
        super().append(note)
        self.points.reach(HEAD[1])


class Desk:
    """One start of the product on a profile."""

    def __init__(
        self,
        folder: Path,
        channel: str,
        ports: tuple[int, int],
        points: Points,
        committed: Callable[[], None],
        now: datetime,
    ) -> None:
        self.folder, self.clock = folder, HandClock(now)
        self.order, self.find_fails = Order(), False
        self._outbox = self._channel(channel, ports, points)
        database = WatchedDatabase.open(folder / "store.db", KEY)
        assert isinstance(database, WatchedDatabase)
        database.points, database.committed = points, committed
        self.database, self._signer, self._randomness = (
            database,
            DeviceSigner(SEED),
            SystemRandomness(),
        )
        heads = WatchedHeads(folder / "checkpoints.jsonl")
        heads.points = points
        self.heads = heads
        self.decisions = EncryptedDecisionStore(
            database, signer=self._signer, randomness=self._randomness, heads=heads
        )
        self.store = WatchedStore(self.decisions, database)
        self.owner = SingleOwner(folder / LOCK_NAME)
        self.sending = SendService(self.store, self._gate(), self.clock, self.owner)

    def approve(self) -> OutboxItem:
        """A person approves one reply to a new ticket."""
        outbox_id, now = self._randomness.new_id(), self.clock.now()
        envelope = reply_envelope(outbox_id, self._outbox.name)
        approval = mint_approval(
            envelope, PRIYA, SHOWN, 0, approval_id=self._randomness.new_id(), outbox_id=outbox_id,
            now=now, signer=self._signer, reads=("en",),
        )  # fmt: skip
        item = OutboxItem(outbox_id, envelope, approval, OutboxState.HELD, now + UNDO)
        entry = LogEntry(
            RecordType.DECISION, now, PRIYA.account, envelope.ticket_id, CUSTOMER.email,
            content={"sent_c": envelope.customer_text}, outbox_id=outbox_id,
        )  # fmt: skip
        self.store.approve(entry, replace(entry, type=RecordType.APPROVAL, content={}), item)
        return item

    def verdict(self) -> tuple[int, str]:
        """The log's check: exit code and sentence."""
        audit = LogAudit(
            self.database, signer=self._signer, randomness=self._randomness, heads=self.heads
        )
        found = audit.verify()
        return int(found.exit_code), found.message

    def close(self) -> None:
        """A clean end: void, keep the head, close, give over."""
        self.sending.undo_all("the app was closed")
        self.decisions.keep_head()
        self.database.close()
        self.sending.give_over()

    def _channel(self, channel: str, ports: tuple[int, int], points: Points) -> WatchedOutbox:
        if channel == "http":
            http = HttpOutbox(ports[0], lambda: self.order, find_fails=lambda: self.find_fails)
            return WatchedOutbox(http, points)
        if channel == "smtp":
            return WatchedOutbox(SmtpOutbox(ports[1], lambda: self.order), points)
        _watch_the_folder(points)
        (self.folder / "inbox").mkdir(parents=True, exist_ok=True)
        return WatchedOutbox(FolderOutbox(self.folder / "inbox", clock=self.clock), points)

    def _gate(self) -> SendGate:
        return SendGate(
            outbox=self._outbox, store=self.store, reader=OneMessageEach(),  # type: ignore[arg-type]
            identity=FixedIdentity(PRIYA), signer=self._signer, policy=POLICY,
            stop=StopSwitch(is_on=True), clock=self.clock, training=TrainingNotAsked(),
            owner=self.owner, log_problem=self.decisions.head_problem,
        )  # fmt: skip


def _watch_the_folder(points: Points) -> None:
    """A point between the two files of one delivery, in this process only."""
    publish: Callable[[Path, bytes], None] = vars(folder_outbox)["publish"]

    def watched(path: Path, data: bytes) -> None:
        publish(path, data)
        if path.suffix == ".json":
            points.reach(CHANNEL[1])

    vars(folder_outbox)["publish"] = watched


def reply_envelope(outbox_id: str, channel: str) -> Envelope:
    ticket_id = f"T-{outbox_id[:12]}"
    footer = POLICY.footer(DisclosureKind.AI_UNCHANGED, "en", PRIYA.display_name)
    return Envelope(
        source=channel, ticket_id=ticket_id, sender=COMPANY, to=(CUSTOMER,), cc=(), bcc=(),
        subject="Re: A lamp", visibility="public", attachments=(), status_change="",
        body="You can return it. " * 20, footer=footer, quoted="> ?", language="en",
        disclosure=DisclosureKind.AI_UNCHANGED, message_id=f"<{outbox_id}@nordlys.example>",
        in_reply_to=f"<{ticket_id}@mail>", references=(),
    )  # fmt: skip


def mails_in(folder: Path) -> dict[str, int]:
    """How often each reply lies in the ticket folder's outbox, also where a mail server moved it to."""
    counts: dict[str, int] = {}
    for path in (folder / "inbox" / "outbox").rglob("*.eml"):
        head = path.read_bytes().split(b"\r\n", 1)[0].decode()
        outbox_id = head.split("<")[1].split("@")[0]
        counts[outbox_id] = counts.get(outbox_id, 0) + 1
    return counts


def pick_up(folder: Path, number: int) -> None:
    """The mail server takes what lies in the outbox: a second delivery could not hide under the same name."""
    taken = folder / "inbox" / "outbox" / f"taken-{number}"
    for path in (folder / "inbox" / "outbox").glob("*.eml"):
        taken.mkdir(exist_ok=True)
        path.replace(taken / path.name)
