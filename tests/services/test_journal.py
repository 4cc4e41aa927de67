"""The decision log: who, when, about which ticket, which draft under which rules; content only as a commitment."""

from __future__ import annotations

import pytest

from agent_assist.domain.drafts import AbstainReason, Abstention, Finding, Severity
from agent_assist.domain.records import RecordType
from tests.fakes.office import Office
from tests.services.conftest import reviewed


def last(office: Office) -> dict:
    return office.log_details(office.log_types()[-1])[-1]


def test_a_draft_that_was_shown_is_logged_with_everything_that_made_it(office: Office):
    review = reviewed(office)
    ticket, draft = review.conversation.ticket, review.draft
    assessed = review.assessment
    office.services.journal.shown(ticket, draft, "uncalibrated", "S4 +15", assessed.fixed)
    record = last(office)
    assert record["type"] == "shown"
    assert record["ts"] == "2026-11-20T12:31:00.000+00:00"
    assert record["model"] == "scripted"
    assert record["prompt"] == f"{draft.model.prompt_version}:{draft.model.prompt_digest}"
    assert record["guideline"] == "default-1"
    assert record["kb"] == [passage.id for passage in draft.passages]
    assert record["confidence"] == "uncalibrated"
    assert record["detail"]["draft"] == draft.id
    assert record["detail"]["cited"] == ["returns#1"], "of all that was found, what it rests on"
    assert record["detail"]["queue"] == "Billing EU"


def test_neither_names_nor_texts_stand_in_a_record(office: Office):
    review = reviewed(office)
    ticket, fixed = review.conversation.ticket, review.assessment.fixed
    office.services.journal.shown(ticket, review.draft, "", "", fixed)
    body = str(last(office))
    for private in ("priya", "Maren", "maren.oduya", "mail.example", "lamp"):
        assert private not in body
    assert len(last(office)["draft_c"]) == 64


@pytest.mark.parametrize(
    ("kind", "write", "detail"),
    [
        (
            "abstained",
            lambda j, t, at: j.abstained(
                t, Abstention(t.id, AbstainReason.NOT_ENOUGH_EVIDENCE, "Why.", ("a", "b"), at)
            ),
            {"reason": "not_enough_evidence", "missing": 2},
        ),
        (
            "fact_confirmed",
            lambda j, t, at: j.fact_confirmed(
                t, None, Finding("no_source", Severity.MUST, 0, 4, "Look.", "9:00")
            ),
            {"rule": "no_source"},
        ),
        ("copied", lambda j, t, at: j.copied(t, None, 42), {"characters": 42}),
        ("escalate", lambda j, t, at: j.escalated(t, "handed over"), {"reason": "handed over"}),
        ("stop", lambda j, t, at: j.stopped(is_on=False, ticket=t), {"ai": "off"}),
    ],
)
def test_every_other_act_is_logged_too(office: Office, kind, write, detail):
    ticket = office.services.reader.conversation("7001").ticket
    write(office.services.journal, ticket, office.clock.now())
    record = last(office)
    assert record["type"] == kind
    assert record["ticket"]
    assert record["guideline"] == "default-1"
    assert detail.items() <= record["detail"].items()


def test_the_stop_switch_can_be_used_with_no_ticket_open(office: Office):
    office.services.journal.stopped(is_on=True, ticket=None)
    assert last(office)["detail"] == {"ai": "on"}


def test_an_entry_without_a_draft_names_no_model(office: Office):
    ticket = office.services.reader.conversation("7001").ticket
    entry = office.services.journal.entry(RecordType.ESCALATE, ticket)
    assert (entry.model, entry.prompt, entry.kb) == ("", "", ())
