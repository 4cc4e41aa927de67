"""From words to search terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.retrieval.stemming import stem
from agent_assist.analysis.retrieval.stop_words import stop_words, telling_words
from agent_assist.analysis.retrieval.terms import codes, fold, terms, words

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"]


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("en", "charge charged charges charging"),
        ("en", "refund refunds refunded refunding"),
        ("en", "delivery deliveries"),
        ("en", "cancel cancelled canceled cancelling"),
        ("de", "Bestellung Bestellungen"),
        ("de", "Lampe Lampen"),
        ("de", "Rückgabe rückgabe RÜCKGABE"),
        ("fr", "livraison livraisons"),
        ("fr", "rembourser remboursé"),
        ("es", "pedido pedidos"),
        ("es", "factura facturas"),
        ("it", "lampada lampade"),
        ("it", "rimborso rimborsi"),
        ("nl", "bestelling bestellingen"),
        ("pl", "paczka paczki paczkę"),
        ("pt", "fatura faturas"),
        ("sv", "lampa lampor lampan"),
        ("da", "lampe lampen lamper"),
    ],
)
def test_forms_of_a_word_meet(language: str, family: str) -> None:
    assert len(set(terms(family, language))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("order", "border"), ("policy", "police"), ("bill", "bulb")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert terms(one, "en") != terms(other, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_folded_and_small_words_are_gone(language: str) -> None:
    for word in stop_words(language) | telling_words(language):
        assert word == fold(word)
    assert stop_words(language)
    assert not stop_words(language) & telling_words(language)
    assert terms(" ".join(stop_words(language)), language) == []


def test_words_that_tell_questions_apart_are_kept() -> None:
    assert terms("how do I not pay", "en") == ["how", "do", "not", "pay"]


def test_an_unknown_language_keeps_every_word() -> None:
    assert terms("Shwmae lampau a", "cy") == ["shwmae", "lampau"]
    assert terms("Lampen", "de-AT") == terms("Lampen", "de")


def test_turkish_words_meet_by_their_first_letters() -> None:
    assert terms("Faturayı gönderebilir misiniz", "tr") == terms("fatura göndeririz", "tr")


def test_scripts_without_spaces_give_pairs() -> None:
    assert words("退货政策") == ["退货", "货政", "政策"]
    assert terms("返品", "ja") == ["返品"]


def test_elisions_are_cut() -> None:
    assert words("l'adresse qu'elle d’abord don't") == ["adresse", "elle", "abord", "dont"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Error E-1042!", ["e1042"]),
        ("e1042", ["e1042"]),
        ("order 48213, KC-77310482", ["48213", "kc77310482"]),
        ("see missed-deliveries#2", ["misseddeliveries2"]),
        ("order:48213", ["order48213", "48213"]),
        ("in 5 days, at 8", []),
        ("HTTP_404", ["404"]),
    ],
)
def test_codes_are_found_however_they_are_written(text: str, found: list[str]) -> None:
    assert set(found) <= set(codes(text))
    assert bool(found) == bool(codes(text))


def test_numbers_are_not_stemmed() -> None:
    assert stem("e1042s", "en") == "e1042s"


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "tr", "xx", ""]))
def test_any_text_gives_terms_that_can_be_searched(text: str, language: str) -> None:
    for term in [*terms(text, language), *codes(text)]:
        assert term
        assert len(term) <= 64
        assert '"' not in term
        assert not term.isspace()


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))
