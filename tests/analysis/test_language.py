"""The language of a message, also of a short one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.analysis.language import detect_language

SENTENCES = (
    Path(__file__).resolve().parents[2].parent / "shared" / "data" / "language" / "sentences.jsonl"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is my order?", "en"),
        ("Wo ist meine Bestellung?", "de"),
        ("Où est ma commande ?", "fr"),
        ("¿Dónde está mi pedido?", "es"),
        ("Dov'è il mio ordine?", "it"),
        ("Waar is mijn bestelling?", "nl"),
        ("Gdzie jest moje zamówienie?", "pl"),
        ("Onde está o meu pedido?", "pt"),
        ("Var är min beställning?", "sv"),
        ("Hvor er min ordre henne, og hvornår kommer den?", "da"),
        ("Siparişim nerede?", "tr"),
        ("Где мой заказ?", "ru"),
        ("Де моє замовлення?", "uk"),
        ("注文はどこですか", "ja"),
        ("我的订单在哪里", "zh"),
        ("주문이 어디에 있나요", "ko"),
        ("أين طلبي؟", "ar"),
        ("سفارش من کجاست؟", "fa"),
        ("איפה ההזמנה שלי?", "he"),
        ("Πού είναι η παραγγελία μου;", "el"),
    ],
)
def test_short_questions(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["hi", "ok", "Hello", "thx", "PERSON", "yes please", "no"])
def test_a_word_or_two_in_latin_letters_is_no_language_of_another_script(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"), [("Danke", "de"), ("Merci", "fr"), ("Gracias", "es"), ("Ciao", "it")]
)
def test_a_single_known_word_beats_the_expected_language(text: str, language: str) -> None:
    assert detect_language(text, fallback="en") == language


def test_serbian_is_written_in_two_scripts() -> None:
    assert detect_language("Zdravo, gde je moja porudžbina?", ["ru", "sr"]) == "sr"


@pytest.mark.parametrize(
    "text", ["", "  ", "12345", "https://a.example/b 4711 a@x.example", "👍🏽", "\ud800\x00"]
)
def test_a_text_without_words_has_the_expected_language(text: str) -> None:
    assert detect_language(text, fallback="de") == "de"


def test_candidates_limit_the_answer() -> None:
    assert detect_language("Where is my order?", ["de", "fr"]) in ("de", "fr")
    assert detect_language("Where is my order?", ["de"]) == "de"


@pytest.mark.skipif(not SENTENCES.exists(), reason="the shared folder language is not here")
def test_the_shared_sentences_reach_the_reference() -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    right = sum(detect_language(row["text"]) == row["language"] for row in rows)
    assert right / len(rows) >= 0.974
