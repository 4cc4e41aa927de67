"""Whether the log is what was written: chain, tree, texts, keys, heads outside. Rule: reads, never mends."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain as joined

from agent_assist.adapters.store.content_check import ContentCheck
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile, KeptNote
from agent_assist.adapters.store.log_verdict import (
    LogVerdict,
    SignedHead,
    intact,
    judge_heads,
    judge_keys,
    judge_records,
    judge_signatures,
)
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.record_log import head, stored_records
from agent_assist.domain.chain import verify_chain
from agent_assist.domain.checkpoints import origin_of
from agent_assist.domain.key_changes import KeyHistory, KeyRun, key_history
from agent_assist.domain.merkle import RunningTree
from agent_assist.domain.records import ChainedRecord
from agent_assist.domain.signed_note import NoteKey, SignedNote
from agent_assist.ports.clock import Randomness
from agent_assist.ports.signer import DeviceKey

Progress = Callable[[int, int], None]
"""Told now and then how many records of how many were read."""
_PROGRESS_STEP = 1_000


class LogAudit:
    """Verifies one profile's log.

    `heads` is None for a store in memory; `anchor` is the folder elsewhere; `given` are heads that somebody
    else kept and brings along.
    """

    def __init__(
        self,
        database: Database,
        *,
        signer: DeviceKey,
        randomness: Randomness,
        heads: HeadFile | None,
        anchor: AnchorFolder | None = None,
        given: Iterable[KeptNote] = (),
    ) -> None:
        self._database = database
        self._signer = signer
        self._heads = heads
        self._anchor = anchor
        self._given = tuple(given)
        pseudonyms = Pseudonyms.of(database, randomness)
        self._device = pseudonyms.device
        self._keys = CustomerKeys(database, pseudonyms, randomness)

    def verify(self, progress: Progress | None = None) -> LogVerdict:
        """Read everything once and judge. Records written meanwhile do no harm."""
        beside = list(self._heads.notes()) if self._heads else []
        outside = [*(self._anchor.notes(self._device) if self._anchor else ()), *self._given]
        points = [note.checkpoint() for note in joined(beside, outside)]
        watch = _Watch(
            ContentCheck(self._database, self._keys), {point.size for point in points if point}
        )
        chain = verify_chain(watch.records(self._database, progress))
        history = key_history(watch.runs, self._signer.public_bytes, self._signer.verify_by)
        heads = [self._head(note, history, chain.count, is_outside=False) for note in beside]
        heads += [self._head(note, history, chain.count, is_outside=True) for note in outside]
        finding = (
            judge_records(chain, watch.contents.first_bad())
            or judge_heads(chain, heads, watch.roots)
            or judge_keys(chain, history)
            or judge_signatures(chain, heads)
        )
        return finding or intact(chain, heads, history, watch.contents.erased_count)

    def _head(
        self, note: KeptNote, history: KeyHistory, count: int, *, is_outside: bool
    ) -> SignedHead:
        """A note with what its signature is worth: the key in force at its size must have made it."""
        point = note.checkpoint()
        origin = origin_of(self._device)
        if point is None or point.origin != origin:
            return SignedHead(note.place, None, is_outside)
        key = history.key_at(point.size)
        # Of a log that was cut off, the later keys are not known from its records.
        keys = {key, self._signer.public_bytes} if point.size > count else {key}
        known = [NoteKey(origin, public) for public in keys if public is not None]
        signer = SignedNote.parse(note.text).signer(known, self._signer.verify_by)
        return SignedHead(note.place, point if signer else None, is_outside)


class _Watch:
    """Looks at the records on their way into the chain's check: contents, roots at heads, and key ids."""

    def __init__(self, contents: ContentCheck, sizes: set[int]) -> None:
        self.contents = contents
        self._sizes = sizes
        self._tree = RunningTree()
        self._key_mark = b""
        self.roots: dict[int, bytes] = {}
        self.runs: list[KeyRun] = []

    def records(self, database: Database, progress: Progress | None) -> Iterator[ChainedRecord]:
        total = head(database)[0]
        tree, sizes, look = self._tree, self._sizes, self.contents.look
        for record in stored_records(database):
            seq, body, hash_hex = record
            tree.add(bytes.fromhex(hash_hex))
            if tree.size in sizes:
                self.roots[tree.size] = tree.root()
            if self._key_mark not in body or not self._key_mark:
                self._note_key(record)
            look(seq, body)
            if progress is not None and seq % _PROGRESS_STEP == 0:
                progress(seq, max(total, seq))
            yield record
        if progress is not None:
            progress(total, total)

    def _note_key(self, record: ChainedRecord) -> None:
        try:
            key_id = str(json.loads(record.body)["key_id"])
        except (ValueError, KeyError, TypeError):
            return  # no record: the chain's check says so
        self._key_mark = b',"key_id":"%b",' % key_id.encode("utf-8", "surrogatepass")
        self.runs.append(KeyRun(record.seq, key_id, record.body))
