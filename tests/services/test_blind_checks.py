"""Blind checks: sent drafts only, a day later, masked, without score, name or outcome."""

from __future__ import annotations

import pytest

from agent_assist.analysis.calibration.sampling import is_checked_blind
from agent_assist.domain.calibration import BlindVerdict, OutcomeKind
from tests.fakes.office import Office, ticket
from tests.services.conftest import SHOWN, reviewed
from tests.services.test_calibration import A_DAY, show

TEXT = "Hello, Maren Oduya here, maren.oduya@mail.example. Can I return my lamp, and when do I get my money?"


def send(office: Office, ticket_id: str = "7001") -> str:
    """A draft that was shown, approved and sent; its id."""
    review = reviewed(office, ticket_id)
    show(office, review)
    approving = office.services.approving
    item = approving.approve(review, approving.prepare(review), SHOWN)
    office.clock.advance(11)
    office.services.sending.release(item.id)
    return review.draft.id


@pytest.fixture
def sampled(opened, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office where every sent draft is in the sample."""
    monkeypatch.setattr("agent_assist.services.blind_checks.is_checked_blind", lambda _: True)
    return opened(tickets=(ticket(text=TEXT),))


def test_a_sent_draft_waits_from_the_next_day_on(sampled: Office):
    draft_id = send(sampled)
    checks = sampled.services.blind_checks
    assert checks.waiting() == ()
    sampled.clock.advance(A_DAY)
    (item,) = checks.waiting()
    assert item.draft_id == draft_id
    assert "return a lamp within 30 days" in item.reply
    assert [title for title, _ in item.sources] == ["Returns"]


def test_names_and_addresses_are_masked_alike_in_question_and_reply(sampled: Office):
    send(sampled)
    sampled.clock.advance(A_DAY)
    (item,) = sampled.services.blind_checks.waiting()
    for private in ("Maren", "Oduya", "mail.example", "Priya"):
        assert private not in item.question + item.reply
    assert "⟦EMAIL_1⟧" in item.question
    assert "⟦PERSON_" in item.question
    assert "⟦PERSON_" in item.reply


def test_a_verdict_counts_for_blind_checks_only_and_is_asked_for_once(sampled: Office):
    draft_id = send(sampled)
    sampled.clock.advance(A_DAY)
    checks, store = sampled.services.blind_checks, sampled.stores.calibration
    checks.judge(draft_id, BlindVerdict.NOT_CORRECT)
    assert checks.waiting() == ()
    assert [d.is_good for d in store.decided(OutcomeKind.BLIND)] == [False]
    assert [d.is_good for d in store.decided(OutcomeKind.COLLEAGUES)] == [True]
    (record,) = sampled.log_details("audit")
    assert record["detail"] == {"blind_check": "not_correct", "draft": draft_id}


def test_who_cannot_tell_is_not_asked_again_and_counts_neither_way(sampled: Office):
    draft_id = send(sampled)
    sampled.clock.advance(A_DAY)
    sampled.services.blind_checks.judge(draft_id, BlindVerdict.CANNOT_TELL)
    assert sampled.services.blind_checks.waiting() == ()
    assert sampled.stores.calibration.decided(OutcomeKind.BLIND) == ()


def test_what_was_held_back_or_taken_back_is_never_judged(sampled: Office):
    review = reviewed(sampled)
    show(sampled, review)
    approving = sampled.services.approving
    item = approving.approve(review, approving.prepare(review), SHOWN)
    sampled.services.sending.undo(item.id)
    sampled.clock.advance(A_DAY)
    assert sampled.services.blind_checks.waiting() == ()


def test_a_ticket_that_is_gone_is_left_out(sampled: Office):
    send(sampled)
    sampled.clock.advance(A_DAY)
    sampled.write(ticket("7002"))
    list(sampled.services.reader.tickets())
    sampled.services.reader.conversation("7002", is_fresh=True)
    assert sampled.services.blind_checks.waiting() == ()


def test_one_draft_in_ten_is_in_the_sample_whoever_sent_it():
    share = sum(is_checked_blind(f"{number:032x}") for number in range(5_000)) / 5_000
    assert 0.08 < share < 0.12
