from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "address",
    [
        "jane.doe+tag@sub.example.co.uk",
        "o'neil+shop@mail.co.uk",
        "JANE_DOE@EXAMPLE.ORG",
        "jürgen@müller-shop.de",
        "用户@例子.公司",
        '"jane doe"@example.com',
        "jane@[192.168.2.1]",
        "jane (at) example.com",
        "jane[at]example[dot]com",
        "jane (ät) example.de",
        "jane at example dot com",
        "jane arroba example punto es",
        "jane @ example.com",
    ],
)
def test_an_address_is_found_however_it_is_written(address, found):
    assert found(f"Account: {address}, please") == [("EMAIL", address)]


@pytest.mark.parametrize(
    "text",
    ["logo@2x.png", "@jane said so", "3 items @ 10", "5 times at this point to complete", "a@b"],
)
def test_other_uses_of_the_at_sign_are_left_alone(text, found):
    assert found(text) == []


def test_the_sentence_around_an_address_stays(found):
    assert found("(mailto:jane@example.com).") == [("EMAIL", "jane@example.com")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "jane@example.comDE89 3704 0044 0532 0130 00",
            [("EMAIL", "jane@example.com"), ("IBAN", "DE89 3704 0044 0532 0130 00")],
        ),
        (
            "jane@example.com+49 30 476925",
            [("EMAIL", "jane@example.com"), ("PHONE", "+49 30 476925")],
        ),
        ("jane@example.com0 it is", [("EMAIL", "jane@example.com")]),
        ("jane@example.com_draft", [("EMAIL", "jane@example.com")]),
        ("jane@example.comThanks", [("EMAIL", "jane@example.comThanks")]),
    ],
)
def test_an_address_that_sticks_to_the_next_word_is_found(text, expected, found):
    assert found(text) == expected


def test_an_address_without_an_end_is_masked_all_the_same(found):
    (kind, value), *_ = found("jane@example." + "x" * 60)
    assert (kind, value.startswith("jane@example.xx")) == ("EMAIL", True)
