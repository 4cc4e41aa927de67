"""A log is one chain, or the first record that is wrong is named."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.chain import ChainReport, ChainState, verify_chain
from agent_assist.domain.records import (
    GENESIS_PREV_HEX,
    ChainedRecord,
    LogEntry,
    RecordType,
    leaf_hash_hex,
    record_body,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SIZE = 9


def _record(seq: int, prev_hex: str, **fields: Any) -> ChainedRecord:
    entry = LogEntry(RecordType.SHOWN, NOW, "alice", f"T-{seq}", "a@example.org", **fields)
    body = record_body(
        entry, seq=seq, prev_hex=prev_hex, device="d", key_id="k", commitments={"draft_c": "ab"}
    )
    return ChainedRecord(seq, body, leaf_hash_hex(body))


def _chain(size: int = SIZE, **fields: Any) -> list[ChainedRecord]:
    records, prev = [], GENESIS_PREV_HEX
    for seq in range(1, size + 1):
        records.append(_record(seq, prev, **fields))
        prev = records[-1].hash_hex
    return records


def _with_body(record: ChainedRecord, **changes: Any) -> ChainedRecord:
    """The record with other values in its body and the hash that goes with them."""
    body = canonical_json(json.loads(record.body) | changes)
    return record._replace(body=body, hash_hex=leaf_hash_hex(body))


def _finding(records: list[ChainedRecord]) -> tuple[ChainState, int | None]:
    report = verify_chain(records)
    return report.state, report.first_bad_seq


def test_an_empty_log_is_intact() -> None:
    assert verify_chain([]) == ChainReport(ChainState.INTACT, 0, GENESIS_PREV_HEX)


def test_records_that_came_without_hashes_are_chained_by_their_bodies() -> None:
    bare = [record._replace(hash_hex="") for record in _chain()]
    assert verify_chain(bare) == verify_chain(_chain())
    for place in range(SIZE - 1):
        changed = [*bare[:place], _with_body(bare[place], ticket="T-x"), *bare[place + 1 :]]
        changed[place] = changed[place]._replace(hash_hex="")
        assert _finding(changed)[1] == place + 1


def test_an_intact_log_ends_with_its_newest_hash() -> None:
    records = _chain()
    assert verify_chain(records) == ChainReport(ChainState.INTACT, SIZE, records[-1].hash_hex)


@pytest.mark.parametrize(
    "fields",
    [
        {"prompt": "}"},
        {"prompt": 'a","sent_c":"'},
        {"detail": {"prev": "ff", "prompt": "", "seq": 99, "signals_c": None}},
        {"detail": {"note": '","prev":"ff","prompt":"'}},
        {"kb": ('","seq":7,"signals_c":', "Zażółć 🙂")},
    ],
)
def test_contents_that_look_like_links_confuse_nothing(fields: dict[str, Any]) -> None:
    assert verify_chain(_chain(**fields)).state is ChainState.INTACT


@pytest.mark.parametrize("seq", [1, 5, SIZE])
def test_any_changed_byte_of_a_body_is_found(seq: int) -> None:
    records = _chain()
    body = records[seq - 1].body
    for place in range(len(body)):
        changed = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        tampered = list(records)
        tampered[seq - 1] = records[seq - 1]._replace(body=changed)
        assert _finding(tampered) == (ChainState.EDITED, seq)


@pytest.mark.parametrize("seq", [1, 5, SIZE])
def test_a_changed_hash_is_found(seq: int) -> None:
    records = _chain()
    records[seq - 1] = records[seq - 1]._replace(hash_hex="0" * 64)
    assert _finding(records) == (ChainState.EDITED, seq)


@pytest.mark.parametrize("seq", [1, 5, SIZE - 1])
def test_an_edit_with_its_own_hash_recomputed_is_named_itself(seq: int) -> None:
    records = _chain()
    records[seq - 1] = _with_body(records[seq - 1], ticket="T-other")
    assert _finding(records) == (ChainState.EDITED, seq)


def test_an_edited_link_with_its_hash_recomputed_is_named_itself() -> None:
    records = _chain()
    records[4] = _with_body(records[4], prev="ab" * 32)
    assert _finding(records) == (ChainState.EDITED, 5)


def test_the_last_link_can_have_been_cut_at_either_end_and_the_earlier_one_is_named() -> None:
    records = _chain()
    records[-1] = _with_body(records[-1], prev="ab" * 32)
    assert _finding(records) == (ChainState.EDITED, SIZE - 1)


@pytest.mark.parametrize("seq", [1, 4, SIZE - 1])
def test_a_missing_record_is_named(seq: int) -> None:
    records = _chain()
    del records[seq - 1]
    assert _finding(records) == (ChainState.REORDERED, seq)


def test_a_missing_record_is_named_when_the_rest_was_renumbered() -> None:
    records = _chain()
    del records[3]
    records = [record._replace(seq=place) for place, record in enumerate(records, start=1)]
    assert _finding(records) == (ChainState.REORDERED, 4)


def test_a_gap_is_named_when_the_links_around_it_were_mended() -> None:
    records = _chain()
    del records[3]
    for place in range(3, len(records)):
        records[place] = _with_body(records[place], prev=records[place - 1].hash_hex)
    assert _finding(records) == (ChainState.REORDERED, 4)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 7), (SIZE - 1, SIZE)])
def test_swapped_records_are_named(one: int, other: int) -> None:
    records = _chain()
    first, second = records[one - 1], records[other - 1]
    records[one - 1], records[other - 1] = second._replace(seq=one), first._replace(seq=other)
    assert _finding(records) == (ChainState.REORDERED, one)


def test_a_record_twice_is_named() -> None:
    records = _chain()
    records.insert(4, records[3])
    assert _finding(records) == (ChainState.REORDERED, 5)


def test_a_log_that_begins_elsewhere_is_no_log() -> None:
    assert _finding([_record(1, "ab" * 32)]) == (ChainState.BAD_FIRST_LINK, 1)


def test_a_cut_end_cannot_be_seen_by_the_chain_alone() -> None:
    assert _finding(_chain()[:-3]) == (ChainState.INTACT, None)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"7", b"\xff", b'{"seq":1,"prev":2}'])
def test_bytes_that_are_no_record_are_an_edit(body: bytes) -> None:
    records = _chain()
    records[2] = ChainedRecord(3, body, leaf_hash_hex(body))
    state, seq = _finding(records)
    assert state in (ChainState.EDITED, ChainState.REORDERED)
    assert seq == 3


def test_the_report_counts_what_was_good_before() -> None:
    records = _chain()
    records[5] = records[5]._replace(hash_hex="0" * 64)
    report = verify_chain(records)
    assert (report.count, report.head_hex) == (5, records[4].hash_hex)


def test_a_link_that_stands_only_inside_another_object_is_not_the_records() -> None:
    good = json.loads(_record(1, GENESIS_PREV_HEX).body)
    inner = {"a": 0, "prev": GENESIS_PREV_HEX, "prompt": "", "seq": 1, "signals_c": None}
    body = canonical_json(good | {"prev": "ab" * 32, "seq": 9, "detail": inner, "zz": inner})
    assert _finding([ChainedRecord(1, body, leaf_hash_hex(body))])[1] == 1


def _make_stream(count: int) -> Callable[[], Any]:
    def stream() -> Any:
        prev = GENESIS_PREV_HEX
        for seq in range(1, count + 1):
            record = _record(seq, prev)
            prev = record.hash_hex
            yield record

    return stream


def test_a_long_log_is_checked_as_it_streams() -> None:
    stream = _make_stream(2_000)
    tracemalloc.start()
    report = verify_chain(stream())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.count == 2_000
    assert peak < 200_000
