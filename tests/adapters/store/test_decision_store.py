"""The decision log and the outbox: what belongs together is written together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.errors import BugError, StoreDamaged
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import LogEntry, RecordType, commitment_hex

Entries = Callable[..., LogEntry]
Items = Callable[..., OutboxItem]


def _approve(profile: Any, decision: Entries, entry: Entries, item: OutboxItem) -> None:
    profile.store.approve(decision(), entry(RecordType.APPROVAL), item)


def _types(profile: Any) -> list[str]:
    return [json.loads(record.body)["type"] for record in profile.store.records()]


def _send(profile: Any, entry: Entries, outbox_id: str) -> OutboxItem:
    profile.store.move(outbox_id, OutboxState.APPROVED, entry(RecordType.APPROVAL))
    sending: OutboxItem = profile.store.move(
        outbox_id, OutboxState.SENDING, entry(RecordType.SEND_INTENT)
    )
    return sending


def test_records_are_chained_by_the_hash_of_their_exact_bytes(profile: Any, entry: Entries) -> None:
    first, second = profile.store.append(entry()), profile.store.append(entry())
    stored = list(profile.store.records())
    assert stored == [first, second]
    assert first.hash_hex == hashlib.sha256(b"\x00" + first.body).hexdigest()
    assert json.loads(first.body)["prev"] == "0" * 64
    assert json.loads(second.body)["prev"] == first.hash_hex
    assert [json.loads(r.body)["seq"] for r in stored] == [1, 2]


def test_the_chain_goes_on_after_a_restart(profile: Any, entry: Entries) -> None:
    first = profile.store.append(entry())
    profile.close()
    profile.open()
    second = profile.store.append(entry())
    assert json.loads(second.body)["prev"] == first.hash_hex
    assert json.loads(second.body)["device"] == json.loads(first.body)["device"]


def test_a_record_names_the_agent_by_pseudonym_and_the_customer_not_at_all(
    profile: Any, decision: Entries
) -> None:
    body = profile.store.append(decision(actor="alice.miller")).body
    same = profile.store.append(decision(actor="alice.miller")).body
    other = profile.store.append(decision(actor="bob")).body
    assert b"alice" not in body
    assert b"anna@example.org" not in body
    assert b"Tuesday" not in body
    assert json.loads(body)["actor"] == json.loads(same)["actor"] != json.loads(other)["actor"]


def test_another_profile_has_other_pseudonyms(
    profile: Any, open_profile: Callable[..., Any], tmp_path: Path, entry: Entries
) -> None:
    other = open_profile(tmp_path / "other")
    here, there = profile.store.append(entry()), other.store.append(entry())
    assert json.loads(here.body)["actor"] != json.loads(there.body)["actor"]
    assert json.loads(here.body)["device"] != json.loads(there.body)["device"]


def test_a_record_names_the_device_key(profile: Any, entry: Entries) -> None:
    assert json.loads(profile.store.append(entry()).body)["key_id"] == profile.signer.key_id


def test_a_commitment_can_be_opened(profile: Any, decision: Entries) -> None:
    record = profile.store.append(decision())
    salt, text = profile.store.content(record.seq, "draft_c")
    assert text == "Your parcel arrives on Tuesday."
    assert commitment_hex(salt, text) == json.loads(record.body)["draft_c"]
    assert json.loads(record.body)["signals_c"] is None
    assert profile.store.content(record.seq, "signals_c") is None


def test_equal_texts_have_different_commitments(profile: Any, decision: Entries) -> None:
    first, second = profile.store.append(decision()), profile.store.append(decision())
    assert json.loads(first.body)["draft_c"] != json.loads(second.body)["draft_c"]


def test_texts_are_sealed_inside_the_database_too(profile: Any, decision: Entries) -> None:
    profile.store.append(decision())
    ((sealed,),) = profile.database.rows("SELECT sealed FROM texts")
    assert len(sealed) > 2 * 32
    assert b"Tuesday" not in sealed


def test_a_customer_has_one_key_however_the_address_is_written(
    profile: Any, decision: Entries
) -> None:
    profile.store.append(decision(customer="anna@example.org"))
    profile.store.append(decision(customer=" Anna@Example.ORG"))
    profile.store.append(decision(customer="ben@example.org"))
    assert profile.database.rows("SELECT count(*) FROM customer_keys") == [(2,)]
    assert b"anna" not in repr(profile.database.rows("SELECT * FROM customer_keys")).encode()


def test_without_the_customers_key_the_text_is_gone(profile: Any, decision: Entries) -> None:
    record = profile.store.append(decision())
    profile.tamper("UPDATE customer_keys SET sealed_key = zeroblob(60)")
    with pytest.raises(StoreDamaged):
        profile.store.content(record.seq, "draft_c")


def test_a_text_opens_at_its_own_record_only(profile: Any, decision: Entries) -> None:
    profile.store.append(decision())
    profile.store.append(decision())
    profile.tamper(
        "UPDATE texts SET sealed = (SELECT sealed FROM texts t WHERE t.seq = 2) WHERE seq = 1"
    )
    with pytest.raises(StoreDamaged):
        profile.store.content(1, "draft_c")


def test_an_unknown_commitment_is_our_fault(profile: Any, entry: Entries) -> None:
    with pytest.raises(BugError, match="note_c"):
        profile.store.append(entry(content={"note_c": "x"}))
    assert _types(profile) == []


def test_text_that_cannot_be_hashed_leaves_nothing_behind(profile: Any, entry: Entries) -> None:
    with pytest.raises(BugError, match="surrogate"):
        profile.store.append(entry(content={"draft_c": "\ud800"}))
    assert _types(profile) == []


def test_a_record_cannot_be_changed_or_removed(profile: Any, entry: Entries) -> None:
    profile.store.append(entry())
    with pytest.raises(BugError, match="never changed"):
        profile.database.execute("UPDATE records SET body = x'00'")
    with pytest.raises(BugError, match="never removed"):
        profile.database.execute("DELETE FROM records")


def test_reading_goes_on_behind_a_number(profile: Any, entry: Entries) -> None:
    for _ in range(4):
        profile.store.append(entry())
    assert [record.seq for record in profile.store.records(after_seq=2)] == [3, 4]


def test_an_approval_is_two_records_and_a_held_reply(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    assert _types(profile) == ["decision", "approval"]
    assert profile.store.item("o-1") == item()
    assert profile.store.items(OutboxState.HELD) == (item(),)


def test_a_reply_comes_back_whole_after_a_restart(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    profile.close()
    profile.open()
    found = profile.store.item("o-1")
    assert found == item()
    assert found.envelope.digest_hex == found.approval.envelope_digest_hex


def test_an_envelope_is_sealed_in_its_row(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    row = repr(profile.database.rows("SELECT * FROM outbox"))
    assert "Tuesday" not in row
    assert "anna" not in row


def test_an_approval_is_used_once(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item("1"))
    again = replace(item("2"), approval=item("1").approval)
    with pytest.raises(BugError, match="used before"):
        _approve(profile, decision, entry, again)
    with pytest.raises(BugError, match="used before"):
        _approve(profile, decision, entry, item("1"))
    assert _types(profile) == ["decision", "approval"]
    assert profile.store.item("o-2") is None


def test_a_reply_starts_as_held(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    with pytest.raises(BugError, match="held"):
        _approve(profile, decision, entry, item(state=OutboxState.APPROVED))
    assert _types(profile) == []


def test_when_the_second_record_fails_the_first_and_the_reply_are_not_there(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    with pytest.raises(BugError):
        profile.store.approve(decision(), entry(detail={"ratio": 0.5}), item())
    assert _types(profile) == []
    assert profile.store.items(*OutboxState) == ()
    assert profile.database.rows("SELECT count(*) FROM approvals") == [(0,)]
    assert profile.store.track_record("Orders").decided == 0


def test_sending_counts_the_attempt_and_spends_the_approval(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    sending = _send(profile, entry, "o-1")
    assert (sending.state, sending.attempt) == (OutboxState.SENDING, 1)
    assert sending.event == 4, "the number of its record, for whoever looks it up in the log"
    assert profile.database.rows("SELECT spent_at FROM approvals") == [(entry().at.isoformat(),)]
    assert _types(profile) == ["decision", "approval", "approval", "send_intent"]


def test_an_approval_that_was_spent_sends_nothing_again(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    _send(profile, entry, "o-1")
    profile.tamper("UPDATE outbox SET state = 'approved'")
    with pytest.raises(BugError, match="spent"):
        profile.store.move("o-1", OutboxState.SENDING, entry(RecordType.SEND_INTENT))
    assert profile.store.item("o-1").attempt == 1


def test_the_remote_id_stays_once_it_is_known(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    _send(profile, entry, "o-1")
    result = entry(RecordType.SEND_RESULT)
    profile.store.move("o-1", OutboxState.UNKNOWN, result, remote_id="r-7", detail="timed out")
    found = profile.store.move("o-1", OutboxState.RECONCILED, entry(RecordType.RECONCILE))
    assert (found.state, found.remote_id) == (OutboxState.RECONCILED, "r-7")
    assert profile.store.item("o-1") == found


def test_a_step_that_does_not_exist_changes_nothing(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    with pytest.raises(BugError, match="cannot become"):
        profile.store.move("o-1", OutboxState.SENT, entry(RecordType.SEND_RESULT))
    with pytest.raises(BugError, match="no reply"):
        profile.store.move("o-9", OutboxState.APPROVED, entry(RecordType.APPROVAL))
    assert profile.store.item("o-1").state is OutboxState.HELD
    assert _types(profile) == ["decision", "approval"]


def test_a_record_that_fails_stops_the_step(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item())
    with pytest.raises(BugError):
        profile.store.move("o-1", OutboxState.APPROVED, entry(detail={"ratio": 0.5}))
    assert profile.store.item("o-1").state is OutboxState.HELD


def test_replies_are_listed_by_state_oldest_first(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    for name in ("b", "a", "c"):
        _approve(profile, decision, entry, item(name))
    profile.store.move("o-a", OutboxState.VOIDED, entry(RecordType.VOID), detail="undone")
    assert [i.id for i in profile.store.items(OutboxState.HELD)] == ["o-b", "o-c"]
    both = profile.store.items(OutboxState.VOIDED, OutboxState.HELD)
    assert [i.id for i in both] == ["o-b", "o-a", "o-c"]
    assert profile.store.items() == ()


def test_a_changed_envelope_is_noticed(
    profile: Any, decision: Entries, entry: Entries, item: Items
) -> None:
    _approve(profile, decision, entry, item("1"))
    _approve(profile, decision, entry, item("2"))
    profile.tamper(
        "UPDATE outbox SET sealed_envelope = (SELECT sealed_envelope FROM outbox WHERE id = 'o-2') "
        "WHERE id = 'o-1'"
    )
    with pytest.raises(StoreDamaged):
        profile.store.item("o-1")


def test_drafts_are_counted_by_queue_and_outcome(profile: Any, decision: Entries) -> None:
    for number, outcome in enumerate(["unchanged", "light", "heavy", "rejected", "unchanged"]):
        profile.store.append(decision(outcome, draft=f"d-{number}"))
    profile.store.append(decision("unused", draft="d-9"))
    profile.store.append(decision("unchanged", draft="d-10", model=""))
    found = profile.store.track_record("Orders")
    assert (found.decided, found.unchanged, found.ece_bp) == (5, 2, None)
    assert profile.store.track_record("Returns").decided == 0


def test_only_decisions_count(profile: Any, decision: Entries) -> None:
    profile.store.append(decision(type=RecordType.SHOWN))
    assert profile.store.track_record("Orders").decided == 0


def test_a_draft_counts_once_by_its_newest_decision(profile: Any, decision: Entries) -> None:
    profile.store.append(decision("unchanged", draft="d-1"))
    profile.store.append(decision("rejected", draft="d-1"))
    found = profile.store.track_record("Orders")
    assert (found.decided, found.unchanged) == (1, 0)


def test_a_store_in_memory_does_the_same_without_files(decision: Entries) -> None:
    database = Database.open(None, bytes(32))
    store = EncryptedDecisionStore(
        database, signer=DeviceSigner(bytes(32)), randomness=SystemRandomness(), heads=None
    )
    assert store.append(decision()).seq == 1
    store.keep_head()
    database.close()


def test_opening_a_long_log_and_appending_reads_almost_nothing(
    profile: Any, entry: Entries
) -> None:
    body = profile.store.append(entry()).body
    rows = ((seq, body, bytes(32)) for seq in range(2, 20_001))
    profile.database.execute_many("INSERT INTO records VALUES (?, ?, ?)", rows)
    profile.store.keep_head()
    profile.close()
    profile.open()
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    profile.database._connection.set_progress_handler(count, 100)
    profile.store.append(entry())
    profile.store.track_record("Orders")
    profile.store.items(OutboxState.HELD)
    assert steps < 20
    profile.database.rows("SELECT count(*) FROM records WHERE hash = x'00'")
    assert steps > 200, "a scan is what this test would notice"
