"""A long day at the desk: what nobody touched is let go, what somebody did stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.disclosure import DraftSource
from agent_assist.presenters import forgetting
from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent

IDS = [f"70{number}" for number in range(10, 20)]


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forgetting, "KEPT", 3)
    tickets = tuple(ticket(i, email=f"c{i}@mail.example", name=f"C{i} D") for i in IDS)
    office = open_office(tmp_path, tickets=tickets, prepare_ahead=0)
    yield Agent(office)
    office.close()


def row_words(agent: Agent) -> dict[str, str]:
    rows = [row for section in agent.work.queue.sections for row in section.rows]
    return {row.ticket_id: row.state_words for row in rows}


def test_only_the_latest_tickets_are_kept_and_all_rows_still_say_how_they_stand(
    agent: Agent,
) -> None:
    before = row_words(agent)
    assert set(before.values()) == {"No draft"}
    for ticket_id in IDS:
        agent.open(ticket_id)
    assert list(agent.work.context.reviews) == IDS[-3:]
    after = row_words(agent)
    assert after[IDS[0]] == after[IDS[-1]] != "No draft"


def test_a_ticket_that_is_opened_again_is_drafted_again(agent: Agent) -> None:
    for ticket_id in (*IDS, IDS[0]):
        agent.open(ticket_id)
    review = agent.work.context.review
    assert review is not None
    assert review.draft is not None
    assert review.conversation.ticket.id == IDS[0]
    assert IDS[0] not in agent.work.context.rows_left


def test_words_like_a_draft_that_was_let_go_keep_its_mark(agent: Agent) -> None:
    agent.open(IDS[0])
    first = agent.work.context.review
    assert first is not None
    text = first.text
    for ticket_id in IDS[1:]:
        agent.open(ticket_id)
    agent.open(IDS[0])
    agent.work.editing.write_myself()
    review = agent.work.context.review
    assert review is not None
    assert review is not first
    review.text = text
    assert review.source is DraftSource.MODEL


def test_typed_words_are_never_let_go(agent: Agent) -> None:
    agent.open(IDS[0])
    agent.types(" One more word.")
    agent.wait(2)
    kept = agent.work.context.review
    for ticket_id in IDS[1:]:
        agent.open(ticket_id)
    assert agent.work.context.reviews[IDS[0]] is kept
    agent.open(IDS[0])
    assert agent.work.draft.content.text.endswith("One more word.")


def test_a_held_reply_and_a_sent_one_stay(agent: Agent) -> None:
    agent.open(IDS[0])
    agent.reads()
    agent.approves()
    for ticket_id in IDS[1:6]:
        agent.open(ticket_id)
    assert agent.work.context.reviews[IDS[0]].state.value in ("undo_window", "sent")


def test_a_newer_message_takes_the_old_words_from_the_row(agent: Agent) -> None:
    for ticket_id in IDS:
        agent.open(ticket_id)
    agent.office.customer_writes(IDS[0], "Are you there?")
    agent.work.opening.refresh(frozenset({IDS[0]}))
    assert row_words(agent)[IDS[0]] == "No draft"
