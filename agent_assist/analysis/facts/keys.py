"""When a fact of a reply is given by a fact of a source. Rule: equal, or less precise, never merely near.

A claim states one of its keys; a source gives all of its keys; the claim is given where they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.numbers import plain
from agent_assist.analysis.facts.times import canonical_duration

PHONE_DIGITS = 9


def claim_keys(fact: Fact, today: date) -> frozenset[str]:
    """Any one of these in a source gives the fact."""
    value = fact.value
    if fact.kind is FactKind.MONEY:
        return frozenset({f"money {value}", f"bare {_major(value)}"})
    if fact.kind is FactKind.DURATION:
        return frozenset({f"duration {canonical_duration(value)}", f"bare {value.split()[0]}"})
    if fact.kind is FactKind.TIME and value.startswith("~"):
        hour, minute = int(value[1:3]), value[3:]
        return frozenset({f"time {hour % 12:02d}{minute}", f"time {hour % 12 + 12:02d}{minute}"})
    if fact.kind is FactKind.DATE and value.startswith("day:"):
        return frozenset({f"date {today + timedelta(days=int(value[4:]))}", f"date {value}"})
    if fact.kind is FactKind.PERCENT:
        return frozenset({f"percent {value}", f"bare {value}"})
    if fact.kind is FactKind.ID:
        return frozenset({f"id {value}", *_phone_keys(value, abroad="at home", home="abroad")})
    return frozenset({f"{fact.kind} {value}"})


def evidence_keys(fact: Fact) -> Iterator[str]:
    """Everything that a fact of a source gives."""
    value = fact.value
    if fact.kind is FactKind.DATE:
        yield from _date_keys(value)
    elif fact.kind is FactKind.TIME:
        yield from _time_keys(value)
    elif fact.kind is FactKind.DURATION:
        yield from (f"duration {canonical_duration(value)}", f"number {value.split()[0]}")
    elif fact.kind is FactKind.MONEY:
        yield from (f"money {value}", f"number {_major(value)}")
    elif fact.kind is FactKind.PERCENT:
        yield from (f"percent {value}", f"number {value}")
    elif fact.kind is FactKind.NUMBER:
        yield from (f"number {value}", f"bare {value}")
    elif fact.kind is FactKind.LINK:
        yield from (f"link {value}", f"link {value.split('/')[0]}")
    elif fact.kind is FactKind.ID:
        yield from _id_keys(value)
    else:
        yield f"{fact.kind} {value}"


def _id_keys(value: str) -> Iterator[str]:
    yield f"id {value}"
    yield from _phone_keys(value, abroad="abroad", home="at home")
    if value.isdigit():
        yield f"number {value}"


def _phone_keys(value: str, *, abroad: str, home: str) -> Iterator[str]:
    """A telephone number with its country code and the same with a nought instead (E.164: 1 to 3 digits)."""
    if not value.isdigit() or len(value) < PHONE_DIGITS:
        return
    if value.startswith("0"):
        yield f"phone {home} {value.lstrip('0')}"
    else:
        yield from (f"phone {abroad} {value[n:]}" for n in (1, 2, 3))


def _date_keys(value: str) -> Iterator[str]:
    yield f"date {value}"
    parts = value.split("-")
    if len(parts) == 3 and parts[0]:
        day = date.fromisoformat(value)
        yield from (f"date --{value[5:]}", f"date {value[:7]}", f"date --{value[5:7]}")
        yield from (f"date weekday:{day.weekday()}", f"number {day.day}", f"number {day.year}")
    elif value.startswith("--") and len(value) == 7:
        yield from (f"date {value[:4]}", f"number {int(value[5:])}")
    elif len(parts) == 2:
        yield from (f"date --{value[5:]}", f"number {value[:4]}")


def _time_keys(value: str) -> Iterator[str]:
    bare = value.lstrip("~")
    hour = int(bare[:2])
    yield from (
        f"time {bare}",
        f"number {hour}",
        f"number {hour % 12 or 12}",
        f"number {int(bare[3:])}",
    )
    if value.startswith("~"):
        yield f"time {hour % 12 + 12:02d}{bare[2:]}"


def _major(money: str) -> str:
    return plain(Decimal(money.split()[0]) / 100)
