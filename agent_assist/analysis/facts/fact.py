"""A hard fact in a text: something that is either exactly right or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What kind of hard fact it is."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PERCENT = "percent"
    LINK = "link"
    EMAIL = "email"
    ID = "id"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at `[start, end)` in code points.

    `value` is the same in every notation: `750 GBP` (minor units), `2026-11-27` or `--11-27` (no year
    given), `2026-11`, `weekday:4` (0 is Monday), `day:+1` (from today), `15:00`, `5 working_day`, `25`,
    `example.org/path`, `kc77310482`. `is_word` says that a number was written out.
    """

    kind: FactKind
    start: int
    end: int
    value: str
    is_word: bool = False
