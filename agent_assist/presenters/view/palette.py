"""What can be picked from a list by typing: tickets, commands, saved replies, pages of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PickKind(StrEnum):
    """What picking a row does."""

    TICKET = "ticket"
    COMMAND = "command"
    REPLY = "reply"
    PAGE = "page"
    QUEUE = "queue"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class PickRow:
    """A row: `id` is that of the ticket, action, passage, page or queue; `kind_words` stands at the right.

    `also` holds other words by which it is found; they are not shown.
    """

    kind: PickKind
    id: str
    icon: str
    title: str
    detail: str = ""
    kind_words: str = ""
    keys: tuple[str, ...] = ()
    also: str = ""

    @property
    def accessible(self) -> str:
        """The row in words."""
        return ", ".join(part for part in (self.title, self.detail, self.kind_words) if part)


@dataclass(frozen=True, slots=True)
class PaletteView:
    """The rows for what was typed; `note` stands where there are none."""

    words: str
    rows: tuple[PickRow, ...]
    note: str = ""
