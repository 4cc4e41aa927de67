"""An erased customer is gone from every table and file, the log says so, and still verifies."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from agent_assist.adapters.store.backups import backup_path
from agent_assist.adapters.store.log_bundle import BundleOrder, bundle_files
from agent_assist.adapters.store.log_proof import LogProofs
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.errors import InputError, StoreFull
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import LogEntry, RecordType

Entries = Callable[..., LogEntry]
EDITED, INTACT = 2, 6
C0, C1 = "c0@example.org", "c1@example.org"


@pytest.fixture
def erasing(entry: Entries) -> LogEntry:
    return entry(
        RecordType.ERASE, ticket_id="", customer="", detail={"by": "person", "why": "request 12"}
    )


def sent(profile: Any, decision: Entries, entry: Entries, held: Any, *, until: str = "sent") -> Any:
    """A reply of anna's on its way, or gone."""
    profile.store.approve(decision(customer="anna@example.org"), entry(RecordType.APPROVAL), held)
    for state in ("approved", "sending", "sent"):
        profile.store.move(held.id, OutboxState(state), entry(RecordType.SEND_RESULT))
        if state == until:
            break
    return held


def test_the_key_goes_and_with_it_every_text_and_the_log_still_verifies(
    log: Any, erasing: LogEntry
) -> None:
    before = [record.body for record in log.store.records()]
    erased = log.store.eraser.erase_customer(C0, (), erasing)
    assert (erased.seq, erased.texts) == (7, 3)
    assert [record.body for record in log.store.records()][:6] == before
    assert [log.store.content(seq, "sent_c") is None for seq in range(1, 7)] == [True, False] * 3
    assert log.database.rows("SELECT count(*) FROM customer_keys WHERE length(sealed_key) = 0") == [
        (1,)
    ]
    assert log.last()["detail"]["records"] == [1, 3, 5]
    assert (log.last()["ticket"], "c0@" in json.dumps(log.last())) == ("", False)
    verdict = log.audit.verify()
    assert verdict.exit_code == INTACT
    assert "The texts of 3 of them were erased" in verdict.message


def test_who_writes_again_later_gets_a_new_key(
    log: Any, erasing: LogEntry, decision: Entries
) -> None:
    log.store.eraser.erase_customer(C0.upper(), (), erasing)
    log.store.append(decision(customer=C0))
    assert log.store.content(8, "sent_c") is not None
    assert log.audit.verify().exit_code == INTACT
    assert log.store.eraser.erase_customer(C0, (), erasing).texts == 1
    assert log.audit.verify().exit_code == INTACT


def test_a_sent_reply_drafts_prompts_typed_words_and_files_go_too(
    profile: Any, decision: Entries, entry: Entries, item: Any, erasing: LogEntry
) -> None:
    held = sent(profile, decision, entry, item())
    for table, columns, extra in (
        ("drafts", "id, ticket_id, draft", ("d", "T-1", "{}")),
        ("prompts", "ticket_id, prompt", ("T-1", "{}")),
        ("work", "ticket_id, work", ("T-1", "{}")),
        ("reply_files", "ticket_id, sha256, data", ("T-1", "ab", b"x")),
        ("drafts", "id, ticket_id, draft", ("e", "T-2", "{}")),
    ):
        marks = ", ".join("?" for _ in extra)
        profile.database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", extra)
    assert profile.store.eraser.tickets_of("anna@example.org") == {"T-1"}
    erased = profile.store.eraser.erase_customer("anna@example.org", {"T-1"}, erasing)
    assert (erased.texts, erased.replies, erased.drafts, erased.prompts, erased.works) == (
        1,
        1,
        1,
        1,
        1,
    )
    assert profile.store.item(held.id) is None
    assert profile.store.items(*OutboxState) == ()
    for table, left in (("drafts", 1), ("prompts", 0), ("work", 0), ("reply_files", 0)):
        assert profile.database.rows(f"SELECT count(*) FROM {table}") == [(left,)], table
    assert profile.audit.verify().exit_code == INTACT


def test_a_customers_wish_for_a_person_goes_and_another_ones_stays(
    log: Any, erasing: LogEntry
) -> None:
    for email, ticket_id in ((C0, "T-1"), (C0, "T-7"), ("", "T-1"), (C1, "T-1"), ("", "T-2")):
        log.work.remember_person_wish(email, ticket_id)
    assert log.store.eraser.tickets_of(C0) == {"T-1", "T-7"}
    erased = log.store.eraser.erase_customer(C0, {"T-1", "T-7"}, erasing)
    assert erased.wishes == 3
    assert log.last()["detail"]["wishes"] == 3
    assert not log.work.wants_person(C0, "T-7")
    assert log.work.wants_person(C1, "T-9")
    assert log.work.wants_person("", "T-2")
    assert log.database.rows("SELECT count(*) FROM person_wishes") == [(2,)]
    assert log.audit.verify().exit_code == INTACT


def test_a_note_that_a_ticket_was_handed_over_goes_with_its_customer(
    log: Any, erasing: LogEntry
) -> None:
    for email, ticket_id in ((C0, "T-7"), ("", "T-1"), (C1, "T-8")):
        log.work.save_handed_over(email, HandedOver(ticket_id, erasing.at, 1, ("<m@mail>",)))
    assert log.store.eraser.tickets_of(C0) == {"T-1", "T-7"}
    erased = log.store.eraser.erase_customer(C0, {"T-1"}, erasing)
    assert (erased.handed_over, log.last()["detail"]["handed_over"]) == (2, 2)
    assert [kept.ticket_id for kept in log.work.handed_over()] == ["T-8"]


def test_a_customer_of_whom_only_the_wish_is_kept_is_erased_too(
    profile: Any, erasing: LogEntry
) -> None:
    profile.work.remember_person_wish(C0, "T-1")
    assert profile.store.eraser.erase_customer(C0, (), erasing).wishes == 1
    assert profile.last()["detail"]["records"] == []
    with pytest.raises(InputError, match="Nothing is kept"):
        profile.store.eraser.erase_customer(C0, (), erasing)


@pytest.mark.parametrize("until", ["held", "approved", "sending"])
def test_nothing_is_erased_while_a_reply_to_them_is_on_its_way(
    profile: Any, decision: Entries, entry: Entries, item: Any, erasing: LogEntry, until: str
) -> None:
    held = item()
    if until == "held":
        profile.store.approve(decision(), entry(RecordType.APPROVAL), held)
    else:
        sent(profile, decision, entry, held, until=until)
    count = len(list(profile.store.records()))
    with pytest.raises(InputError, match="on its way"):
        profile.store.eraser.erase_customer("anna@example.org", {"T-1"}, erasing)
    assert len(list(profile.store.records())) == count
    assert profile.store.content(1, "sent_c") is not None


@pytest.mark.parametrize("is_old", [False, True])
def test_why_a_reply_was_refused_goes_with_it(
    profile: Any, decision: Entries, entry: Entries, item: Any, erasing: LogEntry, is_old: bool
) -> None:
    held = sent(profile, decision, entry, item(), until="sending")
    profile.store.move(
        held.id,
        OutboxState.FAILED,
        entry(RecordType.SEND_RESULT),
        detail="anna@example is not a mail address.",
    )
    if is_old:
        profile.store.eraser.erase_older(entry().at + timedelta(days=1), erasing)
    else:
        profile.store.eraser.erase_customer("anna@example.org", (), erasing)
    assert profile.database.rows("SELECT sealed_envelope, detail FROM outbox") == [(b"", "")]


def test_a_customer_of_whom_nothing_is_kept_leaves_no_record(log: Any, erasing: LogEntry) -> None:
    with pytest.raises(InputError, match="Nothing is kept"):
        log.store.eraser.erase_customer("nobody@example.org", (), erasing)
    assert len(list(log.store.records())) == 6


def test_what_cannot_be_recorded_is_not_erased(
    log: Any, erasing: LogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.work.remember_person_wish(C0, "T-1")

    def full(_entry: LogEntry) -> None:
        raise StoreFull("No space.")

    monkeypatch.setattr(log.store.eraser, "_append", full)
    with pytest.raises(StoreFull):
        log.store.eraser.erase_customer(C0, (), erasing)
    assert log.store.content(1, "sent_c") is not None
    assert log.work.wants_person(C0, "T-1")
    assert log.audit.verify().exit_code == INTACT


def test_copies_of_the_store_that_hold_the_key_go_as_well(log: Any, erasing: LogEntry) -> None:
    copy = backup_path(log.path, 5)
    copy.write_bytes(b"an older store")
    log.store.eraser.erase_customer(C0, (), erasing)
    assert not copy.exists()
    assert log.path.with_name("store.db-wal").stat().st_size == 0


class TestTampering:
    """Whoever makes texts vanish by hand, or brings erased ones back, is named."""

    def test_a_key_destroyed_without_a_record(self, log: Any) -> None:
        log.tamper("UPDATE customer_keys SET lookup = NULL, sealed_key = x'' WHERE id = 1")
        log.tamper("DELETE FROM texts WHERE customer = 1")
        verdict = log.audit.verify()
        assert (verdict.exit_code, verdict.first_bad_seq) == (EDITED, 1)

    def test_an_erased_text_that_is_there_again(self, log: Any, erasing: LogEntry) -> None:
        (row,) = log.database.rows("SELECT customer, sealed FROM texts WHERE seq = 3")
        log.store.eraser.erase_customer(C0, (), erasing)
        log.tamper("INSERT INTO texts VALUES (3, ?, ?)", row)
        verdict = log.audit.verify()
        assert (verdict.exit_code, verdict.first_bad_seq) == (EDITED, 3)

    def test_one_more_text_than_the_record_lists(self, log: Any, erasing: LogEntry) -> None:
        log.store.eraser.erase_customer(C0, (), erasing)
        log.tamper("DELETE FROM texts WHERE seq = 4")
        assert log.audit.verify().first_bad_seq == 4

    def test_an_erasure_covers_nothing_behind_itself(
        self, log: Any, erasing: LogEntry, decision: Entries
    ) -> None:
        log.store.append(
            LogEntry(
                RecordType.ERASE, erasing.at, "alice", "", "", detail={"records": [8], "until": 99}
            )
        )
        log.tamper("DELETE FROM texts WHERE seq <= 6")
        log.store.append(decision(customer=C0))
        assert log.audit.verify().exit_code == INTACT
        log.tamper("DELETE FROM texts WHERE seq = 8")
        assert log.audit.verify().first_bad_seq == 8

    def test_another_record_that_speaks_of_erasing(self, log: Any, entry: Entries) -> None:
        detail = {"until": 6, "act": {"type": "erase"}}
        log.store.append(entry(RecordType.AUDIT, detail=detail))
        log.tamper("DELETE FROM texts WHERE seq = 2")
        assert log.audit.verify().first_bad_seq == 2

    def test_a_text_past_its_time_that_is_there_again_though_its_key_never_went(
        self, log: Any, erasing: LogEntry, decision: Entries
    ) -> None:
        (row,) = log.database.rows("SELECT customer, sealed FROM texts WHERE seq = 3")
        young = erasing.at + timedelta(days=2)
        log.store.append(decision(customer=C0, at=young))
        log.store.eraser.erase_older(young, erasing)
        assert log.audit.verify().exit_code == INTACT
        log.tamper("INSERT INTO texts VALUES (3, ?, ?)", row)
        verdict = log.audit.verify()
        assert (verdict.exit_code, verdict.first_bad_seq) == (EDITED, 3)


class TestRetention:
    """What is older than the policy keeps goes in the same way."""

    @pytest.fixture
    def aged(self, profile: Any, decision: Entries, entry: Entries) -> Any:
        """Six decisions of two customers, ten days apart; the second customer wrote in the first half only."""
        for number in range(6):
            customer = C1 if number in (0, 2) else C0
            at = entry().at + timedelta(days=10 * number)
            profile.store.append(decision(customer=customer, draft=f"d-{number}", at=at))
        return profile

    def test_texts_before_the_day_go_and_keys_that_nothing_needs_any_longer(
        self, aged: Any, entry: Entries, erasing: LogEntry
    ) -> None:
        erased = aged.store.eraser.erase_older(entry().at + timedelta(days=30), erasing)
        assert erased is not None
        assert (erased.texts, aged.last()["detail"]["until"]) == (3, 3)
        assert [aged.store.content(seq, "sent_c") is None for seq in range(1, 7)] == [True] * 3 + [
            False
        ] * 3
        gone = aged.database.rows(
            "SELECT lookup IS NULL AND length(sealed_key) = 0 FROM customer_keys"
        )
        assert sorted(gone) == [(0,), (1,)]
        assert aged.audit.verify().exit_code == INTACT

    def test_nothing_old_leaves_no_record(
        self, aged: Any, entry: Entries, erasing: LogEntry
    ) -> None:
        assert aged.store.eraser.erase_older(entry().at, erasing) is None
        assert len(list(aged.store.records())) == 6

    def test_a_clock_that_jumped_back_erases_nothing_young(
        self, aged: Any, decision: Entries, entry: Entries, erasing: LogEntry
    ) -> None:
        aged.store.append(decision(customer=C0, draft="d-9", at=entry().at - timedelta(days=9000)))
        erased = aged.store.eraser.erase_older(entry().at + timedelta(days=5), erasing)
        assert erased is not None
        assert (erased.texts, aged.last()["detail"]["until"]) == (1, 1)
        assert aged.store.content(7, "sent_c") is not None

    @pytest.mark.parametrize(
        "body", ["{", "[]", "{}", '{"ts":"soon"}', '{"ts":"2020-01-01T00:00:00"}']
    )
    def test_a_damaged_record_keeps_no_profile_from_opening_and_is_left_to_the_logs_check(
        self, aged: Any, erasing: LogEntry, body: str
    ) -> None:
        aged.tamper("UPDATE records SET body = CAST(? AS BLOB) WHERE seq = 2", (body,))
        erased = aged.store.eraser.erase_older(erasing.at + timedelta(days=999), erasing)
        assert erased is not None
        assert erased.texts == 1
        assert aged.store.eraser.tickets_of(C0) == {"T-1"}

    def test_old_sent_replies_go_and_those_on_their_way_stay(
        self, profile: Any, decision: Entries, entry: Entries, item: Any, erasing: LogEntry
    ) -> None:
        held = sent(profile, decision, entry, item("1"))
        waiting = sent(profile, decision, entry, item("2"), until="sending")
        erased = profile.store.eraser.erase_older(entry().at + timedelta(days=1), erasing)
        assert erased is not None
        assert erased.replies == 1
        assert profile.store.item(held.id) is None
        assert profile.store.item(waiting.id).envelope.body == waiting.envelope.body

    def test_old_drafts_and_prompts_go_except_what_somebody_is_writing_on(
        self, profile: Any, entry: Entries, erasing: LogEntry
    ) -> None:
        now = entry().at
        for name, days in (("old", 40), ("in-hand", 40), ("new", 5)):
            at = (now - timedelta(days=days)).isoformat()
            draft = json.dumps({"id": name, "created_at": at})
            profile.database.execute(
                "INSERT INTO drafts (id, ticket_id, draft) VALUES (?, 'T', ?)", (name, draft)
            )
            prompt = json.dumps({"id": name, "sent_at": at})
            profile.database.execute(
                "INSERT INTO prompts (ticket_id, prompt) VALUES ('T', ?)", (prompt,)
            )
        work = json.dumps({"draft_id": "in-hand", "text": "typed"})
        profile.database.execute("INSERT INTO work VALUES ('T', ?)", (work,))
        erased = profile.store.eraser.erase_older(now - timedelta(days=30), erasing)
        assert erased is not None
        assert (erased.drafts, erased.prompts) == (1, 2)
        left = profile.database.rows("SELECT id FROM drafts ORDER BY id")
        assert left == [("in-hand",), ("new",)]
        assert profile.database.rows("SELECT count(*) FROM work") == [(1,)]

    def test_a_damaged_draft_or_prompt_keeps_no_others_beyond_their_time(
        self, profile: Any, entry: Entries, erasing: LogEntry
    ) -> None:
        old = (entry().at - timedelta(days=40)).isoformat()
        texts = ("{", "{}", json.dumps({"created_at": old, "sent_at": old}))
        for number, text in enumerate(texts):
            profile.database.execute(
                "INSERT INTO drafts (id, ticket_id, draft) VALUES (?, 'T', ?)", (str(number), text)
            )
            profile.database.execute(
                "INSERT INTO prompts (ticket_id, prompt) VALUES ('T', ?)", (text,)
            )
        erased = profile.store.eraser.erase_older(entry().at - timedelta(days=30), erasing)
        assert erased is not None
        assert (erased.drafts, erased.prompts) == (3, 3)

    def test_damaged_work_keeps_no_profile_from_opening(
        self, profile: Any, entry: Entries, erasing: LogEntry
    ) -> None:
        old = json.dumps({"created_at": (entry().at - timedelta(days=40)).isoformat()})
        add = "INSERT INTO drafts (id, ticket_id, draft) VALUES ('d', 'T', ?)"
        profile.database.execute(add, (old,))
        for number, text in enumerate(("{", "{}")):
            profile.database.execute("INSERT INTO work VALUES (?, ?)", (str(number), text))
        erased = profile.store.eraser.erase_older(entry().at - timedelta(days=30), erasing)
        assert erased is not None
        assert erased.drafts == 1


def test_a_proof_and_a_bundle_say_which_record_erased_a_text(log: Any, erasing: LogEntry) -> None:
    log.store.eraser.erase_customer(C0, (), erasing)
    log.store.keep_head()
    head = log.store.newest_head()
    proofs = LogProofs(log.database, signer=log.signer, randomness=SystemRandomness())
    gone = [{"seq": 1, "field": name, "erased": 7} for name in ("draft_c", "sent_c")]
    assert proofs.opened(1) == gone
    (shown,) = proofs.erasures(gone, head)
    assert json.loads(shown["record"])["type"] == "erase"
    files = dict(
        bundle_files(
            proofs, log.store.records(), list(log.heads.notes()), BundleOrder(head, (1, 2), "why")
        )
    )
    rows = [json.loads(line) for line in files["contents.jsonl"]]
    assert rows[:2] == gone
    assert [row["seq"] for row in rows[2:]] == [2, 2]
