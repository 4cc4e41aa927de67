"""A person's yes or no: exactly this envelope, in one transaction with its decision and its place in the outbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from agent_assist.domain.approvals import Shown
from agent_assist.domain.decisions import Outcome, Rejection, RejectReason
from agent_assist.domain.errors import AgentAssistError, GateRefused
from agent_assist.domain.outbox import OutboxState
from agent_assist.services.approving import outcome_of, parse_addresses
from tests.fakes.office import Office, ticket
from tests.services.conftest import SHOWN, check, reviewed


def test_what_is_approved_is_the_envelope_that_was_prepared(office: Office):
    review = reviewed(office)
    approving = office.services.approving
    prepared = approving.prepare(review)
    item = approving.approve(review, prepared, SHOWN)
    assert item.envelope == prepared.envelope
    assert item.approval.envelope_digest_hex == prepared.envelope.digest_hex
    assert office.stores.signer.verify(item.approval.signed_bytes(), item.approval.signature_hex)
    assert office.services.store.item(item.id) == item
    assert office.sent_mails() == []


def test_it_is_held_for_the_undo_window_of_the_policy(opened):
    office = opened(undo_seconds=30)
    review = reviewed(office)
    item = office.services.approving.approve(
        review, office.services.approving.prepare(review), SHOWN
    )
    assert item.state is OutboxState.HELD
    assert item.release_at == office.clock.now() + timedelta(seconds=30)


def test_decision_and_approval_are_logged_with_what_was_seen_and_for_how_long(office: Office):
    review = reviewed(office)
    item = office.services.approving.approve(
        review, office.services.approving.prepare(review), SHOWN
    )
    assert office.log_types() == ["decision", "approval"]
    decision, approval = (office.log_details(kind)[0] for kind in ("decision", "approval"))
    assert decision["detail"]["outcome"] == "unchanged"
    assert decision["detail"]["disclosure"] == "ai-unchanged"
    assert decision["detail"]["disclosure_machine"].startswith("ai-assisted")
    assert decision["detail"]["visible_ms"] == 4000
    assert decision["detail"]["preview_ms"] == 900
    assert decision["confidence"] == "uncalibrated"
    assert decision["model"] == "scripted"
    assert decision["prompt"].startswith("draft-2:")
    assert decision["guideline"] == "default-1"
    assert decision["detail"]["digest"] == approval["detail"]["digest"]
    assert approval["outbox_id"] == decision["outbox_id"] == item.id


def test_an_edit_after_the_preview_voids_it(office: Office):
    review = reviewed(office)
    prepared = office.services.approving.prepare(review)
    review.text += " And a gift."
    with pytest.raises(GateRefused, match="changed after the preview"):
        office.services.approving.approve(review, prepared, SHOWN)
    assert office.log_types() == []


@pytest.mark.parametrize(
    "shown",
    [
        replace(SHOWN, draft_was_whole=False),
        replace(SHOWN, preview_was_whole=False),
        replace(SHOWN, preview_visible_ms=599),
    ],
)
def test_what_was_not_wholly_shown_cannot_be_approved(office: Office, shown: Shown):
    review = reviewed(office)
    prepared = office.services.approving.prepare(review)
    with pytest.raises(GateRefused, match="not on screen"):
        office.services.approving.approve(review, prepared, shown)


def test_a_fact_without_a_source_cannot_be_approved_until_it_is_settled(office: Office):
    review = reviewed(office)
    review.text = review.text.replace("30 days", "45 days")
    approving = office.services.approving
    for finding in check(office, review).open_musts:
        with pytest.raises(GateRefused, match="no source"):
            approving.approve(review, approving.prepare(review), SHOWN)
        review.settled = (*review.settled, review.assessment.key_of(finding))
    check(office, review)
    approving.approve(review, approving.prepare(review), SHOWN)
    assert office.log_details("decision")[0]["detail"]["settled"] >= 1


def test_two_approvals_of_one_preview_are_one_reply(office: Office):
    review = reviewed(office)
    prepared = office.services.approving.prepare(review)
    office.services.approving.approve(review, prepared, SHOWN)
    with pytest.raises(AgentAssistError):
        office.services.approving.approve(review, prepared, SHOWN)
    assert len(office.services.store.items(OutboxState.HELD)) == 1


def test_copies_go_to_whom_the_agent_typed_and_are_part_of_what_is_approved(office: Office):
    review = reviewed(office)
    review.cc, review.bcc = "Bo <bo@mail.example>; al@mail.example", "boss@nordlys.example"
    envelope = office.services.approving.prepare(review).envelope
    assert [a.full for a in envelope.cc] == ["Bo <bo@mail.example>", "al@mail.example"]
    assert [a.full for a in envelope.bcc] == ["boss@nordlys.example"]


def test_a_rejection_is_logged_with_its_reasons_and_its_note_stays_out_of_the_record(
    office: Office,
):
    rejection = Rejection((RejectReason.TONE, RejectReason.OTHER), "Too stiff for Maren.")
    office.services.approving.reject(reviewed(office), rejection)
    (record,) = office.log_details("decision")
    assert record["detail"]["outcome"] == "rejected"
    assert record["detail"]["reasons"] == ["tone", "other"]
    assert record["draft_c"]
    assert "stiff" not in str(record)


def test_a_rejection_needs_a_reason_unless_the_policy_allows_none(opened):
    strict, lax = opened(), opened(reject_needs_reason=False)
    with pytest.raises(GateRefused, match="at least one reason"):
        strict.services.approving.reject(reviewed(strict), Rejection((), ""))
    lax.services.approving.reject(reviewed(lax), Rejection((), ""))
    assert lax.log_details("decision")[0]["detail"]["reasons"] == []


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("", Outcome.UNCHANGED),
        ("whole ", Outcome.LIGHT),
        ("price and what you paid for the parcel, and then the " * 2, Outcome.HEAVY),
    ],
)
def test_the_outcome_is_measured_never_chosen(office: Office, more: str, outcome: Outcome):
    review = reviewed(office)
    review.text = review.text.replace("the price", f"the {more}price")
    assert outcome_of(review) is outcome


def test_a_reply_written_alone_leaves_the_draft_unused_and_says_nothing_about_ai(office: Office):
    review = reviewed(office)
    review.start_own_words()
    review.text = "I looked into this myself and call you tomorrow."
    approving = office.services.approving
    item = approving.approve(review, approving.prepare(review), SHOWN)
    assert item.envelope.footer == ""
    decision = office.log_details("decision")[0]
    assert decision["detail"]["outcome"] == "unused"
    assert decision["draft_c"], "the draft that was not used is kept for the figures"


def test_a_reply_to_nobody_cannot_be_approved(opened):
    office = opened(tickets=(ticket(email=""),))
    review = reviewed(office)
    approving = office.services.approving
    with pytest.raises(GateRefused, match="no recipient"):
        approving.approve(review, approving.prepare(review), SHOWN)


def test_addresses_are_read_apart_by_commas_and_semicolons():
    assert parse_addresses("") == ()
    assert [a.full for a in parse_addresses(' "Bo B" <bo@x.example> ,al@x.example;; ')] == [
        "Bo B <bo@x.example>",
        "al@x.example",
    ]
