"""What one setting is: its kind, its default, what may stand there. Rule: a value that does not fit is never taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from agent_assist.domain.setting_values import are_outcomes


class Kind(StrEnum):
    """What a value is made of."""

    TEXT = "text"
    SWITCH = "switch"
    WHOLE = "whole number"
    SHARE = "number from 0 to 1"
    CHOICE = "choice"
    LIST = "list of texts"
    PAIRS = "list of pairs of texts"


class Scope(StrEnum):
    """Who decides it."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Item:
    """One setting.

    `choices` are (value, words); `low` and `high` bound a number; `test` and `wanted` are for texts of a certain
    form, each text of a list; `safer` is what holds when a value is bad, None for the default; a bad value of one that
    `guards_network` stops the asking of servers.
    """

    key: str
    kind: Kind
    default: Any
    title: str
    sentence: str
    page: str
    scope: Scope = Scope.PERSON
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0
    test: Callable[[str], bool] | None = None
    wanted: str = ""
    safer: Any = None
    guards_network: bool = False

    @property
    def safer_value(self) -> Any:
        """What holds instead of a value that cannot be used."""
        return self.default if self.safer is None else self.safer

    @property
    def allowed(self) -> str:
        """What may stand there, in words."""
        match self.kind:
            case Kind.SWITCH:
                return "true or false"
            case Kind.WHOLE:
                return f"a whole number from {self.low} to {self.high}"
            case Kind.SHARE:
                return "a number from 0 to 1"
            case Kind.CHOICE:
                return "one of " + ", ".join(f'"{value}"' for value, _ in self.choices)
            case Kind.LIST:
                return "a list of " + (self.wanted or "texts")
            case Kind.PAIRS:
                return "two to eight pairs of a title and a note"
            case Kind.TEXT:
                return self.wanted or "a text"

    def problem(self, value: object) -> str:
        """Why this value cannot be used, "" when it can."""
        return (
            "" if _fits(self, value) else f"{self.key} must be {self.allowed}, not {_shown(value)}"
        )


_MOST_SHOWN = 40


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


def _fits(item: Item, value: object) -> bool:
    match item.kind:
        case Kind.SWITCH:
            return isinstance(value, bool)
        case Kind.WHOLE:
            is_whole = isinstance(value, int) and not isinstance(value, bool)
            return is_whole and item.low <= int(str(value)) <= item.high
        case Kind.SHARE:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return is_number and 0 <= float(str(value)) <= 1
        case Kind.CHOICE:
            return value in {name for name, _ in item.choices}
        case Kind.LIST:
            return isinstance(value, list) and all(_is_good_text(item, each) for each in value)
        case Kind.PAIRS:
            return value == [] or are_outcomes(value)
        case Kind.TEXT:
            return _is_good_text(item, value)


def _is_good_text(item: Item, value: object) -> bool:
    if not isinstance(value, str) or "\0" in value:
        return False
    return item.test is None or value == item.default or item.test(value)
