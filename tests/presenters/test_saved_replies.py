"""Saved replies by name, with the ticket's values, and never sent with a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.provenance import Origin, Provenance

REPLIES = (
    ("collect", "Collect from depot", "Hi {{customer_first_name}}, order {{order_id}}. {{agent_name}}", "en"),
    ("abholen", "Abholen am Depot", "Guten Tag {{customer_name}}", "de"),
)  # fmt: skip


@pytest.fixture
def desk(agent, office):
    passages = [
        Passage(f"reply:{i}", title, text, PassageKind.SAVED_REPLY, language)
        for i, title, text, language in REPLIES
    ]
    office.services.knowledge.replace_all(passages)
    agent.open()
    agent.work.saved_replies.matching("x")
    agent.wait()
    return agent


def inserted(agent, passage_id: str) -> str:
    put: list[str] = []
    agent.work.saved_replies.insert(passage_id, put.append)
    return "".join(put)


def test_a_few_letters_of_the_name_or_the_title_find_it(desk):
    for typed in ("col", "depot", "colect"):
        assert desk.work.saved_replies.matching(typed)[0].id == "reply:collect"
    assert desk.work.saved_replies.matching("qqqq") == ()


def test_the_replys_own_language_stands_first(desk):
    review = desk.work.context.review
    review.draft = None
    review.screening = replace(review.screening, language="de")
    assert [row.id for row in desk.work.saved_replies.matching("depot")] == [
        "reply:abholen",
        "reply:collect",
    ]


def test_values_of_the_ticket_and_of_the_person_are_put_in(desk):
    ticket = desk.work.context.shown.conversation.ticket
    name = desk.office.services.identity.current().display_name
    text = inserted(desk, "reply:collect")
    first_name = ticket.customer.name.split()[0]
    assert ticket.order_id is None
    assert text == f"Hi {first_name}, order {{{{order_id}}}}. {name}"


def test_a_reply_that_is_gone_puts_nothing(desk):
    assert inserted(desk, "reply:gone") == ""


def test_no_preview_opens_while_a_variable_still_stands_in_the_text(desk):
    desk.work.editing.write_myself()
    text = "Your order {{order_id}} is here."
    desk.work.edited(text, Provenance.whole(len(text), Origin.SAVED_REPLY))
    desk.work.approving.open_preview()
    assert desk.work.preview is None
    assert "{{order_id}}" in desk.work.draft.banners[0].title
    text = "Your order 4711 is here."
    desk.work.edited(text, Provenance.whole(len(text), Origin.SAVED_REPLY))
    desk.work.approving.open_preview()
    assert desk.work.preview is not None
    assert all("{{" not in banner.title for banner in desk.work.draft.banners)
