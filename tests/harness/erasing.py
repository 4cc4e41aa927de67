"""`python -m tests.harness.erasing FOLDER POINT`: erases Anna and is killed at that point of the commit."""

from __future__ import annotations

import sys
from pathlib import Path

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.records import LogEntry, RecordType
from tests.harness.desk import KEY, SEED, START
from tests.harness.points import Points, WatchedDatabase

ANNA, TICKET = "anna@mail.example", "T-1"
STEP = "erase"


class Store:
    """A profile's store with a few things of Anna's, and what is there of them."""

    def __init__(self, folder: Path, points: Points | None = None) -> None:
        database = WatchedDatabase.open(folder / "store.db", KEY)
        assert isinstance(database, WatchedDatabase)
        self.database = database
        self.database.points, self.database.committed = points or Points(), lambda: None
        randomness = SystemRandomness()
        self.log = EncryptedDecisionStore(
            self.database, signer=DeviceSigner(SEED), randomness=randomness, heads=None
        )
        self.work = EncryptedWorkStore(self.database, randomness)

    def fill(self) -> None:
        """A text of the log, a wish for a person, a hand-over."""
        content = {"sent_c": "It arrives on Tuesday."}
        entry = LogEntry(RecordType.DECISION, START, "priya", TICKET, ANNA, content=content)
        self.log.append(entry)
        self.work.remember_person_wish(ANNA, TICKET)
        self.work.save_handed_over(ANNA, HandedOver(TICKET, START, 1, ("<m@mail>",)))

    def erase(self) -> None:
        """As a person with the role does."""
        self.database.step = STEP
        self.log.eraser.erase_customer(
            ANNA, {TICKET}, LogEntry(RecordType.ERASE, START, "priya", "", "")
        )

    @property
    def kept(self) -> tuple[bool, ...]:
        """What is there: the text, the wish, the hand-over; and whether no record says that they went."""
        return (
            self.log.content(1, "sent_c") is not None,
            self.work.wants_person(ANNA, TICKET),
            bool(self.work.handed_over()),
            len(list(self.log.records())) == 1,
        )


if __name__ == "__main__":
    store = Store(Path(sys.argv[1]), Points(kill_at=sys.argv[2]))
    store.fill()
    store.erase()
