"""`log verify` finds every kind of tampering and names the first record that is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.contents import content_place, join_parts, split_parts
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.log_verdict import LogExit
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.sealing import seal
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.records import LogEntry
from agent_assist.domain.signed_note import NoteKey, sign_note

Entries = Callable[..., LogEntry]
SIZE = 6


def _verdict(profile: Any) -> tuple[LogExit, int | None]:
    verdict = profile.audit.verify()
    return verdict.exit_code, verdict.first_bad_seq


def _open_and_verify(profile: Any) -> None:
    profile.open()
    profile.audit.verify()


def test_an_intact_log_is_anchored_by_this_device_only(log: Any) -> None:
    verdict = log.audit.verify()
    assert verdict.exit_code == LogExit.DEVICE_ONLY == 6
    assert (verdict.count, verdict.anchored_size, verdict.first_bad_seq) == (SIZE, SIZE, None)
    assert "Only this device" in verdict.message


def test_an_empty_log_is_intact(profile: Any) -> None:
    profile.store.keep_head()
    assert _verdict(profile) == (LogExit.DEVICE_ONLY, None)
    assert not profile.heads.path.exists()


def test_without_heads_it_says_that_nothing_vouches_for_the_end(log: Any) -> None:
    log.heads.path.unlink()
    assert _verdict(log) == (LogExit.DEVICE_ONLY, None)
    assert "Nothing outside the store" in log.audit.verify().message


def test_records_after_the_newest_head_are_intact_but_not_anchored(
    log: Any, entry: Entries
) -> None:
    log.store.append(entry())
    verdict = log.audit.verify()
    assert (verdict.count, verdict.anchored_size) == (SIZE + 1, SIZE)


@pytest.mark.parametrize("column", ["body", "hash"])
@pytest.mark.parametrize("seq", [1, 3, SIZE])
def test_a_changed_byte_of_a_record_is_found(log: Any, column: str, seq: int) -> None:
    old = log.database.rows(f"SELECT {column} FROM records WHERE seq = ?", (seq,))[0][0]
    for place in range(0, len(old), 37):
        changed = old[:place] + bytes([old[place] ^ 1]) + old[place + 1 :]
        log.tamper(f"UPDATE records SET {column} = ? WHERE seq = ?", (changed, seq))
        assert _verdict(log) == (LogExit.EDITED, seq)


def test_any_changed_byte_of_a_sealed_text_or_its_salt_is_found(log: Any) -> None:
    old = log.database.rows("SELECT sealed FROM texts WHERE seq = 4")[0][0]
    for place in range(len(old)):
        changed = old[:place] + bytes([old[place] ^ 1]) + old[place + 1 :]
        log.tamper("UPDATE texts SET sealed = ? WHERE seq = 4", (changed,))
        assert _verdict(log) == (LogExit.EDITED, 4)


@pytest.mark.parametrize(
    ("sql", "first_bad_seq"),
    [
        ("DELETE FROM texts WHERE seq = 3", 3),
        (
            "UPDATE texts SET sealed = substr(sealed, 1, 5 + instr(substr(sealed, 6), x'01')) WHERE seq = 3",
            3,
        ),
        ("UPDATE texts SET sealed = CAST(x'02' || substr(sealed, 2) AS BLOB) WHERE seq = 3", 3),
        ("UPDATE texts SET sealed = CAST(sealed || sealed AS BLOB) WHERE seq = 3", 3),
        ("UPDATE texts SET customer = 1 WHERE seq = 4", 4),
        ("UPDATE texts SET seq = seq + 100 WHERE seq = 5", 5),
        ("UPDATE texts SET sealed = zeroblob(10) WHERE seq = 2", 2),
        ("UPDATE texts SET sealed = x'' WHERE seq = 2", 2),
        ("UPDATE customer_keys SET sealed_key = zeroblob(60) WHERE id = 2", 2),
        ("DELETE FROM customer_keys WHERE id = 1", 1),
        (
            "UPDATE texts SET sealed = CAST(sealed || x'02' || substr(sealed, 2, 9) AS BLOB) WHERE seq = 1",
            1,
        ),
    ],
)
def test_texts_that_are_missing_moved_or_added_are_found(
    log: Any, sql: str, first_bad_seq: int
) -> None:
    log.tamper(sql)
    assert _verdict(log) == (LogExit.EDITED, first_bad_seq)


def test_texts_of_two_records_cannot_be_swapped(log: Any) -> None:
    log.tamper(
        "UPDATE texts SET sealed = (SELECT sealed FROM texts t WHERE t.seq = 4 - texts.seq) "
        "WHERE seq IN (1, 3)"
    )
    assert _verdict(log) == (LogExit.EDITED, 1)


def test_a_text_sealed_anew_with_the_right_key_is_found(log: Any) -> None:
    customer, old = log.database.rows("SELECT customer, sealed FROM texts WHERE seq = 3")[0]
    key = CustomerKeys(log.database, Pseudonyms("", b""), SystemRandomness()).by_number(customer)
    plain = bytes(32) + b"We refund everything."
    sealed = seal(key, plain, content_place(3, "sent_c"), SystemRandomness())
    joined = join_parts({**split_parts(old), "sent_c": sealed})
    log.tamper("UPDATE texts SET sealed = ? WHERE seq = 3", (joined,))
    assert log.store.content(3, "sent_c") == (bytes(32), "We refund everything.")
    assert _verdict(log) == (LogExit.EDITED, 3)


def test_a_text_that_no_record_commits_to_is_found(profile: Any, entry: Entries) -> None:
    profile.store.append(entry())
    profile.store.append(entry(content={"draft_c": "x"}))
    profile.tamper("INSERT INTO texts SELECT 1, customer, sealed FROM texts WHERE seq = 2")
    assert _verdict(profile) == (LogExit.EDITED, 1)


def test_a_log_longer_than_any_piece_it_is_read_in(profile: Any, decision: Entries) -> None:
    with profile.database.transaction():
        for number in range(1_203):
            profile.store.append(decision(draft=f"d-{number}"))
    assert profile.audit.verify().count == 1_203
    profile.tamper("UPDATE texts SET sealed = zeroblob(80) WHERE seq = 1100")
    assert _verdict(profile) == (LogExit.EDITED, 1_100)
    profile.tamper("DELETE FROM records WHERE seq = 900")
    assert _verdict(profile) == (LogExit.EDITED, 900)


def test_an_emptied_hash_is_found(log: Any) -> None:
    log.tamper("UPDATE records SET hash = x'' WHERE seq = 6")
    assert _verdict(log) == (LogExit.EDITED, 6)


def test_swapped_rows_are_found(log: Any) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        log.tamper("UPDATE records SET seq = ? WHERE seq = ?", (new, old))
    assert _verdict(log) == (LogExit.EDITED, 2)


def test_a_row_missing_in_the_middle_is_found(log: Any) -> None:
    log.tamper("DELETE FROM records WHERE seq = 3")
    assert _verdict(log) == (LogExit.EDITED, 3)
    log.tamper("UPDATE records SET seq = seq - 1 WHERE seq > 3")
    assert _verdict(log) == (LogExit.EDITED, 3)


def test_a_cut_tail_is_found_by_the_head_outside(log: Any) -> None:
    log.tamper("DELETE FROM records WHERE seq > 4")
    assert _verdict(log) == (LogExit.TRUNCATED, 5)


def test_an_emptied_log_is_found(log: Any) -> None:
    log.tamper("DELETE FROM records")
    assert _verdict(log) == (LogExit.TRUNCATED, 1)


def test_an_old_database_put_back_is_found(log: Any, entry: Entries) -> None:
    log.close()
    old = log.path.with_name("old.db")
    shutil.copy(log.path, old)
    log.open()
    for _ in range(3):
        log.store.append(entry())
    log.store.keep_head()
    log.close()
    shutil.copy(old, log.path)
    log.open()
    assert _verdict(log) == (LogExit.TRUNCATED, SIZE + 1)
    for number in range(3):
        log.store.append(entry(ticket_id=f"T-other-{number}"))
    assert _verdict(log) == (LogExit.EDITED, SIZE + 1)
    assert "older copy" in log.audit.verify().message


def test_a_chain_written_anew_without_the_key_is_found(log: Any, entry: Entries) -> None:
    log.store.append(entry())
    log.store.append(entry())
    log.store.keep_head()
    log.rechain(SIZE + 1, ticket="T-other")
    verdict = log.audit.verify()
    assert (verdict.exit_code, verdict.first_bad_seq) == (LogExit.EDITED, SIZE + 1)
    assert "7 to 8" in verdict.message


def test_what_was_written_anew_and_cut_is_named_from_the_first_head_that_disagrees(
    log: Any, entry: Entries
) -> None:
    for _ in range(2):
        log.store.append(entry())
        log.store.keep_head()
    log.rechain(SIZE + 1, ticket="T-other")
    log.tamper("DELETE FROM records WHERE seq = ?", (SIZE + 2,))
    assert _verdict(log) == (LogExit.TRUNCATED, SIZE + 1)


def test_a_changed_head_is_a_bad_signature(log: Any) -> None:
    whole = log.heads.path.read_bytes()
    for place in range(len(whole) - 1):
        changed = bytes([whole[place] ^ 1])
        log.heads.path.write_bytes(whole[:place] + changed + whole[place + 1 :])
        assert log.audit.verify().exit_code == LogExit.BAD_SIGNATURE == 5


def test_a_head_of_an_unknown_key_is_a_bad_signature(log: Any) -> None:
    (kept,) = log.heads.notes()
    point = kept.checkpoint()
    stranger = DeviceSigner(bytes([7]) * 32)
    key = NoteKey(point.origin, stranger.public_bytes)
    log.heads.append(sign_note(point.text(), key, stranger.sign))
    assert _verdict(log) == (LogExit.BAD_SIGNATURE, None)
    assert "line 2 of checkpoints.jsonl" in log.audit.verify().message


def test_a_log_of_another_key_than_the_profiles_is_named_from_its_first_record(log: Any) -> None:
    log.signer = DeviceSigner(bytes([7]) * 32)
    log.open()
    assert _verdict(log) == (LogExit.BAD_SIGNATURE, 1)
    assert "unknown key" in log.audit.verify().message


def test_a_head_of_another_profile_is_a_bad_signature(
    log: Any, open_profile: Callable[..., Any], tmp_path: Path, entry: Entries
) -> None:
    other = open_profile(tmp_path / "other")
    other.store.append(entry())
    other.store.keep_head()
    shutil.copy(other.heads.path, log.heads.path)
    assert log.audit.verify().exit_code == LogExit.BAD_SIGNATURE


def test_the_first_of_several_findings_is_named(log: Any) -> None:
    log.tamper("UPDATE records SET hash = zeroblob(32) WHERE seq = 4")
    log.tamper("DELETE FROM texts WHERE seq = 2")
    assert _verdict(log) == (LogExit.EDITED, 2)


def test_a_changed_byte_of_the_file_on_disk_is_found(log: Any) -> None:
    log.close()
    whole = bytearray(log.path.read_bytes())
    for page in range(5, len(whole) // 4096):
        whole[page * 4096 + 2000] ^= 1
    log.path.write_bytes(whole)
    with pytest.raises(StoreDamaged):
        _open_and_verify(log)


def test_records_written_while_it_reads_do_no_harm(log: Any, entry: Entries) -> None:
    original = log.heads.notes

    def heads_then_more() -> Any:
        yield from original()
        log.store.append(entry())
        log.store.keep_head()

    log.heads.notes = heads_then_more
    assert _verdict(log) == (LogExit.DEVICE_ONLY, None)


def test_a_record_put_in_between_is_found(log: Any) -> None:
    log.tamper("UPDATE records SET seq = -seq WHERE seq >= 3")
    log.tamper("UPDATE records SET seq = 1 - seq WHERE seq < 0")
    log.database.execute("INSERT INTO records SELECT 3, body, hash FROM records WHERE seq = 2")
    assert _verdict(log) == (LogExit.EDITED, 3)


def test_a_record_written_twice_is_found(log: Any) -> None:
    log.database.execute(
        f"INSERT INTO records SELECT {SIZE + 1}, body, hash FROM records WHERE seq = {SIZE}"
    )
    assert _verdict(log) == (LogExit.EDITED, SIZE + 1)
