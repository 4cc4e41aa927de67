"""Checks that a decision log is one unbroken chain. Rule: it names the first record that is wrong, and never guesses.

The expected number and link of a record are known before its body is read, so an intact body need not be
parsed: it must hold them where the canonical form puts them. Anything else is parsed and judged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent_assist.domain.records import GENESIS_PREV_HEX, ChainedRecord


class ChainState(StrEnum):
    """What is true of the whole chain."""

    INTACT = "intact"
    EDITED = "edited"
    REORDERED = "reordered or missing"
    BAD_FIRST_LINK = "bad first link"


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check found: `count` good records from the start, `head_hex` the last good one's hash.

    `first_bad_seq` is the first altered, missing or displaced record, None when intact.
    """

    state: ChainState
    count: int
    head_hex: str
    first_bad_seq: int | None = None


def verify_chain(records: Iterable[ChainedRecord]) -> ChainReport:
    """Check hashes, numbers and links of all records, from the first one on, in one pass."""
    count, head = 0, GENESIS_PREV_HEX
    remaining = iter(records)
    for record in remaining:
        leaf = hashlib.sha256(b"\x00" + record.body).hexdigest()
        if record.seq != count + 1 or leaf != record.hash_hex or not _fits(record, head):
            return _judge(record, next(remaining, None), count, head)
        count, head = record.seq, leaf
    return ChainReport(ChainState.INTACT, count, head)


def _fits(record: ChainedRecord, prev_hex: str) -> bool:
    """Whether the body states this number and this link; quick for a canonical body."""
    body = record.body
    link = body.find(b',"prev":"%b","prompt":' % prev_hex.encode())
    number = body.find(b',"seq":%d,"signals_c":' % record.seq, link)
    # A closing brace between the link and the end would mean that it stands inside another object.
    if link > 0 and number > 0 and body.find(b"}", link) == len(body) - 1:
        return True
    return _place(body) == (record.seq, prev_hex)


def _place(body: bytes) -> tuple[object, object]:
    """The number and the link that a body states, (None, None) when it is no record."""
    try:
        parsed = json.loads(body)
    except ValueError:
        return None, None
    if not isinstance(parsed, dict):
        return None, None
    return parsed.get("seq"), parsed.get("prev")


def _judge(
    record: ChainedRecord, following: ChainedRecord | None, count: int, head: str
) -> ChainReport:
    """What is wrong at the first record that does not fit behind `count` good ones."""
    expected = count + 1
    leaf = hashlib.sha256(b"\x00" + record.body).hexdigest()
    stated_seq, stated_prev = _place(record.body)
    if record.seq != expected:
        return ChainReport(ChainState.REORDERED, count, head, expected)
    if leaf != record.hash_hex or stated_prev is None:
        return ChainReport(ChainState.EDITED, count, head, expected)
    if stated_seq != expected:
        return ChainReport(ChainState.REORDERED, count, head, expected)
    if count == 0:
        return ChainReport(ChainState.BAD_FIRST_LINK, 0, head, expected)
    return ChainReport(ChainState.EDITED, count, head, _edited_end(record, following, expected))


def _edited_end(record: ChainedRecord, following: ChainedRecord | None, seq: int) -> int:
    """Which end of a broken link was edited: this record when its own hash changed, else the one before."""
    if following is None or _place(following.body)[1] == record.hash_hex:
        return seq - 1
    return seq
