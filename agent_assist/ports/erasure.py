"""Erasing what is kept of a customer, or for too long. Rule: each time is one record, in the same transaction.

What the record lists is what may be missing from then on; the chain itself covers commitments only and stays whole.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent_assist.domain.records import LogEntry


@dataclass(frozen=True, slots=True)
class Erased:
    """What went. `seq` and `hash_hex` are the record that says so; the numbers count rows.

    `texts` are log records whose texts went, `replies` sent or withdrawn replies, `drafts` AI drafts, `prompts` what
    left for a model, `works` texts that somebody was writing, `wishes` tickets on which the customer had asked for a
    person, `handed_over` tickets that were handed over.
    """

    seq: int
    hash_hex: str
    texts: int
    replies: int
    drafts: int
    prompts: int
    works: int
    wishes: int = 0
    handed_over: int = 0


class TextEraser(Protocol):
    """Destroys content keys and the texts under them."""

    def tickets_of(self, email: str) -> frozenset[str]:
        """The tickets with texts or notes of this customer's, for whatever else is kept by ticket."""
        ...

    def erase_customer(self, email: str, tickets: Collection[str], entry: LogEntry) -> Erased:
        """Destroy the customer's key and what is kept for these tickets; `entry` gains the list of records.

        InputError when nothing is kept, or a reply to them is still on its way.
        """
        ...

    def erase_older(self, before: datetime, entry: LogEntry) -> Erased | None:
        """The same for everything from before this moment; None, and no record, where there is nothing.

        Only the log's beginning up to the first record that is young enough: a clock that jumped erases nothing young.
        """
        ...
