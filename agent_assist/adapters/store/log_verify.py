"""Whether the log is what was written: its chain, the texts behind it, the heads outside. Rule: reads, never mends."""

from __future__ import annotations

from collections.abc import Iterator

from agent_assist.adapters.store.content_check import ContentCheck
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.heads import Head, HeadFile
from agent_assist.adapters.store.log_verdict import (
    LogVerdict,
    intact,
    judge_heads,
    judge_records,
    judge_signatures,
)
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.record_log import stored_records
from agent_assist.domain.chain import verify_chain
from agent_assist.domain.records import ChainedRecord
from agent_assist.ports.clock import Randomness
from agent_assist.ports.signer import Signer


class LogAudit:
    """Verifies one profile's log. `heads` is None for a store in memory."""

    def __init__(
        self, database: Database, *, signer: Signer, randomness: Randomness, heads: HeadFile | None
    ) -> None:
        self._database = database
        self._signer = signer
        self._heads = heads
        self._pseudonyms = Pseudonyms.of(database, randomness)
        self._keys = CustomerKeys(database, self._pseudonyms, randomness)

    def verify(self) -> LogVerdict:
        """Read everything once and judge. Records written meanwhile do no harm."""
        kept = list(self._heads.heads()) if self._heads else []
        signed = [head for head in kept if isinstance(head, Head) and self._is_ours(head)]
        watch = _Watch(ContentCheck(self._database, self._keys), {head.size for head in signed})
        chain = verify_chain(watch.records(self._database))
        finding = (
            judge_records(chain, watch.first_bad_content)
            or judge_heads(chain, signed, watch.hashes)
            or judge_signatures(chain, kept, signed)
        )
        return finding or intact(chain, signed)

    def _is_ours(self, head: Head) -> bool:
        is_named = head.device == self._pseudonyms.device and head.key_id == self._signer.key_id
        return is_named and self._signer.verify(head.signed_bytes(), head.signature_hex)


class _Watch:
    """Looks at the records on their way into the chain's check: contents, and hashes at heads."""

    def __init__(self, contents: ContentCheck, sizes: set[int]) -> None:
        self._contents = contents
        self._sizes = sizes
        self.first_bad_content: int | None = None
        self.hashes: dict[int, str] = {}

    def records(self, database: Database) -> Iterator[ChainedRecord]:
        for record in stored_records(database):
            if record.seq in self._sizes:
                self.hashes[record.seq] = record.hash_hex
            if self.first_bad_content is None and not self._contents.fits(record):
                self.first_bad_content = record.seq
            yield record
