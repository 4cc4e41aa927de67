"""Finding tickets while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from agent_assist.domain.errors import HelpdeskError
from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.parts import Part
from tests.presenters.conftest import Agent


def shown(agent: Agent) -> set[str]:
    return {i for section in agent.work.queue.sections for i in section.ids}


def test_rows_are_found_at_once_and_messages_when_the_typing_rests(agent: Agent) -> None:
    everything = shown(agent)
    some = agent.work.context.reader.conversation(min(everything))
    word = max(some.messages[0].text.split(), key=len).strip(".,?")
    agent.work.search(word)
    agent.wait(1)
    assert some.ticket.id in shown(agent)
    agent.work.search("")
    assert shown(agent) == everything


def test_an_answer_to_words_that_were_typed_over_is_dropped(agent: Agent) -> None:
    held: list[Callable[[], None]] = []

    def hold(work: Callable[[], object], done: Callable[[object], None], _: object) -> None:
        held.append(lambda: done(work()))

    some = min(shown(agent))
    agent.runner.run = hold  # type: ignore[method-assign, assignment]
    agent.work.search(some)
    agent.wait(1)
    agent.work.search("nothing holds this")
    agent.wait(1)
    for answer in reversed(held):
        answer()
    assert shown(agent) == set()


def test_choosing_a_queue_ends_the_search(agent: Agent) -> None:
    agent.work.search("nothing holds this")
    agent.work.set_filter("All queues")
    agent.wait(1)
    assert shown(agent)


def test_what_cannot_be_searched_is_said(agent: Agent) -> None:
    def broken(_: str) -> tuple[Ticket, ...]:
        raise HelpdeskError("The ticket folder cannot be read.")

    agent.work.context.reader.search = broken  # type: ignore[method-assign, assignment]
    agent.work.search("lamp")
    agent.wait(1)
    assert agent.window.said[-1] == ("The ticket folder cannot be read.", True)


def test_the_palette_hears_of_what_the_messages_hold(agent: Agent) -> None:
    some = agent.work.context.reader.conversation(min(shown(agent)))
    agent.work.search(max(some.messages[0].text.split(), key=len).strip(".,?"))
    agent.wait()
    agent.window.parts.clear()
    agent.wait(1)
    assert Part.PALETTE in agent.window.parts
    assert some.ticket.id in agent.work.finding.best
    assert agent.work.finding.is_at_rest


def test_rows_that_hold_the_words_best_come_first_then_the_newest(agent: Agent) -> None:
    order, some = agent.work.context.order, min(shown(agent))
    base = agent.work.context.reader.conversation(some).ticket
    subjects = ("lamp and arc", "arc lamps", "old arc lamp", "new arc lamp", "parcel of a lamp")
    order.add(
        replace(
            base, id=f"x{n}", subject=subject, updated_at=base.updated_at + timedelta(minutes=n)
        )
        for n, subject in enumerate(subjects)
    )
    agent.work.search("arc lamp")
    assert agent.work.finding.best == ("x3", "x2", "x0", "x1")
