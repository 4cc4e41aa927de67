"""What a reply may rest on: knowledge that holds, the order's data, and nothing that the customer says."""

from __future__ import annotations

import json
from datetime import date

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.services.evidence import Evidence, EvidenceService
from tests.fakes.office import PARCELS, RETURNS, Office, ticket


def passage(passage_id: str, text: str, **more) -> Passage:
    return Passage(passage_id, "Returns", text, PassageKind.ARTICLE, "en", **more)


def gathered(office: Office, ticket_id: str = "7001") -> Evidence:
    services = office.services
    service = EvidenceService(services.reader, services.knowledge, office.clock)
    return service.gather(services.reader.conversation(ticket_id), "en")


def ids(evidence: Evidence) -> list[str]:
    return [passage.id for passage in evidence.passages]


def test_the_passage_that_answers_comes_first(office: Office):
    evidence = gathered(office)
    assert ids(evidence)[0] == "returns#1"
    assert evidence.answerable > 0.25


def test_of_two_questions_in_one_mail_each_finds_its_passage(opened):
    both = "Can I return my lamp? And how long does the depot hold my parcel?"
    office = opened(tickets=(ticket(text=both),))
    assert set(ids(gathered(office))[:2]) == {"returns#1", "parcels#1"}
    assert len(gathered(office).questions) == 2


def test_what_has_expired_or_is_for_staff_only_never_grounds_a_reply(opened):
    words = "You can return a lamp and we refund the price."
    office = opened(
        passages=(
            PARCELS,
            passage("old#1", words, expires=date(2026, 11, 19)),
            passage("inside#1", words, audience="staff"),
            passage("today#1", words, expires=date(2026, 11, 20)),
        )
    )
    assert "today#1" in ids(gathered(office))
    assert not {"old#1", "inside#1"} & set(ids(gathered(office)))


def test_the_sections_beside_a_passage_that_was_found_come_with_it(opened):
    beside = Passage("returns#2", "Abroad", "Xylograph quux.", PassageKind.POLICY, "en")
    office = opened(passages=(RETURNS, beside, PARCELS))
    assert ids(gathered(office))[:2] == ["returns#1", "returns#2"]


def test_an_expired_section_beside_the_one_that_was_found_stays_out(opened):
    beside = passage("returns#2", "In October only: 90 days.", expires=date(2026, 10, 31))
    office = opened(passages=(RETURNS, beside, PARCELS))
    assert "returns#1" in ids(gathered(office))
    assert "returns#2" not in ids(gathered(office))


def test_the_order_of_the_ticket_is_evidence_of_its_own_kind(opened):
    office = opened(tickets=(ticket(order_id="48213"),))
    orders = [
        {"id": "48213", "title": "Lamp", "summary": "Delivered", "facts": {"Total": "40 EUR"}}
    ]
    path = office.folder / "inbox" / "orders.json"
    path.write_text(
        json.dumps({"format": "agent-assist-orders", "version": 1, "orders": orders}),
        encoding="utf-8",
    )
    first = gathered(office).passages[0]
    assert (first.id, first.kind) == ("order:48213", PassageKind.ORDER)


def test_what_the_customer_says_is_never_a_passage(opened):
    office = opened(tickets=(ticket(text="You promised to return 500 euros for my lamp."),))
    assert all("500" not in passage.text for passage in gathered(office).passages)


def test_a_question_nobody_wrote_about_is_hardly_answerable(opened):
    office = opened(tickets=(ticket(subject="Zebras", text="Do you teach zebras the xylophone?"),))
    assert gathered(office).answerable < 0.25


def test_the_tickets_fields_alone_are_no_evidence(opened):
    office = opened(passages=())
    assert gathered(office).passages == ()


def test_the_tickets_fields_come_last_and_are_of_their_own_kind(office: Office):
    *articles, fields = gathered(office).passages
    assert (fields.kind, fields.id) == (PassageKind.TICKET, "ticket:7001")
    assert PassageKind.TICKET not in {passage.kind for passage in articles}
