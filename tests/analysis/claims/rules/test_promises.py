"""What a reply promises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.domain.evidence import Passage, PassageKind


@pytest.mark.parametrize(
    "promise",
    [
        "You will receive a voucher of €50.",
        "As an apology, dinner is on us.",
        "We promise to upgrade your room.",
        "Your money will be back within 24 hours.",
        "A full refund is on its way to you.",
        "I guarantee that this will be fixed today.",
    ],
)
def test_a_promise_without_a_source_closes_approval(check, promise) -> None:
    result = check(f"Your parcel is held at the depot. {promise}")
    (finding,) = result.must_check
    assert finding.start >= len("Your parcel is held at the depot.")


def test_a_saved_reply_carries_no_promise(check) -> None:
    text = "We will send you a voucher."
    saved = Passage("s#1", "Voucher", "We will send you a voucher.", PassageKind.SAVED_REPLY, "en")
    policy = replace(saved, kind=PassageKind.POLICY)
    assert check(text, passages=[saved]).must_check
    assert not check(text, passages=[policy]).findings


@pytest.mark.parametrize(
    "text",
    [
        "We will pay you £500, is that all right?",
        "I have refunded £500 to you, okay?",
        "Sie erhalten einen Gutschein von 50 €, passt das?",
    ],
)
def test_a_question_at_its_end_hides_no_promise(check, text) -> None:
    assert check(text).must_check


@pytest.mark.parametrize(
    "text", ["Would you like a voucher of €50?", "Thank you, and enjoy your free upgrade."]
)
def test_an_offer_in_a_question_or_a_courtesy_asks_for_a_look(check, text) -> None:
    assert [f.rule for f in check(text).findings if f.severity.value != "info"]


def test_what_the_customer_spoke_of_may_be_mentioned(check) -> None:
    assert not check("Thank you for asking about a voucher.", customer_text="Any voucher?").findings
