"""Which words are looked up."""

from __future__ import annotations

import pytest

from agent_assist.analysis.spelling_words import (
    american_forms,
    known_words,
    names_in,
    words_to_check,
)


def words(text: str, *known: str) -> list[str]:
    return [found.word for found in words_to_check(text, known_words(*known))]


def test_words_stand_where_they_are_said_to_stand() -> None:
    text = "Grüße 👋, it’s a well-known paket."
    for found in words_to_check(text, ()):
        assert text[found.start : found.end].replace("’", "'") == found.word
    assert words(text) == ["Grüße", "it's", "well-known", "paket"]


@pytest.mark.parametrize(
    "text",
    [
        "maren@nordlys.example",
        "https://nordlys.example/help?x=yy",
        "www.nordlys.example",
        "see-file.pdf",
        "NL-22-08417",
        "48213b",
        "VAT",
        "iPhone",
        "{{order_id}}",
        "I",
        "…",
    ],
)
def test_what_no_dictionary_can_know_is_left_out(text: str) -> None:
    assert words(text) == []


def test_names_that_are_known_are_left_out() -> None:
    assert words("Dear Oduya, oduya's paket", "Maren Oduya") == ["Dear", "oduya's", "paket"]


def test_a_long_text_costs_little() -> None:
    assert len(words("wort " * 20_000)) == 20_000


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("neighbour", "neighbor"),
        ("favourable", "favorable"),
        ("apologised", "apologized"),
        ("organisations", "organizations"),
        ("analyse", "analyze"),
        ("centres", "centers"),
        ("cancelled", "canceled"),
        ("catalogue", "catalog"),
        ("cheques", "checks"),
        ("defence", "defense"),
    ],
)
def test_british_spelling_has_an_american_form(british: str, american: str) -> None:
    assert american in american_forms(british)


@pytest.mark.parametrize("slip", ["fourm", "wourk", "nour", "neighbuor", "tence"])
def test_a_slip_has_none(slip: str) -> None:
    assert american_forms(slip) == ()


def test_the_names_in_a_source_are_its_words_with_a_capital() -> None:
    assert names_in("Refund sent to Mastercard ending 4444", "by BLIK") == {
        "refund",
        "mastercard",
        "blik",
    }
