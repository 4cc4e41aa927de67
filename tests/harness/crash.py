"""`python -m tests.harness.crash --kills 2000`: kill the sending process everywhere; pass when nothing was lost or sent twice.

Each life is a forked process over a real store on disk, a real helpdesk and mail server on sockets, or the ticket
folder. It ends by SIGKILL at a point of the fault matrix, at a moment of the server's, or at a moment drawn by chance;
some ends also tear what the disk had not confirmed off the store, as a power cut does. The next life recovers, a person
settles what is unknown, and every reply ever approved is compared with what the customers got.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from tests.harness.desk import START, pick_up
from tests.harness.faults import Fault, KillAt
from tests.harness.life import Life, Plan
from tests.harness.points import CHANNEL, COMMITS, HEAD
from tests.harness.servers import ServerProcess

CHANNELS = ("folder", "http", "smtp")
LIVES_PER_PROFILE = 20
POWER_CUTS, DISK_FAULTS, CLOCK_JUMPS, BLIND_LOOKS, BY_CHANCE = 0.2, 0.15, 0.05, 0.2, 0.1
_IN_RECOVERY = ("voided", "unknown", "reconciled", "failed")
_DOUBTFUL = tuple(f for f in Fault if f not in (Fault.NONE, Fault.TWO_ANSWERS, Fault.REFUSES))


@dataclass(slots=True)
class Tally:
    """What was tried and found."""

    kills: int = 0
    lives: int = 0
    replies: int = 0
    shown_unknown: int = 0
    power_cuts: int = 0
    disk_faults: int = 0
    clock_jumps: int = 0
    killed_at: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def targets(chance: random.Random) -> Iterator[tuple[str, str, KillAt]]:
    """Channel, point, server's moment: all of them, in another order each time around."""
    own: list[tuple[str, str, KillAt]] = list(
        product(CHANNELS, (*COMMITS, *CHANNEL, *HEAD), [KillAt.NEVER])
    )
    seen = [(c, "", k) for c in CHANNELS[1:] for k in KillAt if k is not KillAt.NEVER]
    everything = [t for t in own if _exists(*t)] + seen
    while True:
        chance.shuffle(everything)
        yield from everything


def _exists(channel: str, point: str, _: KillAt) -> bool:
    if point == CHANNEL[1]:  # the others have theirs in the server
        return channel == "folder"
    # A folder does not hang; nothing is looked up in a mail server.
    if point.startswith(("failed", "unknown")) and channel == "folder":
        return point.startswith("unknown")
    return True


class Harness:
    """Kills lives until there were enough."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._targets = targets(self._chance)
        self._servers = ServerProcess()
        self.tally = Tally()
        self._era = 0

    def run(self, kills: int) -> Tally:
        """Kill that often; the servers end afterwards."""
        try:
            while self.tally.kills < kills:
                self._profile()
        finally:
            self._servers.stop()
        return self.tally

    def _profile(self) -> None:
        """One profile's lives; the last one ends by itself after a last check."""
        self._era += 1
        channel = CHANNELS[self._era % len(CHANNELS)]
        base = Plan(
            folder=self._folder / str(self._era),
            channel=channel,
            ports=(self._servers.http_port, self._servers.smtp_port),
            now=START,
            seed=0,
            approved=(),
        )
        base.folder.mkdir()
        approved: list[str] = []
        for number in range(LIVES_PER_PROFILE):
            plan = self._plan(replace(base, approved=tuple(approved)), number)
            approved += self._live(plan)
            pick_up(base.folder, number)
        last = replace(base, approved=tuple(approved), now=_day(LIVES_PER_PROFILE), verifies=True)
        for _ in range(2):  # the second looks at what the first sent
            approved += self._live(replace(last, approved=tuple(approved)))
        shutil.rmtree(base.folder)

    def _plan(self, base: Plan, number: int) -> Plan:
        chance = self._chance
        point, moment = next((p, k) for c, p, k in self._targets if c == base.channel)
        needs_doubt = point.startswith(("unknown", "reconciled")) or chance.random() < 0.4
        fault = chance.choice(_DOUBTFUL) if needs_doubt else chance.choice(list(Fault))
        if point.startswith("failed"):
            fault = Fault.REFUSES
        if point.startswith(("sent", CHANNEL[2])):
            fault = chance.choice([Fault.NONE, Fault.TWO_ANSWERS])
        if moment is not KillAt.NEVER:
            fault = chance.choice([Fault.NONE, Fault.TWO_ANSWERS])
        return replace(
            base,
            now=_day(number),
            seed=chance.randrange(1 << 30),
            kill_at=point,
            server_kill=moment,
            fault=fault,
            disk_fails_at=chance.choice(COMMITS) if chance.random() < DISK_FAULTS else "",
            disk_error=chance.choice(("full", "refused")),
            clock_jump_seconds=chance.choice((-30, -3600, 60, 86_400))
            if chance.random() < CLOCK_JUMPS
            else 0,
            find_fails=chance.random() < BLIND_LOOKS,
            verifies=number % 5 == 4,
        )

    def _live(self, plan: Plan) -> list[str]:
        """Fork, live, die; returns the replies whose approval was reported."""
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read_end)
            _live_and_die(plan, write_end)
        os.close(write_end)
        self._kill_by_chance(child, plan)
        with os.fdopen(read_end, "rb") as lines:
            said = [json.loads(line) for line in lines.read().splitlines() if line.endswith(b"]")]
        _, status = os.waitpid(child, 0)
        self._count(plan, said, status)
        return [words[1] for words in said if words[0] == "approved"]

    def _kill_by_chance(self, child: int, plan: Plan) -> None:
        if plan.kill_at and self._chance.random() < BY_CHANCE:
            time.sleep(self._chance.random() * 0.08)
            os.kill(child, signal.SIGKILL)

    def _count(self, plan: Plan, said: list[list[str]], status: int) -> None:
        tally = self.tally
        tally.lives += 1
        tally.faults += [f"{plan.channel}, {plan.kill_at or plan.server_kill}, {plan.fault}: {w[1]}"
                         for w in said if w[0] == "fault"]  # fmt: skip
        tally.replies += sum(words[0] == "approved" for words in said)
        tally.shown_unknown += sum(len(words) - 1 for words in said if words[0] == "unknown")
        tally.disk_faults += bool(plan.disk_fails_at) and ["point", plan.disk_fails_at] in said
        tally.clock_jumps += bool(plan.clock_jump_seconds)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            tally.kills += 1
            tally.killed_at[f"{plan.channel}: {self._where(plan, said)}"] += 1
            if self._chance.random() < POWER_CUTS:
                tally.power_cuts += self._cut_power(plan, said)
        elif status:
            tally.faults.append(f"a life ended with status {status}: {said[-3:]}")

    def _where(self, plan: Plan, said: list[list[str]]) -> str:
        if said and said[-1] == ["point", plan.kill_at]:
            return plan.kill_at
        return plan.server_kill if plan.server_kill is not KillAt.NEVER else "by chance"

    def _cut_power(self, plan: Plan, said: list[list[str]]) -> bool:
        """Tear off, or garble, what was written behind the last commit that the disk confirmed."""
        wal, sizes = plan.folder / "store.db-wal", [int(w[1]) for w in said if w[0] == "wal"]
        if not sizes or not wal.exists() or wal.stat().st_size < sizes[-1]:
            return False
        (plan.folder / "store.db-shm").unlink(missing_ok=True)
        with wal.open("r+b") as file:
            end = file.seek(0, os.SEEK_END)
            file.truncate(self._chance.randint(sizes[-1], end))
            file.seek(0, os.SEEK_END)
            file.write(self._chance.randbytes(self._chance.randrange(5000)))
        return True


def _day(number: int) -> datetime:
    return START + timedelta(days=number)


def _live_and_die(plan: Plan, report: int) -> None:
    """In the child: whatever happens, no code of the parent runs here."""
    try:
        Life(plan, report).run()
    except BaseException as error:  # noqa: BLE001 - no code of the parent may run in the child
        os.write(report, json.dumps(["fault", f"the app crashed: {error!r}"]).encode() + b"\n")
        os._exit(1)
    os._exit(0)


def main() -> int:
    """Kill, print what was tried, and exit 1 when something was lost or sent twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="crash-"))
    try:
        tally = Harness(folder, wanted.seed).run(wanted.kills)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = time.monotonic() - started
    found = {name: getattr(tally, name) for name in Tally.__slots__} | {
        "seconds": round(seconds, 1)
    }
    if wanted.json:
        print(json.dumps(found))
    else:
        for point, count in sorted(tally.killed_at.items()):
            print(f"{count:6} {point}")
        for name in (
            "kills",
            "lives",
            "replies",
            "shown_unknown",
            "power_cuts",
            "disk_faults",
            "clock_jumps",
        ):
            print(f"{name}: {found[name]}")
        print(f"{seconds:.0f} s; faults: {len(tally.faults)}")
        print("\n".join(tally.faults[:20]))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
