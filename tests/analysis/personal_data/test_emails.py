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
