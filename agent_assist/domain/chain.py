"""Checks that a decision log is one unbroken chain. Rule: it names the first record that is wrong, and never guesses.

The expected number and link of a record are known before its body is read, so an intact body need not be
parsed: it must hold them where the canonical form puts them, which is where the last body of the same length
had them, most of the time. Anything else is parsed and judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from agent_assist.domain.records import GENESIS_PREV_HEX, ChainedRecord, leaf_hash_hex

_NOWHERE = (0, 0)


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
    places: dict[int, tuple[int, int]] = {}
    remaining = iter(records)
    for record in remaining:
        body = record.body
        leaf = sha256(b"\x00" + body).hexdigest()
        size = len(body)
        link, number = places.get(size, _NOWHERE)
        fits = (
            body.startswith(b',"prev":"%b","prompt":' % head.encode(), link)
            and body.startswith(b',"seq":%d,"signals_c":' % (count + 1), number)
            # A closing brace between the link and the end would mean that it stands inside another object.
            and body.find(b"}", link) == size - 1
        ) or _fits(body, count + 1, head, places)
        if not fits or record.hash_hex not in (leaf, "") or record.seq != count + 1:
            return _judge(record, next(remaining, None), count, head)
        count, head = record.seq, leaf
    return ChainReport(ChainState.INTACT, count, head)


def _fits(body: bytes, seq: int, prev_hex: str, places: dict[int, tuple[int, int]]) -> bool:
    """Whether the body states this number and this link; `places` learns where a canonical one does."""
    link = body.find(b',"prev":"%b","prompt":' % prev_hex.encode())
    number = body.find(b',"seq":%d,"signals_c":' % seq, link)
    if link > 0 and number > 0 and body.find(b"}", link) == len(body) - 1:
        places[len(body)] = link, number
        return True
    return _place(body) == (seq, prev_hex)


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
    leaf = sha256(b"\x00" + record.body).hexdigest()
    stated_seq, stated_prev = _place(record.body)
    if record.seq != expected:
        return ChainReport(ChainState.REORDERED, count, head, expected)
    if record.hash_hex not in (leaf, "") or stated_prev is None:
        return ChainReport(ChainState.EDITED, count, head, expected)
    if stated_seq != expected:
        return ChainReport(ChainState.REORDERED, count, head, expected)
    if count == 0:
        return ChainReport(ChainState.BAD_FIRST_LINK, 0, head, expected)
    return ChainReport(ChainState.EDITED, count, head, _edited_end(record, following, expected))


def _edited_end(record: ChainedRecord, following: ChainedRecord | None, seq: int) -> int:
    """Which end of a broken link was edited: this record when its own hash changed, else the one before."""
    if following is None or _place(following.body)[1] == leaf_hash_hex(record.body):
        return seq - 1
    return seq
