"""Greetings and closings."""

from __future__ import annotations

import pytest

from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.analysis.phrases.letters import letter


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"])
def test_a_letter_can_be_framed_in_every_main_language(language: str) -> None:
    frame = letter(language)
    assert frame is not None
    for text in (
        frame.greeting_named.format(name="Maren"),
        frame.greeting,
        frame.thanks,
        frame.closing,
    ):
        assert text.strip() == text != ""
        assert "{" not in text


def test_a_region_uses_its_language_and_an_unknown_language_has_no_letter() -> None:
    assert letter("de-AT") == letter("de") == letter("DE_ch")
    assert letter("no") == letter("nb")
    assert letter("cy") is None
    assert letter("") is None


def test_polish_greets_without_a_name() -> None:
    frame = letter("pl")
    assert frame is not None
    assert "Maren" not in frame.greeting_named.format(name="Maren")


def test_languages_have_english_names() -> None:
    assert english_name("de-AT") == "German"
    assert english_name("xx") == "xx"
    assert base_language("PT_br") == "pt"
