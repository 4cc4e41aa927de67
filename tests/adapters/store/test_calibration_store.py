"""What became of rated drafts, read out of a real log on disk."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.adapters.store.calibration_store import EncryptedCalibrationStore
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.schema import MIGRATIONS, m0008_makers
from agent_assist.analysis.calibration.record import as_detail
from agent_assist.analysis.calibration.refit import refit
from agent_assist.domain.calibration import DecidedDraft, OutcomeKind
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.records import LogEntry, RecordType
from tests.adapters.store.conftest import NOW, Profile

COLLEAGUES, BLIND = OutcomeKind.COLLEAGUES, OutcomeKind.BLIND


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    opened = Profile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def log(profile: Profile) -> Log:
    return Log(profile)


class Log:
    """Writes what the app would write."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.at = profile, NOW

    @property
    def store(self) -> EncryptedCalibrationStore:
        store = EncryptedCalibrationStore(self.profile.database)
        store.catch_up()
        return store

    def write(
        self,
        kind: RecordType,
        *,
        outbox_id: str = "",
        maker: tuple[str, str] = ("m", ""),
        **detail: object,
    ) -> None:
        self.at += timedelta(seconds=1)
        entry = LogEntry(kind, self.at, "priya", "7001", "a@mail.example", detail=detail)
        entry = replace(entry, model=maker[0], prompt=maker[1], outbox_id=outbox_id)
        self.profile.store.append(entry)

    def shown(
        self, draft: str, score_bp: int | None = 7_000, queue: str = "Orders", **more
    ) -> None:
        fixed = {"points": {"S1": 5, "S6": -30}, "score_bp": score_bp, "blind_score_bp": None,
                 "capped": True, "withheld": False, **more}  # fmt: skip
        self.write(RecordType.SHOWN, draft=draft, queue=queue, **fixed)

    def decide(
        self, draft: str, outcome: str, outbox_id: str = "", visible_ms: int = 5_000
    ) -> None:
        self.write(
            RecordType.DECISION, outbox_id=outbox_id, draft=draft, queue="Orders",
            outcome=outcome, visible_ms=visible_ms,
        )  # fmt: skip


def test_what_was_fixed_at_the_first_showing_stays(log: Log):
    log.shown("d1", 7_000)
    log.shown("d1", 2_000, withheld=True)
    log.decide("d1", "unchanged")
    (draft,) = log.store.decided(COLLEAGUES)
    assert (draft.score_bp, draft.is_withheld, draft.is_capped, draft.is_good) == (
        7_000,
        False,
        True,
        True,
    )
    assert draft.points == {"S1": 5, "S6": -30}


@pytest.mark.parametrize(
    ("outcome", "good"),
    [("unchanged", True), ("light", False), ("heavy", False), ("rejected", False)],
)
def test_only_an_unchanged_draft_is_good(log: Log, outcome: str, good: bool):
    log.shown("d1")
    log.decide("d1", outcome)
    assert [d.is_good for d in log.store.decided(COLLEAGUES)] == [good]


def test_a_draft_that_was_not_used_is_not_decided(log: Log):
    log.shown("d1")
    log.decide("d1", "unused")
    assert log.store.decided(COLLEAGUES) == ()


def test_the_newest_decision_counts_and_sets_the_order(log: Log):
    for draft in ("d1", "d2"):
        log.shown(draft, 1_000 if draft == "d1" else 2_000)
    log.decide("d1", "unchanged")
    log.decide("d2", "unchanged")
    log.decide("d1", "heavy")
    assert [(d.score_bp, d.is_good) for d in log.store.decided(COLLEAGUES)] == [
        (2_000, True),
        (1_000, False),
    ]


def test_an_approval_under_three_seconds_weighs_half_and_a_quick_rejection_the_whole(log: Log):
    for draft, outcome in (("d1", "unchanged"), ("d2", "rejected")):
        log.shown(draft)
        log.decide(draft, outcome, visible_ms=2_999)
    log.shown("d3")
    log.decide("d3", "light", visible_ms=3_000)
    assert [d.weight for d in log.store.decided(COLLEAGUES)] == [0.5, 1.0, 1.0]


def test_a_void_takes_the_decision_of_its_own_reply_back(log: Log):
    for draft in ("d1", "d2"):
        log.shown(draft)
        log.decide(draft, "unchanged", outbox_id=f"o-{draft}")
    log.write(RecordType.VOID, outbox_id="o-d1")
    assert len(log.store.decided(COLLEAGUES)) == 1


def test_only_sent_replies_come_up_for_blind_checks(log: Log):
    for draft, result in (
        ("d1", {"state": "sent"}),
        ("d2", {"state": "failed"}),
        ("d3", {"found": True}),
    ):
        log.shown(draft)
        log.decide(draft, "light", outbox_id=f"o-{draft}")
        kind = RecordType.RECONCILE if "found" in result else RecordType.SEND_RESULT
        log.write(kind, outbox_id=f"o-{draft}", **result)
    later = log.at + timedelta(seconds=1)
    assert [case.draft_id for case in log.store.sent_before(later)] == ["d1", "d3"]
    assert log.store.sent_before(NOW) == ()


def test_verdicts_are_a_second_outcome_with_their_own_score(log: Log):
    log.shown("d1", 7_000, blind_score_bp=3_000)
    log.decide("d1", "unchanged", visible_ms=10)
    log.write(RecordType.AUDIT, draft="d1", blind_check="not_correct")
    log.write(RecordType.AUDIT, draft="d1", blind_check="nonsense")
    (blind,) = log.store.decided(BLIND)
    assert (blind.is_good, blind.score_bp, blind.weight) == (False, 3_000, 1.0)
    assert log.store.sent_before(log.at) == ()


def test_one_queue_or_all(log: Log):
    for draft, queue in (("d1", "Orders"), ("d2", "Returns")):
        log.shown(draft, queue=queue)
        log.decide(draft, "unchanged")
    log.decide("d1", "heavy")
    assert [d.queue for d in log.store.newest_of("Returns", "m", 5)] == ["Returns"]
    assert [d.queue for d in log.store.decided(COLLEAGUES)] == ["Returns", "Orders"]
    assert log.store.counts("Returns", "m") == (1, 1)
    assert log.store.counts("Orders", "m") == (1, 0)
    assert log.store.counts("nobody's", "m") == (0, 0)


def test_each_model_and_each_wording_of_its_instructions_is_counted_by_itself(log: Log):
    makers = (("m", "draft-2:aa"), ("m", "draft-2:bb"), ("n", "draft-2:aa"))
    for number, maker in enumerate(makers):
        log.shown(f"d{number}", maker=maker)
        log.decide(f"d{number}", "unchanged")
    assert [log.store.counts("Orders", " ".join(maker)) for maker in makers] == [(1, 1)] * 3
    assert log.store.counts("Orders", "m") == (0, 0)
    assert len(log.store.newest_of("Orders", "m draft-2:aa", 5)) == 1
    assert {d.maker for d in log.store.decided(COLLEAGUES)} == {" ".join(m) for m in makers}


def test_an_older_store_reads_its_makers_out_of_the_log(log: Log):
    log.shown("d1", maker=("m", "draft-2:aa"))
    log.decide("d1", "unchanged")
    _ = log.store
    database = log.profile.database
    database.execute("ALTER TABLE rated_drafts DROP COLUMN maker")
    step = MIGRATIONS.index(m0008_makers.STATEMENTS)
    database.execute(f"PRAGMA user_version = {step}")
    migrate(database, MIGRATIONS[: step + 1])
    assert log.store.counts("Orders", "m draft-2:aa") == (1, 1)


def test_only_the_newest_are_read_for_precedents(log: Log):
    for number in range(5):
        log.shown(f"d{number}", number)
        log.decide(f"d{number}", "unchanged")
    assert [d.score_bp for d in log.store.newest_of("Orders", "m", 3)] == [2, 3, 4]


def test_the_table_can_be_built_again_from_the_log(log: Log):
    for number in range(700):
        log.shown(f"d{number}")
        log.decide(f"d{number}", "unchanged" if number % 3 else "heavy")
    before = log.store.decided(COLLEAGUES)
    log.profile.database.execute("DELETE FROM rated_drafts")
    log.profile.database.execute("UPDATE calibration_place SET seq = 0")
    assert log.store.decided(COLLEAGUES) == before
    assert len(before) == 700


def test_catching_up_reads_each_record_once(log: Log):
    log.shown("d1")
    store = log.store
    log.profile.database.execute("DELETE FROM rated_drafts")
    assert store.catch_up() == 1
    assert log.profile.database.rows("SELECT draft FROM rated_drafts") == []


def test_records_of_older_versions_and_of_other_releases_are_left_alone(log: Log):
    log.write(RecordType.SHOWN, draft="old", queue="Orders")
    log.write(RecordType.RELEASE, released="prompt")
    log.write(RecordType.AUDIT, purpose="a complaint")
    assert log.store.released() is None
    assert log.store.decided(COLLEAGUES) == ()


def test_a_calibration_that_cannot_be_read_is_said_plainly(log: Log):
    log.write(RecordType.RELEASE, released="calibration", digest="x", fits=[{"queue": 1}])
    with pytest.raises(StoreDamaged, match="calibration of record 1"):
        log.store.released()


def test_threads_that_catch_up_at_once_take_each_record_once(log: Log):
    for number in range(200):
        log.shown(f"d{number}")
        log.decide(f"d{number}", "unchanged")
    detail = as_detail(refit([DecidedDraft("Orders", {}, True)] * 40, COLLEAGUES))
    log.write(RecordType.RELEASE, **detail)
    store = EncryptedCalibrationStore(log.profile.database)
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda _: store.catch_up(), range(16)))
    assert set(places) == {401}
    assert store.counts("Orders", "m") == (200, 200)
    assert store.released().digest_hex == detail["digest"]
