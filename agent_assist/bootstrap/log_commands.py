"""The log's commands over a profile: check, head, proof, copy, another key. Rule: opening texts leaves a record why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile, KeptNote, notes_at
from agent_assist.adapters.store.log_bundle import BundleOrder, bundle_files, write_bundle
from agent_assist.adapters.store.log_proof import LogProofs, values_of
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.store.reply_statement import reply_statement
from agent_assist.bootstrap.places import default_profile, resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import HEADS_NAME, STORE_NAME, Stores
from agent_assist.cli.headless import Copied, Exported, HeadWord, Place, Verdict
from agent_assist.domain.checkpoints import Checkpoint
from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.signed_note import NoteKey, SignedNote


@dataclass(frozen=True, slots=True)
class LogBook:
    """One open profile with what proves its log."""

    profile: Profile
    stores: Stores
    proofs: LogProofs

    @property
    def heads(self) -> HeadFile:
        """The heads beside the store."""
        return HeadFile(self.profile.folder / HEADS_NAME)

    @property
    def anchor(self) -> AnchorFolder | None:
        """The policy's folder of heads elsewhere."""
        path = self.profile.policy.log_anchor
        return AnchorFolder(Path(path)) if path else None

    def newest_head(self) -> SignedNote:
        """A head over all records so far; InputError for an empty log."""
        self.stores.decisions.keep_head()
        head = self.stores.decisions.newest_head()
        if head is None:
            raise InputError("The log is empty: there is nothing to prove yet.")
        return head

    def ensure_may(self, act: Act) -> None:
        """RoleNeeded unless the policy gives this act to the account that asks."""
        self.profile.policy.ensure_may(self.profile.identity.current().account, act)

    def note_opening(self, act: str, seqs: Sequence[int], purpose: str) -> None:
        """Record who opened which texts and why, before they are opened."""
        self.stores.decisions.append(
            LogEntry(
                type=RecordType.AUDIT,
                at=self.profile.clock.now(),
                actor=self.profile.identity.current().account,
                ticket_id="",
                customer="",
                detail={"act": act, "records": list(seqs), "purpose": purpose},
            )
        )


@contextmanager
def open_log(place: Place) -> Iterator[LogBook]:
    """The profile's log; InputError where there is none yet."""
    folder = place.folder or default_profile()
    if not (folder / STORE_NAME).exists():
        raise InputError(
            f"There is no decision log in {folder}. Name another folder with --profile."
        )
    with opened(folder, place.passphrase) as (profile, stores):
        proofs = LogProofs(stores.database, signer=stores.signer, randomness=profile.randomness)
        yield LogBook(profile, stores, proofs)


def verify_log(
    place: Place, head: Path | None, progress: Callable[[int, int], None] | None
) -> Verdict:
    """Check everything; `head` is a head or a folder of them that somebody else kept."""
    with open_log(place) as book:
        given = tuple(notes_at(head, book.proofs.origin)) if head else ()
        audit = LogAudit(
            book.stores.database,
            signer=book.stores.signer,
            randomness=book.profile.randomness,
            heads=book.heads,
            anchor=book.anchor,
            given=given,
        )
        found = audit.verify(progress)
    return Verdict(
        int(found.exit_code), found.message, found.count, found.first_bad_seq, found.head_hex
    )


def log_head(place: Place, to: Path | None) -> HeadWord:
    """The newest head, signed now where records are newer; also written into a folder where one is named.

    InputError where that is no folder.
    """
    if to is not None and not to.is_dir():
        raise InputError(f"{to} is not a folder. Make it first, or name another with --to.")
    with open_log(place) as book:
        head = book.newest_head()
        point = Checkpoint.parse(head.text)
        if to is not None:
            AnchorFolder(to).add(book.proofs.device, point.size, head)
        key = NoteKey(point.origin, book.stores.signer.public_bytes)
        return HeadWord(str(head), str(key), point.size)


def prove(place: Place, seq: int | None, ticket_id: str, purpose: str) -> dict[str, Any]:
    """One decision's place in the signed log; its texts and the statement about its reply with a purpose."""
    with open_log(place) as book:
        book.newest_head()
        number = seq if seq is not None else book.proofs.newest_decision(ticket_id)
        if purpose:
            book.ensure_may(Act.OPEN_LOG)
            book.note_opening("prove", [number], purpose)
        head = book.newest_head()
        proven = book.proofs.record(number, head)
        contents = book.proofs.opened(number) if purpose else []
        answer = {
            "v": 1,
            "what": "agent-assist log proof",
            "origin": book.proofs.origin,
            "record": proven.body.decode(),
            **proven.inclusion(),
            "checkpoint": str(head),
            "keys": book.proofs.keys(),
            "key_changes": [body.decode() for body in book.proofs.key_changes()],
            "contents": contents,
            "erasures": book.proofs.erasures(contents, head),
        }
        item = book.stores.decisions.item(values_of(proven.body)["outbox_id"])
        statement = reply_statement(proven, item, book.stores.signer) if purpose else None
        return answer | {"statement": str(statement) if statement else None}


def export_log(place: Place, order: Exported) -> Copied:
    """Copy the log for an auditor, with the texts of the decisions named."""
    if order.target.exists():
        raise InputError(f"{order.target} exists already. Name a new folder or a new .zip file.")
    with open_log(place) as book:
        book.ensure_may(Act.EXPORT)
        book.newest_head()
        seqs = [*order.seqs, *map(book.proofs.newest_decision, order.ticket_ids)]
        for seq in seqs:
            book.proofs.record(seq, book.newest_head())
        if seqs:
            book.note_opening("export", seqs, order.purpose)
        head = book.newest_head()
        wanted = BundleOrder(head, seqs, order.purpose)
        notes: list[KeptNote] = [
            *book.heads.notes(),
            *(book.anchor.notes(book.proofs.device) if book.anchor else ()),
        ]
        files = bundle_files(book.proofs, book.stores.decisions.records(), notes, wanted)
        verifier = (resources() / "log_bundle" / "verify.py").read_bytes()
        write_bundle(order.target, files, verifier)
        return Copied(order.target, Checkpoint.parse(head.text).size, len(seqs))


def change_key(place: Place, *, is_lost: bool) -> str:
    """Make a new device key, record the change, and keep the new key; returns it as notes name it.

    The new seed is kept beside the old one until the record is written, so that a crash loses neither.
    """
    from agent_assist.bootstrap.key_change import replace_device_key  # start-up time

    with open_log(place) as book:
        entry = LogEntry(
            type=RecordType.EPOCH,
            at=book.profile.clock.now(),
            actor=book.profile.identity.current().account,
            ticket_id="",
            customer="",
        )
        seed = replace_device_key(book.profile, book.stores, place, entry, is_lost=is_lost)
        return str(NoteKey(book.proofs.origin, DeviceSigner(seed).public_bytes))
