"""Kills a writing process again and again and checks each time that nothing it reported is lost or torn.

Run as `python kill_harness.py FOLDER KILLS SEED`; prints one JSON object. The moment of each kill is drawn from the
seed: after some reported steps and up to three milliseconds more, so that it falls into every part of a commit.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from writer import NOW, STEPS, Writer, main, work_text

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import LogEntry, RecordType

NAME = "w"


def kill_once(folder: Path, chance: random.Random) -> list[str]:
    """Start a writer, kill it somewhere, and return the steps it reported."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(write_end, 1)
        main(folder, NAME, 1_000_000)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as lines:
        reported = [lines.readline() for _ in range(chance.randrange(6))]
        time.sleep(chance.random() * 0.003)
        os.kill(child, signal.SIGKILL)
        reported += lines.readlines()
    os.waitpid(child, 0)
    return [line.strip() for line in reported if line.endswith("\n")]


def faults(writer: Writer, reported: list[str], audit: LogAudit) -> list[str]:
    """What is lost or torn after a kill."""
    found = []
    verdict = audit.verify()
    if verdict.exit_code != 6:
        found.append(verdict.message)
    for line in reported:
        kind, number = line.split()
        if kind == "work" and not _has_work(writer, int(number)):
            found.append(f"lost {line}")
        if kind != "work" and not _has_reached(writer, kind, int(number)):
            found.append(f"lost {line}")
    return found + _torn(writer)


def _has_work(writer: Writer, number: int) -> bool:
    saved = writer.work.work(NAME)
    if saved is None:
        return False
    newest = int(saved.text.split(" ", 1)[0])
    return newest >= number and saved.text == work_text(newest)


def _has_reached(writer: Writer, kind: str, number: int) -> bool:
    item = writer.store.item(f"{NAME}-{number}")
    order = [OutboxState.HELD, *map(OutboxState, STEPS[1:])]
    return item is not None and order.index(item.state) >= order.index(OutboxState(kind))


def _torn(writer: Writer) -> list[str]:
    """Replies whose state and number of records do not belong together."""
    expected = {
        OutboxState.HELD: 2,
        OutboxState.APPROVED: 3,
        OutboxState.SENDING: 4,
        OutboxState.SENT: 5,
    }
    counts: Counter[str] = Counter(json.loads(r.body)["ticket"] for r in writer.store.records())
    items = writer.store.items(*OutboxState)
    torn = [f"{i.id} is {i.state} with {counts[i.id]} records" for i in items
            if counts[i.id] != expected[i.state]]  # fmt: skip
    strays = set(counts) - {item.id for item in items}
    return torn + [f"records without a reply: {name}" for name in sorted(strays)]


def finish_started(writer: Writer) -> None:
    """Settle what the kill left open, so that the next writer starts behind it."""
    entry = LogEntry(RecordType.RECONCILE, NOW, "alice", "", "")
    steps = {
        OutboxState.HELD: "approved",
        OutboxState.APPROVED: "sending",
        OutboxState.SENDING: "sent",
    }
    for item in writer.store.items(*steps):
        state = item.state
        while state in steps:
            following = OutboxState(steps[state])
            state = writer.store.move(
                item.id, following, LogEntry(entry.type, NOW, "alice", item.id, "")
            ).state


def run(folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill, check, settle; returns counts and all faults."""
    chance, found, steps, unreported = random.Random(seed), [], 0, 0
    for _ in range(kills):
        reported = kill_once(folder, chance)
        steps += len(reported)
        writer = Writer(folder, NAME)
        audit = LogAudit(
            writer.database,
            signer=DeviceSigner(bytes(32)),
            randomness=SystemRandomness(),
            heads=None,
        )
        found += faults(writer, reported, audit)
        unreported += _has_unreported(writer, reported)
        finish_started(writer)
        writer.database.close()
    return {"kills": kills, "steps": steps, "unreported": unreported, "faults": found}


def _has_unreported(writer: Writer, reported: list[str]) -> bool:
    """Whether the last commit was there though nobody heard of it."""
    items = writer.store.items(*OutboxState)
    if not items or not reported:
        return bool(items) and items[-1].state is not OutboxState.SENT
    kind, number = reported[-1].split()
    return items[-1].state.value != kind and items[-1].id == f"{NAME}-{number}"


if __name__ == "__main__":
    result = run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps(result))
