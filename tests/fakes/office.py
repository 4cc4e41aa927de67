"""A small company on disk: a real ticket folder, a real store in memory, a scripted model, all services."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from agent_assist.adapters.identity import FixedIdentity
from agent_assist.adapters.policy import PolicyFile
from agent_assist.bootstrap.house import build_services
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores, open_stores
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.keys import ProfileKeys
from agent_assist.domain.people import Person
from agent_assist.domain.settings import Settings
from agent_assist.services.desk import Services
from tests.fakes.clock import CountingRandomness, FakeClock
from tests.fakes.model import ScriptedModel

RETURNS = Passage(
    id="returns#1",
    title="Returns",
    text="You can return a lamp within 30 days. We refund the price within 5 working days.",
    kind=PassageKind.POLICY,
    language="en",
    updated=date(2026, 9, 9),
    owner="Billing",
)
PARCELS = Passage(
    id="parcels#1",
    title="Missed deliveries",
    text="The courier holds a parcel at the depot for 7 days. You can collect it with photo ID.",
    kind=PassageKind.ARTICLE,
    language="en",
    updated=date(2026, 11, 3),
)
SOUND_ANSWER = (
    "[courtesy] Hello Maren,\n\n"
    '[fact returns#1 "return a lamp within 30 days"] You can return a lamp within 30 days.\n'
    '[fact returns#1 "refund the price within 5 working days"]'
    " We refund the price within 5 working days.\n\n"
    "[courtesy] Kind regards,\n[br]\n[courtesy] Priya\n[rating] fairly sure\n"
)


def ticket(ticket_id: str = "7001", *, text: str = "", **more: Any) -> dict[str, Any]:
    """A ticket of the JSON export with one customer message."""
    name, email = more.pop("name", "Maren Oduya"), more.pop("email", "maren.oduya@mail.example")
    text = text or "Hello, can I return my lamp, and when do you refund the price?"
    message = {
        "id": f"<{ticket_id}.1@mail.example>",
        "direction": "customer",
        "from": {"name": name, "email": email},
        "to": [{"name": "Nordlys", "email": "help@nordlys.example"}],
        "cc": [],
        "sent_at": "2026-11-20T12:00:00Z",
        "text": text,
        "attachments": [],
    }
    return {
        "id": ticket_id,
        "subject": "Return of a lamp",
        "queue": "Billing EU",
        "status": "open",
        "channel": "E-mail",
        "tags": [],
        "due_at": None,
        "customer": {"name": name, "email": email},
        "messages": [message],
        **more,
    }


def answer(ticket_id: str, text: str, sent_at: str, direction: str = "agent") -> dict[str, Any]:
    """A colleague's public answer, or an internal note, in a ticket of the JSON export."""
    return {
        "id": f"<{ticket_id}.{sent_at}@nordlys.example>",
        "direction": direction,
        "from": {"name": "Jonas K.", "email": "help@nordlys.example"},
        "to": [{"name": "Maren Oduya", "email": "maren.oduya@mail.example"}],
        "cc": [],
        "sent_at": sent_at,
        "text": text,
        "attachments": [],
    }


@dataclass
class Office:
    """Everything a use case needs, with the outside in a test's hands."""

    folder: Path
    clock: FakeClock
    model: ScriptedModel
    profile: Profile
    stores: Stores
    services: Services

    def close(self) -> None:
        self.stores.database.close()

    def write(self, *tickets: dict[str, Any]) -> None:
        """Put tickets into the folder, as a helpdesk's export would."""
        export = {"format": "agent-assist-tickets", "version": 1, "tickets": list(tickets)}
        (self.folder / "inbox" / "export.json").write_text(json.dumps(export), encoding="utf-8")

    def customer_writes(self, ticket_id: str, text: str) -> None:
        """A newer customer message arrives on a ticket."""
        path = self.folder / "inbox" / "export.json"
        export = json.loads(path.read_text(encoding="utf-8"))
        found = next(t for t in export["tickets"] if t["id"] == ticket_id)
        count = len(found["messages"]) + 1
        found["messages"].append(
            {
                **found["messages"][0],
                "id": f"<{ticket_id}.{count}@mail.example>",
                "text": text,
                "sent_at": self.clock.now().isoformat(),
            }
        )
        path.write_text(json.dumps(export), encoding="utf-8")

    def colleague_answers(self, ticket_id: str, text: str) -> None:
        """Somebody else at the company answers a ticket."""
        path = self.folder / "inbox" / "export.json"
        export = json.loads(path.read_text(encoding="utf-8"))
        found = next(t for t in export["tickets"] if t["id"] == ticket_id)
        found["messages"].append(answer(ticket_id, text, self.clock.now().isoformat()))
        path.write_text(json.dumps(export), encoding="utf-8")

    def sent_mails(self) -> list[Path]:
        """What left: the mails in the outbox folder."""
        return sorted((self.folder / "inbox" / "outbox").glob("*.eml"))

    def log_types(self) -> list[str]:
        """The types of all log records, in order."""
        return [json.loads(record.body)["type"] for record in self.services.store.records()]

    def log_details(self, kind: str) -> list[dict[str, Any]]:
        """The bodies of the log records of one type."""
        bodies = (json.loads(record.body) for record in self.services.store.records())
        return [body for body in bodies if body["type"] == kind]


def open_office(
    folder: Path,
    *,
    model: ScriptedModel | None = None,
    tickets: tuple[dict[str, Any], ...] = (),
    passages: tuple[Passage, ...] = (RETURNS, PARCELS),
    **policy_changes: Any,
) -> Office:
    """An office with one waiting ticket, or with these."""
    (folder / "inbox").mkdir()
    clock, model = FakeClock(), model or ScriptedModel(SOUND_ANSWER)
    policy = PolicyFile(resources() / "policy" / "default.toml").load()
    changes = {
        "organisation": "Nordlys",
        "sender_name": "Nordlys Support",
        "sender_email": "help@nordlys.example",
        "prepare_ahead": 0,
        **policy_changes,
    }
    profile = Profile(
        folder=folder,
        settings=Settings(
            helpdesk_folder=str(folder / "inbox"), own_addresses=("help@nordlys.example",)
        ),
        policy=replace(policy, **changes),
        identity=FixedIdentity(Person("priya", "Priya N.", "test")),
        clock=clock,
        randomness=CountingRandomness(),
    )
    stores = open_stores(None, ProfileKeys(b"k" * 32, b"d" * 32), profile.randomness, clock)
    stores.knowledge.replace_all(passages)
    services = build_services(
        profile, profile.reader(), stores, model, is_temporary=True, note="test"
    )
    office = Office(folder, clock, model, profile, stores, services)
    office.write(*(tickets or (ticket(),)))
    return office


def utc(text: str) -> datetime:
    """A moment from ISO text."""
    return datetime.fromisoformat(text).astimezone(UTC)
