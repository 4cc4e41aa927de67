from __future__ import annotations

import pytest


def test_the_words_social_security_number_announce_no_secret(found):
    assert found("social security number: 441 97 3714") == [("SSN", "441 97 3714")]


@pytest.mark.parametrize(
    "text", ["my social is 818 50 3648", "SSN 251.13.8620", "ssn: 381896571", "it is 078-05-1120."]
)
def test_a_number_is_found_with_hyphens_or_where_it_is_named(text, found):
    assert [kind for kind, _ in found(text)] == ["SSN"]


@pytest.mark.parametrize(
    "text",
    [
        "000-12-3456",
        "666-12-3456",
        "123-00-4567",
        "123-45-0000",
        "order 123-45-6789",
        "078 05 1120",
    ],
)
def test_numbers_never_issued_orders_and_unnamed_ones_are_left_alone(text, found):
    assert [kind for kind, _ in found(text) if kind == "SSN"] == []
