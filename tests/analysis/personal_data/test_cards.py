from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "card",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "5555-5555-5555-4444",
        "378282246310005",
        "3782 822463 10005",
        "36350462128791",
        "6011111111111117",
        "3530111333300000",
        "2223003122003222",
        "6283782431693637",
    ],
)
def test_a_card_of_any_issuer_is_found(card, found):
    assert found(f"you charged {card} twice") == [("CARD", card)]


def test_a_mistyped_card_is_one_where_the_text_says_so(found):
    assert found("my visa 4111111111111112 was refused") == [("CARD", "4111111111111112")]
    assert found("the number 4111111111111112 was refused") == []


def test_to_charge_a_card_is_no_order(found):
    assert found("Please charge 4111111111111111") == [("CARD", "4111111111111111")]


def test_a_grouped_card_is_masked_even_after_the_word_order(found):
    assert found("order 4111 1111 1111 1111") == [("CARD", "4111 1111 1111 1111")]
    assert found("order 4111111111111111") == []


@pytest.mark.parametrize(
    "text", ["2 4111111111111111", "12345 4111 1111 1111 1111 now", "4111-1111-1111-1111 12"]
)
def test_a_card_among_other_numbers_is_found(text, found):
    assert [kind for kind, _ in found(text)] == ["CARD"]


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1111 123", "4111111111111111, 09/27, 123", "4111111111111111 exp 09/27 123"],
)
def test_the_check_code_behind_a_card_goes_with_it(text, found):
    assert found(text)[-1] == ("CARD", "123")
