from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "iban",
    [
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "de89-3704-0044-0532-0130-00",
        "NO93 8601 1117 947",
        "BE68 5390 0754 7034",
        "GB82 WEST 1234 5698 7654 32",
        "CH93 0076 2011 6238 5295 7",
    ],
)
def test_an_account_number_is_found_grouped_or_not(iban, found):
    assert found(f"Refund to {iban} Thanks") == [("IBAN", iban)]


def test_a_wrong_check_digit_needs_the_word_iban(found):
    assert found("my IBAN is DE88370400440532013000") == [("IBAN", "DE88370400440532013000")]
    assert found("part DE88370400440532013000") == []


@pytest.mark.parametrize("text", ["DE89", "XX89370400440532013000", "DE8937040044053201300000001"])
def test_other_lengths_and_countries_are_left_alone(text, found):
    assert found(text) == []
