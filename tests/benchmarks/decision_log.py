"""Measures the decision log: an approval and a step against a bare append and a store without a log; checking it.

Run: python tests/benchmarks/decision_log.py [--rounds N] [--records N] [--folder DIR]. All contenders take
turns in one run on one disk, on the encrypted store; only the ratios mean something. Figures to beat:
append with outbox row p50 at most 1.2 and p99 at most 1.5 times a bare 4 KiB append with fdatasync, or the same
store without the log; verifying at least 0.40 times as fast as a bare hashlib loop from SQLite, 0.50 from JSON
lines, 0.80 in memory; building the tree at least 0.30.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.store.outbox_rows import OutboxRows
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.record_log import stored_records
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.chain import verify_chain
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.merkle import RunningTree, leaf_hash
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import ChainedRecord, LogEntry, RecordType
from agent_assist.domain.tickets import Address

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KEY = bytes(range(32))
BLOCK = os.urandom(4096)
TEXT = "Thank you for writing. Your parcel left our warehouse on Monday. " * 8
WARM_UP = 20


def make_item(name: str) -> OutboxItem:
    """A held reply of about 500 characters."""
    who = Address("Anna", "anna@example.org")
    envelope = Envelope(
        "folder", "T-1", who, (who,), (), (), "Re: Parcel", "public", (), "", TEXT, "Checked by Al.",
        "", "en", DisclosureKind.AI_LIGHT, f"<{name}>", "", (),
    )  # fmt: skip
    approval = Approval(
        f"a-{name}", name, "T-1", "al", envelope.digest_hex, NOW, NOW + timedelta(minutes=9),
        Shown(True, True, 9000, 2000), "0" * 128,
    )  # fmt: skip
    return OutboxItem(name, envelope, approval, OutboxState.HELD, NOW)


def make_decision(number: int) -> LogEntry:
    """A decision as the app logs it, with its three texts."""
    return LogEntry(
        type=RecordType.DECISION,
        at=NOW,
        actor="al",
        ticket_id=f"T-{number}",
        customer=f"c{number % 100}@example.org",
        content={"draft_c": TEXT, "sent_c": TEXT, "signals_c": TEXT},
        edit_bp=120,
        confidence="well_supported",
        model="small",
        prompt="v1:" + "ab" * 32,
        guideline="v1",
        kb=("deliveries#1", "deliveries#2"),
        detail={"queue": "Orders", "outcome": "light", "draft": f"d-{number}", "visible_ms": 9000},
    )


@dataclass
class Contenders:
    """What takes turns; each call does one durable step."""

    folder: Path
    times_ms: dict[str, list[float]] = field(default_factory=dict)
    work_ms: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        randomness = SystemRandomness()
        self.bare = os.open(self.folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self.plain = Database.open(self.folder / "plain" / "store.db", KEY)
        self.keys = CustomerKeys(self.plain, Pseudonyms.of(self.plain, randomness), randomness)
        self.rows = OutboxRows(self.plain, self.keys, randomness)
        self.database = Database.open(self.folder / "log" / "store.db", KEY)
        self.store = EncryptedDecisionStore(
            self.database,
            signer=DeviceSigner(bytes(32)),
            randomness=randomness,
            heads=HeadFile(self.folder / "log" / "checkpoints.jsonl"),
        )

    def round(self, number: int) -> None:
        """One turn for each."""
        item, decision = make_item(f"o-{number}"), make_decision(number)
        approval = replace(decision, type=RecordType.APPROVAL, content={})
        self._timed("bare 4 KiB append, fdatasync", self._append_block)
        self._timed("approve, store without log", lambda: self._add_row(item, decision.customer))
        self._timed("approve", lambda: self.store.approve(decision, approval, item))
        self._timed("move", lambda: self.store.move(item.id, OutboxState.APPROVED, approval))
        self._timed("append", lambda: self.store.append(decision))

    def close(self) -> None:
        """Close all files."""
        os.close(self.bare)
        self.plain.close()
        self.database.close()

    def _append_block(self) -> None:
        os.write(self.bare, BLOCK)
        os.fdatasync(self.bare)

    def _add_row(self, item: OutboxItem, customer: str) -> None:
        with self.plain.transaction():
            self.rows.add(item, self.keys.for_customer(customer))

    def _timed(self, name: str, step: Callable[[], object]) -> None:
        start, worked = time.perf_counter(), time.process_time()
        step()
        self.work_ms.setdefault(name, []).append((time.process_time() - worked) * 1000)
        self.times_ms.setdefault(name, []).append((time.perf_counter() - start) * 1000)


def bench_append(folder: Path, rounds: int) -> None:
    """Print milliseconds and ratios for writing."""
    contenders = Contenders(folder)
    for number in range(rounds + WARM_UP):
        contenders.round(number)
    contenders.close()
    found = {}
    for name, times in contenders.times_ms.items():
        cuts = statistics.quantiles(times[WARM_UP:], n=100)
        found[name] = cuts[49], cuts[98]
    bare, without = found["bare 4 KiB append, fdatasync"], found["approve, store without log"]
    print(
        f"{'writing, ms':32} {'p50':>8} {'p99':>8}   to the bare append   to the store without log   processor p50"
    )
    for name, (p50, p99) in found.items():
        ratios = f"{p50 / bare[0]:8.2f} {p99 / bare[1]:8.2f}   {p50 / without[0]:10.2f} {p99 / without[1]:8.2f}"
        work = statistics.median(contenders.work_ms[name][WARM_UP:])
        print(f"{name:32} {p50:8.3f} {p99:8.3f}   {ratios}   {work:8.3f}")


def fill(folder: Path, count: int, *, has_texts: bool = True) -> Database:
    """A store with this many decisions, in one transaction."""
    database = Database.open(folder / ("verify" if has_texts else "textless") / "store.db", KEY)
    store = EncryptedDecisionStore(
        database, signer=DeviceSigner(bytes(32)), randomness=SystemRandomness(), heads=None
    )
    with database.transaction():
        for number in range(count):
            decision = make_decision(number)
            store.append(decision if has_texts else replace(decision, content={}))
    return database


def bare_loop(database: Database) -> None:
    """Hash every body and compare, nothing else."""
    for _, body, digest in database.rows("SELECT seq, body, hash FROM records ORDER BY seq"):
        if hashlib.sha256(b"\x00" + body).digest() != digest:
            raise SystemExit("the bare loop found a difference")


def lines_of(path: Path) -> Iterator[ChainedRecord]:
    """The records of a file of JSON lines."""
    with path.open("rb") as file:
        for seq, line in enumerate(file, 1):
            yield ChainedRecord(seq, line[:-1], "")


def bare_lines(path: Path) -> None:
    """Hash every line of a file, nothing else."""
    with path.open("rb") as file:
        for line in file:
            hashlib.sha256(b"\x00" + line[:-1]).hexdigest()


def build_tree(records: list[ChainedRecord]) -> bytes:
    """The root over all bodies."""
    tree = RunningTree()
    for record in records:
        tree.add(leaf_hash(record.body))
    return tree.root()


def bench_verify(folder: Path, count: int) -> None:
    """Print records per second and ratios for checking, the best of five turns each.

    By the processor's time: nothing here waits for the disk, and other programs do not count.
    """
    database = fill(folder, count)
    in_memory = list(stored_records(database))
    lines = folder / "records.jsonl"
    lines.write_bytes(b"".join(record.body + b"\n" for record in in_memory))
    audit = LogAudit(
        database, signer=DeviceSigner(bytes(32)), randomness=SystemRandomness(), heads=None
    )
    textless = fill(folder, count, has_texts=False)
    short_audit = LogAudit(
        textless, signer=DeviceSigner(bytes(32)), randomness=SystemRandomness(), heads=None
    )
    turns: dict[str, Callable[[], object]] = {
        "bare hashlib loop, SQLite": lambda: bare_loop(database),
        "chain, SQLite": lambda: verify_chain(stored_records(database)),
        "chain and texts, SQLite": audit.verify,
        "bare hashlib loop, textless": lambda: bare_loop(textless),
        "log verify, textless": short_audit.verify,
        "bare hashlib loop, memory": lambda: [
            hashlib.sha256(b"\x00" + r.body).hexdigest() == r.hash_hex for r in in_memory
        ],
        "chain, memory": lambda: verify_chain(in_memory),
        "tree, memory": lambda: build_tree(in_memory),
        "bare hashlib loop, lines": lambda: bare_lines(lines),
        "chain, lines": lambda: verify_chain(lines_of(lines)),
    }
    best = dict.fromkeys(turns, float("inf"))
    for _ in range(5):
        for name, turn in turns.items():
            start = time.process_time()
            turn()
            best[name] = min(best[name], time.process_time() - start)
    database.close()
    textless.close()
    print(f"\n{'checking':32} {'records/s':>12}   ratio to its bare loop")
    for name, seconds in best.items():
        bare = best[f"bare hashlib loop, {name.rsplit(' ', 1)[-1]}"]
        print(f"{name:32} {count / seconds:12,.0f}   {bare / seconds:5.2f}")


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--folder", help="a folder on the disk to measure", default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        bench_append(Path(folder), arguments.rounds)
        bench_verify(Path(folder), arguments.records)


if __name__ == "__main__":
    main()
