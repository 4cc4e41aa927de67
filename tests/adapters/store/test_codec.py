"""Values of the domain survive being stored, also across versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest

from agent_assist.adapters.store.codec import from_text, to_text
from agent_assist.domain.errors import BugError, StoreDamaged


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    name: str
    size: int = 3


@dataclass(frozen=True)
class Outer:
    at: datetime
    day: date | None
    colour: Colour
    inner: Inner
    many: tuple[Inner, ...]
    pair: tuple[str, int]
    ratio: float = 0.5
    is_on: bool = False


CET = timezone(timedelta(hours=1))
VALUE = Outer(
    datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=CET),
    date(2026, 1, 2),
    Colour.RED,
    Inner("a"),
    (Inner("b", 1), Inner("\ud800🙂\x00")),
    ("x", 2),
    0.1,
    True,
)


def test_a_value_comes_back_equal() -> None:
    assert from_text(Outer, to_text(VALUE)) == VALUE
    assert from_text(Outer, to_text(VALUE)).colour is Colour.RED


def test_nothing_stays_nothing() -> None:
    value = Outer(datetime(2026, 1, 2, tzinfo=UTC), None, Colour.RED, Inner(""), (), ("", 0))
    assert from_text(Outer, to_text(value)) == value


def test_a_missing_field_takes_its_default_and_an_unknown_one_is_left_out() -> None:
    assert from_text(Inner, '{"name": "a", "later": [1]}') == Inner("a", 3)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Inner, "{}"),
        (Inner, "not json"),
        (Inner, "[]"),
        (Outer, to_text(VALUE).replace("red", "blue")),
        (Outer, to_text(VALUE).replace("2026-01-02T", "yesterday")),
        (Outer, to_text(VALUE).replace('["x",2]', '["x"]')),
    ],
)
def test_what_is_not_the_value_is_named_as_damage(kind: type, text: str) -> None:
    with pytest.raises(StoreDamaged, match="cannot be read"):
        from_text(kind, text)


def test_a_value_of_another_kind_is_our_fault() -> None:
    with pytest.raises(BugError, match="set"):
        to_text({1})
