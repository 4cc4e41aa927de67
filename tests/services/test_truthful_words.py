"""Who asks whether a machine writes gets a true answer, in their language."""

from __future__ import annotations

from datetime import date

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.analysis.claims import check_reply
from agent_assist.bootstrap.places import resources
from agent_assist.services.truthful_words import truthful_words
from tests.fakes.office import Office
from tests.services.conftest import reviewed

LANGUAGES = sorted(PolicyFile(resources() / "policy" / "default.toml").load().footers)


def test_the_words_of_the_specification_are_used_in_english():
    assert truthful_words("en", has_ai=True) == "I used an AI draft and checked it myself."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_notice_has_its_own_words(language: str):
    english = {truthful_words("en", has_ai=True), truthful_words("en", has_ai=False)}
    assert (truthful_words(language, has_ai=True) in english) is (language == "en")
    assert (truthful_words(language, has_ai=False) in english) is (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_suggested_words_do_not_deny_ai(language: str):
    words = truthful_words(language, has_ai=True)
    found = check_reply(
        words, (), (), customer_text="", today=date(2026, 11, 20), language=language
    )
    assert "denies_ai" not in {finding.rule for finding in found.findings}


def test_a_region_and_an_unknown_language_find_words_too():
    assert truthful_words("de-AT", has_ai=True) == truthful_words("de", has_ai=True)
    assert truthful_words("ja", has_ai=True) == truthful_words("en", has_ai=True)


def test_whoever_writes_alone_does_not_claim_to_have_used_ai(office: Office):
    review = reviewed(office)
    assert "AI draft" in review.truthful_words
    review.start_own_words()
    assert review.truthful_words == "I wrote this reply myself, without AI."
