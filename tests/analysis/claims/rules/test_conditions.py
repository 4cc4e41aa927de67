"""A passage under a heading that the order's state contradicts asks for a look, with that reason, in four languages."""

from __future__ import annotations

import pytest

from agent_assist.domain.evidence import Passage, PassageKind

HEADINGS = [
    ("en", "Cancelling: Before the order is packed", "We refund the full amount within 3 days."),
    ("de", "Stornieren: Bevor die Bestellung gepackt ist", "Wir erstatten den vollen Betrag."),
    ("fr", "Annuler — Avant que la commande soit emballée", "Nous remboursons le montant total."),
    ("es", "Cancelar: Antes de que se embale", "Reembolsamos el importe completo."),
]
AFTER = ("en", "Cancelling: After the order is packed", "Send the parcel back within 60 days.")


def told(check, cite, article: tuple[str, str, str], *orders: str, text: str = "") -> list[str]:
    language, title, says = article
    passages = [Passage("a#1", title, says, PassageKind.ARTICLE, language)]
    passages += [
        Passage(f"order:{n}", f"Order {n}", f"Stool\n{state}", PassageKind.ORDER, "en")
        for n, state in enumerate(orders)
    ]
    reply = text or says
    result = check(reply, [cite(reply, "a#1", quote=says)], passages, language=language)
    assert result.must_check == ()
    return [finding.message for finding in result.findings]


@pytest.mark.parametrize("article", HEADINGS)
@pytest.mark.parametrize("state", ["Status: Packed", "2026-11-20 07:40: Dispatched"])
def test_a_step_that_was_taken_contradicts_what_holds_before_it(
    check, cite, article, state: str
) -> None:
    (message,) = told(check, cite, article, state)
    assert message.endswith("the order is packed.")


@pytest.mark.parametrize("article", HEADINGS)
@pytest.mark.parametrize("state", ["Status: Confirmed, not packed", "Status: Waiting for payment"])
def test_before_it_and_where_the_order_does_not_say_nothing_is_asked(
    check, cite, article, state: str
) -> None:
    assert told(check, cite, article, state) == []


def test_a_step_that_was_not_taken_contradicts_what_holds_after_it(check, cite) -> None:
    (message,) = told(check, cite, AFTER, "Status: Confirmed, not packed")
    assert message.endswith("the order is not packed yet.")
    assert told(check, cite, AFTER, "Status: Packed") == []


def test_a_reply_that_tells_the_condition_says_all_of_it(check, cite) -> None:
    says = "We refund the full amount until it is packed."
    assert told(check, cite, ("en", HEADINGS[0][1], says), "Status: Packed", text=says) == []


def test_two_orders_say_nothing_about_which_one_is_meant(check, cite) -> None:
    assert told(check, cite, HEADINGS[0], "Status: Packed", "Status: Confirmed, not packed") == []
