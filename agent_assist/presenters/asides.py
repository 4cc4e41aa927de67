"""Typed words that something else took the place of: kept with the ticket's work until they come back, or are let go.

Rule: nothing a person typed is lost, neither by putting more aside nor by a restart.
"""

from __future__ import annotations

from dataclasses import replace

from agent_assist.domain.drafts import Draft
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.domain.work import PutAside
from agent_assist.presenters import banners
from agent_assist.presenters.context import Context
from agent_assist.services.review import Review, own_words

KEY = "aside"
_BREAK = "\n\n"
MOST_KEPT = 20
"""Texts put aside on one ticket; of more, the oldest go."""


class Asides:
    """What was put aside on each ticket, the latest last, and the drafts that these texts grew from."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[str, tuple[PutAside, ...]] = {}
        self._drafts: dict[str, Draft] = {}

    def of(self, ticket_id: str) -> tuple[PutAside, ...]:
        """What is kept for a ticket."""
        return self._kept.get(ticket_id, ())

    def draft(self, aside: PutAside) -> Draft | None:
        """The draft that a text grew from."""
        return self._drafts.get(aside.draft_id)

    def put(self, review: Review) -> None:
        """Keep what stands in the editor, and offer it."""
        draft, ticket_id = review.draft, review.conversation.ticket.id
        if draft is not None:
            self._drafts[draft.id] = draft
        aside = PutAside(
            review.text,
            review.provenance,
            draft.id if draft is not None else "",
            review.is_own_words,
            review.settled,
        )
        self._offer(ticket_id, (*self.of(ticket_id), aside)[-MOST_KEPT:])

    def restore(
        self, ticket_id: str, kept: tuple[PutAside, ...], drafts: tuple[Draft, ...]
    ) -> None:
        """What was kept before the app ended. Of a draft that is gone only the person's own words come back:
        AI's words without their draft could pass for a person's.
        """
        self._drafts |= {draft.id: draft for draft in drafts}
        if kept and not self.of(ticket_id):
            self._offer(ticket_id, tuple(self._with_draft(aside) for aside in kept))

    def take(self, ticket_id: str) -> PutAside | None:
        """The latest, which goes back into the editor; the banner stays while there are more."""
        kept = self.of(ticket_id)
        self._offer(ticket_id, kept[:-1])
        return kept[-1] if kept else None

    def forget(self, ticket_id: str) -> None:
        """The person lets them go, or the reply was sent."""
        self._offer(ticket_id, ())

    def _offer(self, ticket_id: str, kept: tuple[PutAside, ...]) -> None:
        if kept:
            self._kept[ticket_id] = kept
            self._context.add_banner(ticket_id, banners.put_aside(self._context.tr))
        else:
            self._kept.pop(ticket_id, None)
            self._context.drop_banner(ticket_id, KEY)

    def _with_draft(self, aside: PutAside) -> PutAside:
        return aside if aside.draft_id in self._drafts else without_ai(aside)


def without_ai(aside: PutAside) -> PutAside:
    """The person's own words of it; the same where no others are among them."""
    if not aside.provenance.count(Origin.AI):
        return aside
    text, provenance = own_words(aside.text, aside.provenance)
    return PutAside(text, provenance, is_own_words=True)


def set_apart(aside: PutAside, following: str) -> PutAside:
    """The same with a blank line behind it, as far as neither it nor what follows brings one already."""
    if not aside.text.strip():
        return aside
    ends = len(aside.text) - len(aside.text.rstrip("\n"))
    begins = len(following) - len(following.lstrip("\n"))
    gap = _BREAK[ends + begins :]
    runs = (*aside.provenance.runs, Run(len(gap), Origin.PERSON))
    return replace(aside, text=aside.text + gap, provenance=Provenance.of(runs))
