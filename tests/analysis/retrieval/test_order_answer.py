"""Order data as evidence of their own kind: where the parcel is, and whether money was sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.analysis.retrieval.order_answer import answer_from_order, order_of
from agent_assist.domain.evidence import Passage, PassageKind

ORDER = Passage(
    "order:48213",
    "Order 48213: Arc lamp",
    "Arc lamp\nDelivery: Express, £7.50\n2026-11-17 16:05: Dispatched\n"
    "2026-11-19 08:00: Refund of €210.00 sent to PayPal\n2026-11-20 12:06: Scanned at the Leith depot",
    PassageKind.ORDER,
    "en",
)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Where is my parcel?", "en"),
        ("where's our lamp", "en"),
        ("What is the status of my order?", "en"),
        ("Wo bleibt mein Paket?", "de"),
        ("où est mon applique (commande 48160) ?", "fr"),
        ("¿Dónde está mi pedido?", "es"),
        ("Dov'è il mio pacco?", "it"),
        ("Waar blijft mijn bestelling?", "nl"),
        ("Gdzie jest moja paczka?", "pl"),
        ("Onde está a minha encomenda?", "pt"),
        ("Kargom nerede?", "tr"),
    ],
)
def test_where_it_is_is_told_by_the_newest_line(question: str, language: str) -> None:
    found = answer_from_order(ORDER, question, language)
    assert found is not None
    assert found.quote == "2026-11-20 12:06: Scanned at the Leith depot"
    assert "Leith" in found.sentence
    assert "48213" in found.introduction


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Has my refund been sent?", "en"),
        ("Where is my money?", "en"),
        ("Ist mein Geld schon zurück?", "de"),
        ("Avez-vous déjà remboursé ?", "fr"),
        ("¿Han devuelto ya los 210 euros?", "es"),
        ("Is het geld al terugbetaald?", "nl"),
        ("Czy zwrócono już pieniądze?", "pl"),
    ],
)
def test_a_refund_is_told_by_the_line_of_the_refund(question: str, language: str) -> None:
    found = answer_from_order(ORDER, question, language)
    assert found is not None
    assert found.quote.endswith("Refund of €210.00 sent to PayPal")


@pytest.mark.parametrize(
    "question",
    [
        "Where is the tracking link?",
        "Where is my invoice?",
        "Wo ist meine Rechnung?",
        "Can I return the lamp?",
        "When do you open?",
        "How long does a refund take?",
    ],
)
def test_other_questions_are_not_for_the_order(question: str) -> None:
    assert answer_from_order(ORDER, question, "en") is None


def test_that_no_refund_was_sent_is_never_said() -> None:
    order = Passage("order:1", "Order 1", "2026-11-17 16:05: Dispatched", PassageKind.ORDER, "en")
    assert answer_from_order(order, "Has my refund been sent?", "en") is None


def test_a_line_without_words_in_the_language_is_not_told() -> None:
    order = Passage("order:1", "Order 1", "2026-11-17 16:05: Hub stopped", PassageKind.ORDER, "de")
    assert answer_from_order(order, "Wo ist meine Lampe?", "de") is None
    assert answer_from_order(order, "Where is my lamp?", "en") is not None


def test_only_an_order_is_taken_for_one() -> None:
    article = Passage("a#1", "A", "Text.", PassageKind.ARTICLE, "en")
    assert order_of((article,)) is None
    assert order_of((article, ORDER)) is ORDER


def test_of_two_lines_on_one_day_the_later_one_is_told() -> None:
    day = replace(ORDER, text="2026-11-20 08:00: Dispatched\n2026-11-20 14:06: Delivered")
    turned = replace(ORDER, text="2026-11-20 14:06: Delivered\n2026-11-20 08:00: Dispatched")
    for order in (day, turned):
        found = answer_from_order(order, "Where is my parcel?", "en")
        assert found is not None
        assert found.quote == "2026-11-20 14:06: Delivered"


def test_the_quote_is_the_line_that_is_told_not_one_that_holds_its_words() -> None:
    order = replace(
        ORDER, text="2026-11-20 08:00: Packed and dispatched\n2026-11-20 14:06: dispatched"
    )
    found = answer_from_order(order, "Where is my parcel?", "en")
    assert found is not None
    assert found.quote == "2026-11-20 14:06: dispatched"
