"""Use cases over a whole small company: a ticket folder, an encrypted store in memory, a scripted model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_assist.domain.approvals import Shown
from agent_assist.domain.review import ReviewState
from agent_assist.services.assessment import Assessment, assess
from agent_assist.services.drafting import DraftEvent, DraftReady
from agent_assist.services.review import Review
from tests.fakes.office import Office, open_office

SHOWN = Shown(True, True, 4000, 900)
"""The whole draft for four seconds, the whole preview for nine tenths of one."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Opens an office as the test wants it, and closes it afterwards."""
    offices: list[Office] = []

    def build(**changes) -> Office:
        folder = tmp_path / str(len(offices))
        folder.mkdir()
        offices.append(open_office(folder, **changes))
        return offices[-1]

    yield build
    for office in offices:
        office.close()


@pytest.fixture
def office(opened: Callable[..., Office]) -> Office:
    """One customer asks whether a lamp can be returned."""
    return opened()


def drafted(office: Office, ticket_id: str = "7001", hint: str = "") -> list[DraftEvent]:
    """Everything that drafting a reply reports."""

    async def collect() -> list[DraftEvent]:
        return [event async for event in office.services.drafting.draft(ticket_id, hint)]

    return asyncio.run(collect())


def check(office: Office, review: Review) -> Assessment:
    """Check the text as it is now, as the window does when typing rests."""
    assert review.draft is not None
    review.assessment = assess(
        review.draft,
        review.text,
        settled=review.settled,
        conversation=review.conversation,
        guide=office.services.calibration.guide(review.conversation.ticket, review.draft.model),
        answerable=review.answerable,
        today=office.clock.now().date(),
    )
    return review.assessment


def reviewed(office: Office, ticket_id: str = "7001") -> Review:
    """A draft that an agent has read to its end and not changed."""
    ready = drafted(office, ticket_id)[-1]
    assert isinstance(ready, DraftReady), ready
    conversation = office.services.reader.conversation(ticket_id)
    screened = office.services.screening.screen(conversation)
    review = Review(conversation, screened.screening, screened.person_was_asked)
    review.become(ReviewState.COMPLETE)
    review.take_draft(ready.draft, ready.answerable)
    review.was_shown_whole = True
    check(office, review)
    return review


def approved(office: Office, ticket_id: str = "7001") -> str:
    """The id of a reply that was approved just now and waits for its undo window to end."""
    review = reviewed(office, ticket_id)
    approving = office.services.approving
    return approving.approve(review, approving.prepare(review), SHOWN).id
