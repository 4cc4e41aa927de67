"""Finding a ticket or running a command by a few letters."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.presenters.keymap import ACTIONS, Keymap
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.palette import PickKind, PickRow


def found(agent, words: str) -> list[PickRow]:
    agent.work.search(words)
    agent.wait()
    return list(agent.work.palette.view.rows)


def test_before_anything_is_typed_every_command_is_listed_with_its_key(agent):
    rows = found(agent, "")
    commands = {row.id: row.keys for row in rows if row.kind is PickKind.COMMAND}
    assert commands.keys() == {action.id for action in ACTIONS if action.is_command}
    assert commands["reject"] == ("Ctrl", "Shift", "X")


def test_the_key_beside_a_command_is_the_one_that_the_person_chose(agent):
    agent.work.use_keys(Keymap().with_key("reject", "Ctrl+R"))
    assert next(row for row in found(agent, "reject") if row.id == "reject").keys == ("Ctrl", "R")


def test_a_ticket_is_found_by_its_customer_and_stands_first(agent):
    agent.open()
    ticket = agent.work.context.shown.conversation.ticket
    row = found(agent, ticket.customer.label)[0]
    assert (row.kind, row.id) == (PickKind.TICKET, ticket.id)
    assert row.detail == ticket.subject


def test_a_misspelt_customer_is_found_all_the_same(agent):
    agent.open()
    ticket = agent.work.context.shown.conversation.ticket
    name = ticket.customer.label
    row = found(agent, name[:2] + name[3:])[0]
    assert (row.kind, row.id) == (PickKind.TICKET, ticket.id)


def test_a_slip_in_a_command_still_finds_it(agent):
    assert found(agent, "hnad over")[0].id == "hand-over"


def test_the_windows_own_places_are_found_too(agent):
    agent.work.palette.offer((PickRow(PickKind.PAGE, "privacy", "shield-check", "Privacy"),))
    assert found(agent, "priv")[0].id == "privacy"


def test_what_is_nothing_says_so_and_can_still_be_sought_in_all_tickets(agent):
    rows = found(agent, "qqqqzzzz")
    assert [row.kind for row in rows] == [PickKind.SEARCH]
    assert agent.work.palette.view.note


def test_saved_replies_come_as_soon_as_they_are_read(agent):
    found(agent, "x")
    agent.wait()
    assert Part.PALETTE in agent.window.parts


def test_a_command_that_begins_like_this_stands_above_tickets_that_only_hold_it(agent):
    agent.open()
    name = agent.work.context.shown.conversation.ticket.customer.label
    agent.work.palette.offer((PickRow(PickKind.PAGE, "here", "info", f"{name[1:]} settings"),))
    assert found(agent, name[1:5])[0].id == "here"
    assert found(agent, name[:3])[0].kind is PickKind.TICKET


def test_a_ticket_of_another_queue_or_one_that_was_answered_says_where_it_is(agent):
    order = agent.work.context.order
    base = order.ticket(order.waiting_ids[0])
    order.add(
        [
            replace(base, id="q1", subject="zebra one", queue="Shipping"),
            replace(base, id="q2", subject="zebra two", is_waiting=False),
        ]
    )
    agent.work.set_filter(base.queue)
    told = {row.id: row.kind_words for row in found(agent, "zebra")}
    assert (told["q1"], told["q2"]) == ("In Shipping", "Answered")


def test_without_a_ticket_what_can_be_done_then_and_the_places_stand_first(agent):
    agent.work.palette.offer((PickRow(PickKind.PAGE, "here", "info", "Here"),))
    agent.work.context.shown = None
    rows = [row.id for row in found(agent, "")]
    assert rows[0] == "ticket-next"
    assert rows.index("help") < rows.index("here") < rows.index("approve")
