"""Work in progress behind its port. Rule: a save that returned survives a kill and a power cut."""

from __future__ import annotations

from agent_assist.adapters.store.codec import from_text, to_text
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.domain.drafts import Draft
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.prompts import PromptRecord
from agent_assist.domain.work import Work
from agent_assist.ports.clock import Randomness


class EncryptedWorkStore:
    """WorkStore on the encrypted database."""

    def __init__(self, database: Database, randomness: Randomness) -> None:
        self._database = database
        self._pseudonyms = Pseudonyms.of(database, randomness)

    def save_work(self, work: Work) -> None:
        """Keep the text being written for a ticket."""
        self._database.execute(
            "INSERT INTO work VALUES (?1, ?2) ON CONFLICT (ticket_id) DO UPDATE SET work = ?2",
            (work.ticket_id, to_text(work)),
        )

    def work(self, ticket_id: str) -> Work | None:
        """The text being written, if any."""
        found = self._database.row("SELECT work FROM work WHERE ticket_id = ?", (ticket_id,))
        return from_text(Work, found[0]) if found else None

    def drop_work(self, ticket_id: str) -> None:
        """Forget it: it was sent, or discarded by the agent."""
        self._database.execute("DELETE FROM work WHERE ticket_id = ?", (ticket_id,))

    def save_file(self, ticket_id: str, sha256_hex: str, data: bytes) -> None:
        """Keep a file that was hung on the reply."""
        self._database.execute(
            "INSERT OR IGNORE INTO reply_files VALUES (?, ?, ?)", (ticket_id, sha256_hex, data)
        )

    def file(self, ticket_id: str, sha256_hex: str) -> bytes | None:
        """The bytes of such a file; None when it is not kept here."""
        sql = "SELECT data FROM reply_files WHERE ticket_id = ? AND sha256 = ?"
        found = self._database.row(sql, (ticket_id, sha256_hex))
        return bytes(found[0]) if found else None

    def drop_files(self, ticket_id: str) -> None:
        """The reply has left: forget its files."""
        self._database.execute("DELETE FROM reply_files WHERE ticket_id = ?", (ticket_id,))

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft as it was made; saving it again replaces it in its place."""
        self._database.execute(
            "INSERT INTO drafts (id, ticket_id, draft) VALUES (?1, ?2, ?3) "
            "ON CONFLICT (id) DO UPDATE SET ticket_id = ?2, draft = ?3",
            (draft.id, draft.ticket_id, to_text(draft)),
        )

    def drafts(self, ticket_id: str) -> tuple[Draft, ...]:
        """The ticket's drafts, oldest first."""
        rows = self._database.rows(
            "SELECT draft FROM drafts WHERE ticket_id = ? ORDER BY number", (ticket_id,)
        )
        return tuple(from_text(Draft, row[0]) for row in rows)

    def save_prompt(self, record: PromptRecord) -> None:
        """Keep what left for a model."""
        self._database.execute(
            "INSERT INTO prompts (ticket_id, prompt) VALUES (?, ?)",
            (record.ticket_id, to_text(record)),
        )

    def prompts(self, ticket_id: str) -> tuple[PromptRecord, ...]:
        """What left for a model about this ticket, oldest first."""
        rows = self._database.rows(
            "SELECT prompt FROM prompts WHERE ticket_id = ? ORDER BY number", (ticket_id,)
        )
        return tuple(from_text(PromptRecord, row[0]) for row in rows)

    def remember_person_wish(self, customer_email: str, ticket_id: str) -> None:
        """The customer asked for a person; they are kept as a keyed hash, not by name."""
        self._database.execute(
            "INSERT OR IGNORE INTO person_wishes VALUES (?, ?)",
            (self._pseudonyms.customer(customer_email), ticket_id),
        )

    def wants_person(self, customer_email: str, ticket_id: str) -> bool:
        """Whether that was asked, on this ticket or before; an empty address is nobody's."""
        customer = self._pseudonyms.customer(customer_email) if customer_email.strip() else b""
        found = self._database.row(
            "SELECT 1 FROM person_wishes WHERE customer = ? OR ticket_id = ? LIMIT 1",
            (customer, ticket_id),
        )
        return found is not None

    def save_handed_over(self, customer_email: str, handed_over: HandedOver) -> None:
        """The ticket was handed over; whose it is, is kept as a keyed hash, so that it goes with them."""
        self._database.execute(
            "INSERT INTO handed_over VALUES (?1, ?2, ?3) "
            "ON CONFLICT (ticket_id) DO UPDATE SET customer = ?2, handed_over = ?3",
            (
                handed_over.ticket_id,
                self._pseudonyms.customer(customer_email),
                to_text(handed_over),
            ),
        )

    def handed_over(self) -> tuple[HandedOver, ...]:
        """The tickets that are handed over."""
        rows = self._database.rows("SELECT handed_over FROM handed_over ORDER BY ticket_id")
        return tuple(from_text(HandedOver, row[0]) for row in rows)

    def drop_handed_over(self, ticket_id: str) -> None:
        """It is this agent's again."""
        self._database.execute("DELETE FROM handed_over WHERE ticket_id = ?", (ticket_id,))

    def setting(self, key: str) -> str | None:
        """A setting of this profile."""
        found = self._database.row("SELECT value FROM settings WHERE key = ?", (key,))
        return found[0] if found else None

    def save_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        self._database.execute(
            "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            (key, value),
        )
