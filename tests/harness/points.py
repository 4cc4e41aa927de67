"""Places in the product where the process can be killed, or its disk can fail. Nothing here changes what it does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent_assist.adapters.store.database import Database
from agent_assist.domain.errors import StoreError, StoreFull

BEFORE, AFTER = "before its commit", "after its commit"
STEPS = ("approve", "approved", "sending", "sent", "failed", "unknown", "voided", "reconciled")
CHANNEL = ("channel: before the request", "channel: in the middle", "channel: after the answer")
HEAD = ("head: before it is written", "head: after it is written")
COMMITS = tuple(f"{step}: {when}" for step in STEPS for when in (BEFORE, AFTER))
POINTS = (*COMMITS, *CHANNEL, *HEAD)


@dataclass(slots=True)
class Points:
    """What happens where: at `kill_at` the process ends; at `disk_fails_at` the disk does, `disk_error` says how."""

    kill_at: str = ""
    disk_fails_at: str = ""
    disk_error: str = "full"
    is_reached: Callable[[str], None] = lambda _: None

    def reach(self, point: str) -> None:
        self.is_reached(point)
        if point == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if point == self.disk_fails_at:
            self.disk_fails_at = ""
            raise (
                StoreFull("No space.")
                if self.disk_error == "full"
                else StoreError("The disk refused.")
            )


class WatchedDatabase(Database):
    """The store's database with a point before and after every commit; `step` says what is being committed."""

    points: Points
    step: str = ""
    committed: Callable[[], None]

    def execute(self, sql: str, parameters: Any = ()) -> int:
        if sql != "COMMIT" or not self.step:
            return super().execute(sql, parameters)
        self.points.reach(f"{self.step}: {BEFORE}")
        changed = super().execute(sql, parameters)
        self.committed()
        self.points.reach(f"{self.step}: {AFTER}")
        return changed
