"""Which words are looked up."""

from __future__ import annotations

import pytest

from agent_assist.analysis.spelling_words import known_words, words_to_check


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
