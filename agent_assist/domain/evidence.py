"""What a sentence may rest on. Rule: the customer's own words are never evidence for what the company promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PassageKind(StrEnum):
    """Where a passage comes from; promises may rest on POLICY and ORDER only, or on an ARTICLE that states them."""

    ARTICLE = "article"
    POLICY = "policy"
    SAVED_REPLY = "saved_reply"
    ORDER = "order"
    TICKET = "ticket"
    PAST_REPLY = "past_reply"


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of an article, a policy, a saved reply or the order data.

    `id` is unique and stable (`missed-deliveries#2`, `order:48213`); `title` names the document and,
    where it has one, the section; `updated` may be unknown.
    """

    id: str
    title: str
    text: str
    kind: PassageKind
    language: str
    updated: date | None = None
    expires: date | None = None
    owner: str = ""
    audience: str = "customers"

    def is_expired(self, today: date) -> bool:
        """Whether the document's own expiry date has passed."""
        return self.expires is not None and self.expires < today

    def is_old(self, today: date) -> bool:
        """Older than twelve months: shown as ", old"."""
        return self.updated is not None and (today - self.updated).days > 365


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, best first; `score` is relative within one search, 0..1."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Clarity:
    """How clearly a search answered; the defaults say that nothing was found to compare.

    `margin` (0..1) is how far the best passage is ahead of the next article's, None where there is no other article;
    `alike` of the `compared` passages behind the best are about the same thing; `shared` of the five best in meaning
    are also among the five best by words, None where words alone rank.
    """

    margin: float | None = None
    alike: int = 0
    compared: int = 0
    shared: int | None = None


NOT_CLEAR = Clarity()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, how likely (0..1) it is that the knowledge answers the query at all, and how clearly."""

    hits: tuple[Hit, ...]
    answerable: float
    clarity: Clarity = NOT_CLEAR
