"""Measures a log of a million records: opening the app's store, filtering events, proving one, checking all.

Run: python tests/benchmarks/long_log.py [--records N] [--folder DIR]. Opening must cost at most 50 ms more than with
ten records; a filter must answer within 200 ms, the slowest kind of it too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.log_proof import LogProofs
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.canonical import Json
from agent_assist.domain.decision_query import DecisionFilter
from agent_assist.domain.merkle import leaf_hash
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import GENESIS_PREV_HEX, LogEntry, RecordType, record_body

T = TypeVar("T")
START = datetime(2026, 1, 1, tzinfo=UTC)
KEY = bytes(range(32))
SIGNER = DeviceSigner(bytes(32))
OUTCOMES = ("unchanged", "unchanged", "light", "light", "heavy", "rejected", "unused")
LANGUAGES = ("en", "en", "en", "de", "fr", "es", "pl", "tr")
KINDS = ("decision", "approval", "decision", "shown", "decision", "send_result")
"""What every six records in a row are; a real log has more of the others, which are fewer facets."""


def open_store(folder: Path) -> tuple[Database, EncryptedDecisionStore]:
    """The store as the app opens it."""
    database = Database.open(folder / "store.db", KEY)
    store = EncryptedDecisionStore(
        database,
        signer=SIGNER,
        randomness=SystemRandomness(),
        heads=HeadFile(folder / "checkpoints.jsonl"),
    )
    return database, store


def bodies(count: int, device: str) -> Iterator[tuple[int, bytes, bytes]]:
    """A chain of events, half of them decisions; the last queue occurs in the oldest tenth only."""
    chance, prev = random.Random(7), GENESIS_PREV_HEX
    for seq in range(1, count + 1):
        queue = "Old" if seq <= count // 10 and seq % 3 == 0 else f"Queue {chance.randrange(12)}"
        outcome = chance.choice(OUTCOMES)
        detail: dict[str, Json] = {
            "queue": queue, "outcome": outcome, "language": chance.choice(LANGUAGES), "draft": f"d-{seq}",
            "visible_ms": 9000, "preview_ms": 2000, "words": 70, "digest": "ab" * 32,
        }  # fmt: skip
        kind = RecordType(KINDS[seq % len(KINDS)])
        if kind is RecordType.SEND_RESULT:
            detail = {"state": "sent", "digest": "ab" * 32, "channel": "folder"}
        entry = LogEntry(
            type=kind, at=START + timedelta(seconds=30 * seq), actor="c0ffee" * 2,
            ticket_id=f"{100_000 + seq // 3}", customer="", model="small", prompt="v1:" + "ab" * 32, guideline="v1",
            kb=("deliveries#1", "deliveries#2"), edit_bp={"unchanged": 0, "light": 900, "heavy": 4000}.get(outcome),
            confidence="well_supported", detail=detail,
        )  # fmt: skip
        body = record_body(
            entry, seq=seq, prev_hex=prev, device=device, key_id=SIGNER.key_id, commitments={}
        )
        digest = leaf_hash(body)
        prev = digest.hex()
        yield seq, body, digest


def fill(folder: Path, count: int) -> None:
    """A store with this many records, its head kept and its index made."""
    database, store = open_store(folder)
    device = Pseudonyms.of(database, SystemRandomness()).device
    database.execute_many("INSERT INTO records VALUES (?, ?, ?)", bodies(count, device))
    start = time.perf_counter()
    store.keep_head()
    print(f"{count:>9,} records: tree and index made in {time.perf_counter() - start:.1f} s")
    database.close()


def opened_ms(folder: Path) -> float:
    """What the app does with the log when it opens."""
    start = time.perf_counter()
    database, store = open_store(folder)
    problem = store.head_problem()
    store.items(OutboxState.HELD)
    store.track_record("Queue 1")
    took = (time.perf_counter() - start) * 1000
    database.close()
    if problem:
        raise SystemExit(problem)
    return took


def bench_opening(long: Path, short: Path) -> None:
    """Open both, by turns."""
    times = [(opened_ms(short), opened_ms(long)) for _ in range(15)]
    short_ms, long_ms = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"opening with 10 records {short_ms:.1f} ms, with a million {long_ms:.1f} ms")


def bench_filters(folder: Path, count: int) -> None:
    """The first page of each filter, cold and warm."""
    middle = START + timedelta(seconds=15 * count)
    wanted = {
        "everything": DecisionFilter(),
        "one queue": DecisionFilter(queue="Queue 3"),
        "a queue long gone": DecisionFilter(queue="Old"),
        "outcome and language": DecisionFilter(outcome="rejected", language="tr"),
        "edit class": DecisionFilter(edit_class="heavy"),
        "nothing fits": DecisionFilter(queue="Old", since=middle),
        "a day in the middle": DecisionFilter(since=middle, until=middle + timedelta(days=1)),
        "until the middle": DecisionFilter(until=middle, language="de"),
        "one ticket": DecisionFilter(text="250000"),
        "tickets that begin so": DecisionFilter(text="25"),
        "tickets, all filters": DecisionFilter(
            text="1", queue="Queue 3", language="tr", until=middle
        ),
        "old tickets only": DecisionFilter(text="10"),
        "all that was sent": DecisionFilter(outcome="sent"),
        "drafts shown, middle": DecisionFilter(outcome="shown", until=middle),
        "an event's number": DecisionFilter(text=str(count // 2)),
        "a hash's beginning": DecisionFilter(text="c0ffee"),
    }
    print(f"{'filter':24} {'first ms':>9} {'again ms':>9} {'next page':>9}  rows")
    for name, one in wanted.items():
        database, store = open_store(folder)
        first, page = timed(store.decisions, one)
        again, page = timed(store.decisions, one)
        following, _ = timed(store.decisions, one, page.after)
        print(f"{name:24} {first:9.1f} {again:9.1f} {following:9.1f}  {len(page.rows)}")
        database.close()


def bench_proofs(folder: Path, count: int) -> None:
    """One proof, and the check of everything."""
    database, store = open_store(folder)
    proofs = LogProofs(database, signer=SIGNER, randomness=SystemRandomness())
    head = store.newest_head()
    if head is None:
        raise SystemExit("there is no head")
    took, _ = timed(lambda: proofs.record(count // 3, head))
    print(f"inclusion proof {took:.1f} ms")
    took, _ = timed(lambda: proofs.consistency(count // 3, count))
    print(f"consistency proof {took:.1f} ms")
    audit = LogAudit(
        database,
        signer=SIGNER,
        randomness=SystemRandomness(),
        heads=HeadFile(folder / "checkpoints.jsonl"),
    )
    took, verdict = timed(audit.verify)
    print(
        f"log verify {took / 1000:.1f} s, {count / took * 1000:,.0f} records/s: {verdict.message}"
    )
    database.close()


def timed(step: Callable[..., T], *arguments: Any) -> tuple[float, T]:
    """Milliseconds and the answer."""
    start = time.perf_counter()
    answer = step(*arguments)
    return (time.perf_counter() - start) * 1000, answer


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--folder", help="a folder on the disk to measure", default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        long, short = Path(folder) / "long", Path(folder) / "short"
        fill(short, 10)
        fill(long, arguments.records)
        bench_opening(long, short)
        bench_filters(long, arguments.records)
        bench_proofs(long, arguments.records)


if __name__ == "__main__":
    main()
