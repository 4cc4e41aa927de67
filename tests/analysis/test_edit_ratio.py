"""How far a sent text is from its draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.edit_ratio import edit_ratio_bp, resembles

DRAFT = (
    "Hi Maren,\n\nYour parcel is at the depot. You can collect it with photo ID until Friday.\n\n"
    "Kind regards,\nPriya"
)


@pytest.mark.parametrize(
    "sent",
    [
        DRAFT,
        DRAFT.replace("Hi Maren,", "Dear Ms Oduya,"),
        DRAFT.replace("Priya", "Priya N.\nCustomer care"),
        DRAFT.replace("Kind regards", "Best wishes"),
        DRAFT.replace("\n\n", "\r\n\r\n"),
        DRAFT.replace("depot. You", "depot.  You"),
    ],
)
def test_greeting_signature_and_white_space_do_not_count(sent: str) -> None:
    assert edit_ratio_bp(DRAFT, sent) == 0


def test_the_smallest_change_counts() -> None:
    assert edit_ratio_bp(DRAFT, DRAFT.replace("Friday", "Fridaz")) > 0
    long_text = "word " * 20_000
    assert edit_ratio_bp(long_text, long_text + "x") == 1


@pytest.mark.parametrize(
    "after", ["PS: we refund £500.", "You get a refund of 500 euros.", "https://evil.example"]
)
def test_words_behind_the_closing_line_count(after: str) -> None:
    assert edit_ratio_bp(DRAFT, f"{DRAFT}\n{after}") > 0


def test_a_greeting_that_says_more_counts() -> None:
    changed = DRAFT.replace("Hi Maren,", "Hi Maren, your refund of £500 was booked.")
    assert edit_ratio_bp(DRAFT, changed) > 0


def test_the_formula() -> None:
    assert edit_ratio_bp("abcd", "abxd") == 2500
    assert edit_ratio_bp("abcd", "") == 10_000
    assert edit_ratio_bp("", "") == 0


def test_composed_and_decomposed_letters_are_equal() -> None:
    assert edit_ratio_bp("caf\u00e9 au lait", "cafe\u0301 au lait") == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_ratio_has_no_side_and_stays_in_range(a: str, b: str) -> None:
    assert 0 <= edit_ratio_bp(a, b) <= 10_000
    assert edit_ratio_bp(a, b) == edit_ratio_bp(b, a)
    assert edit_ratio_bp(a, a) == 0


def test_what_resembles_a_draft() -> None:
    assert resembles(DRAFT, DRAFT)
    assert resembles(DRAFT.replace("parcel", "package").replace("collect", "fetch"), DRAFT)
    assert resembles("you can collect it with photo id until friday. bye", DRAFT)
    own = "Unrelated thoughts about a lamp, a table and much else that nobody asked for. " * 3
    assert resembles(own + DRAFT.split("\n\n")[1], DRAFT)


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "Kind regards,\nPriya", "We looked into your question about the invoice of May."],
)
def test_what_does_not_resemble_it(text: str) -> None:
    assert not resembles(text, DRAFT)
    assert not resembles(DRAFT, text)
