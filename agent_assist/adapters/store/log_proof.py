"""Shows others that one record stands in the signed log, or that the log only grew. Rule: nothing is opened unasked.

The shapes are those of `log check-proof`, so that other tools can check them; hashes are in base64.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agent_assist.adapters.store.contents import COMMITMENT_FIELDS, Contents
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.erasure import erased_by
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.tree_cache import TreeCache
from agent_assist.domain.checkpoints import Checkpoint, origin_of
from agent_assist.domain.decision_query import DECISIONS
from agent_assist.domain.errors import InputError
from agent_assist.domain.key_changes import read_key_change
from agent_assist.domain.merkle import consistency_proof, inclusion_proof, tree_root
from agent_assist.domain.signed_note import NoteKey, SignedNote
from agent_assist.ports.clock import Randomness
from agent_assist.ports.signer import DeviceKey

_DECIDED = (*DECISIONS, "abstained", "escalate")


@dataclass(frozen=True, slots=True)
class ProvenRecord:
    """A record in the tree of a signed head: its place (`seq` counts from 1), exact bytes, hash and proof."""

    seq: int
    body: bytes
    leaf: bytes
    checkpoint: Checkpoint
    proof: tuple[bytes, ...]

    def inclusion(self) -> dict[str, Any]:
        """The proof as `log check-proof` reads it."""
        return {
            "id": f"inclusion of record {self.seq}",
            "kind": "inclusion",
            "leaf_index": self.seq - 1,
            "tree_size": self.checkpoint.size,
            "root": text_of(self.checkpoint.root),
            "leaf_hash": text_of(self.leaf),
            "proof": [text_of(step) for step in self.proof],
        }


class LogProofs:
    """Proves from the stored log, with the tree's kept hashes."""

    def __init__(self, database: Database, *, signer: DeviceKey, randomness: Randomness) -> None:
        pseudonyms = Pseudonyms.of(database, randomness)
        keys = CustomerKeys(database, pseudonyms, randomness)
        self._database = database
        self._signer = signer
        self._tree = TreeCache(database)
        self._contents = Contents(database, keys, randomness)
        self.device = pseudonyms.device
        self.origin = origin_of(pseudonyms.device)

    def record(self, seq: int, head: SignedNote) -> ProvenRecord:
        """The proof that a record stands in the log of this head; InputError when it does not."""
        checkpoint = Checkpoint.parse(head.text)
        found = self._database.row("SELECT body, hash FROM records WHERE seq = ?", (seq,))
        if found is None or seq > checkpoint.size:
            raise InputError(
                f"There is no record {seq} in the log. It has {checkpoint.size}; name one of them."
            )
        self._tree.fill(checkpoint.size)
        proof = tuple(inclusion_proof(seq - 1, checkpoint.size, self._tree.node))
        return ProvenRecord(seq, bytes(found[0]), bytes(found[1]), checkpoint, proof)

    def consistency(self, old_size: int, size: int) -> dict[str, Any]:
        """The proof that the log of one head begins with the log of an older one."""
        self._tree.fill(size)
        steps = consistency_proof(old_size, size, self._tree.node)
        return {
            "id": f"consistency of {old_size} and {size} records",
            "kind": "consistency",
            "size1": old_size,
            "size2": size,
            "root1": text_of(tree_root(old_size, self._tree.node)),
            "root2": text_of(tree_root(size, self._tree.node)),
            "proof": [text_of(step) for step in steps],
        }

    def opened(self, seq: int) -> list[dict[str, Any]]:
        """The texts behind a record's commitments with their salts; of an erased one, which record says so."""
        body = self._body(seq)
        stated = values_of(body)
        rows: list[dict[str, Any]] = []
        for field in COMMITMENT_FIELDS:
            found = self._contents.open(seq, field)
            if found is not None:
                salt, text = found
                rows.append({"seq": seq, "field": field, "salt": salt.hex(), "text": text})
            elif stated.get(field):
                rows.append({"seq": seq, "field": field, "erased": self._erased_by(seq)})
        return rows

    def erasures(self, rows: Iterable[Mapping[str, Any]], head: SignedNote) -> list[dict[str, Any]]:
        """The records that erased these texts, each with its proof, so that a reader need not believe us."""
        seqs = sorted({row["erased"] for row in rows if row.get("erased")})
        found = [self.record(seq, head) for seq in seqs]
        return [{"record": proven.body.decode(), **proven.inclusion()} for proven in found]

    def _body(self, seq: int) -> bytes:
        found = self._database.row("SELECT body FROM records WHERE seq = ?", (seq,))
        return bytes(found[0]) if found else b"{}"

    def _erased_by(self, seq: int) -> int | None:
        """The record that erased a text, None where no record says so (the log's check finds that)."""
        rows = self._database.rows(
            "SELECT seq, body FROM records WHERE seq IN (SELECT seq FROM erasures) AND seq > ? "
            "ORDER BY seq",
            (seq,),
        )
        for erasing, body in rows:
            until, listed = erased_by(bytes(body))
            if seq <= until or seq in listed:
                return int(erasing)
        return None

    def key_changes(self) -> list[bytes]:
        """The records that changed the device's key, in order."""
        rows = self._database.rows(
            "SELECT body FROM records WHERE seq IN (SELECT seq FROM epochs) ORDER BY seq"
        )
        return [bytes(row[0]) for row in rows]

    def keys(self) -> list[dict[str, Any]]:
        """The keys the log was signed with: from which record on, and the key as notes name it."""
        changes = [change[0] for body in self.key_changes() if (change := read_key_change(body))]
        first = changes[0].old_public if changes else self._signer.public_bytes
        starts = [(1, first), *((change.seq, change.new_public) for change in changes)]
        return [
            {"from_seq": seq, "key": str(NoteKey(self.origin, public))} for seq, public in starts
        ]

    def newest_decision(self, ticket_id: str) -> int:
        """The number of a ticket's newest decision; InputError when there is none. The index is up to date."""
        outcomes = ", ".join("?" for _ in _DECIDED)
        found = self._database.row(
            "SELECT max(seq) FROM events WHERE ticket = ? "
            f"AND facet IN (SELECT id FROM facets WHERE outcome IN ({outcomes})) HAVING max(seq)",
            (ticket_id, *_DECIDED),
        )
        if found is None:
            raise InputError(f"The log holds no decision about ticket {ticket_id}.")
        return int(found[0])


def values_of(body: bytes) -> Mapping[str, Any]:
    """A record's values."""
    values: Mapping[str, Any] = json.loads(body)
    return values


def text_of(digest: bytes) -> str:
    """A hash in base64."""
    return base64.b64encode(digest).decode()
