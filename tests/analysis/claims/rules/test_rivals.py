"""What the ticket's own order contradicts closes approval, whatever else the sentence cites, in several languages."""

from __future__ import annotations

import pytest

from agent_assist.analysis.check_line import check_line
from agent_assist.analysis.claims import contradicts
from agent_assist.domain.drafts import SentenceKind, Severity
from agent_assist.domain.evidence import Passage, PassageKind

ORDER = Passage(
    "order:1",
    "Order 48213: Arc lamp",
    "Arc lamp\nArc lamp · £189.00 · Express delivery\nOrdered: 16 November 2026\nPrice: £189.00\n"
    "Delivery: Express, £7.50\nDelivered: 19 November 2026\nParcel number: KC-77310482\n"
    "Items: 2 lamps\nInvoice date: 17 November 2026\nNotice: 30 days\n"
    "2026-11-20 12:06: Second attempt. Parcel held at the Leith depot until Friday 27 November 2026",
    PassageKind.ORDER,
    "en",
)
FEES = (
    ("en", "After a second missed attempt we refund the express delivery fee in full."),
    ("de", "Nach dem zweiten Versuch erstatten wir die Gebühr für den Expressversand."),
    ("fr", "Après une seconde tentative nous remboursons les frais de livraison express."),
    ("es", "Tras el segundo intento reembolsamos los gastos del envío exprés."),
)
REPLIES = {
    "en": "We refund the express delivery fee of {}.",
    "de": "Wir erstatten die Gebühr für den Expressversand von {}.",
    "fr": "Nous remboursons les frais de livraison express de {}.",
    "es": "Reembolsamos los gastos del envío exprés de {}.",
}
AMOUNTS = {"en": "£{}", "de": "{} £", "fr": "{} £", "es": "{} £"}


@pytest.mark.parametrize(("language", "policy"), FEES)
@pytest.mark.parametrize(("fee", "is_right"), [("6.90", False), ("189.00", False), ("7.50", True)])
def test_a_fee_is_the_one_on_the_orders_line_of_it(
    check, cite, language: str, policy: str, fee: str, is_right: bool
) -> None:
    figure = AMOUNTS[language].format(fee if language == "en" else fee.replace(".", ","))
    text = REPLIES[language].format(figure)
    passage = Passage("fee#1", "Fee", policy, PassageKind.POLICY, language)
    cited = cite(text, "fee#1", quote=policy, kind=SentenceKind.COMMITMENT)
    result = check(text, [cited], [passage, ORDER], language=language)
    assert [f.quote for f in result.must_check] == ([] if is_right else [figure])
    assert all(contradicts(f) and "£7.50" in f.message for f in result.must_check)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("The price of your lamp was £198.00.", "£189.00"),
        ("Your lamp was delivered on 18 November 2026.", "19 November 2026"),
        ("Your lamp was delivered on 16 November 2026.", "19 November 2026"),
        ("Your parcel is held at the Leith depot until Thursday.", "Friday"),
        ("Your parcel is held at the Leith depot until 30 November.", "27 November 2026"),
        ("Your parcel number is KC-77310428.", "KC-77310482"),
        ("Your notice period is 14 days.", "30 days"),
        ("You ordered 3 lamps.", "2"),
        ("The second attempt was at 14:00.", "12:06"),
    ],
)
def test_every_kind_of_figure_that_the_order_contradicts_may_not_be_sent(
    reply: str, shown: str
) -> None:
    order = {"id": ORDER.id, "title": ORDER.title, "text": ORDER.text}
    wrote = "My parcel KC-77310428 came on 18 November. I can wait until Thursday."
    result = check_line({"id": 1, "reply": reply, "sources": [order], "ticket": wrote})
    assert not result["sendable"]
    assert shown in " ".join(f["message"] for f in result["findings"])


@pytest.mark.parametrize(
    "reply",
    [
        "Your lamp cost £189.00 and was delivered on 19 November 2026.",
        "Your order of 16 November 2026 was delivered on 19 November.",
        "Your order of 16 November 2026 was delivered.",
        "Your parcel is held at the Leith depot until Friday.",
        "You ordered 2 lamps.",
    ],
)
def test_what_the_order_gives_may_be_sent(reply: str) -> None:
    order = {"id": ORDER.id, "title": ORDER.title, "text": ORDER.text}
    result = check_line({"id": 1, "reply": reply, "sources": [order], "ticket": ""})
    assert result["sendable"]
    assert result["findings"] == []


def test_the_orders_fee_overrules_the_price_list(check, found) -> None:
    prices = Passage(
        "prices#1", "Prices", "Express delivery costs £6.90.", PassageKind.ARTICLE, "en"
    )
    policy = Passage("fee#1", "Fee", FEES[0][1], PassageKind.POLICY, "en")
    text = "We refund your express delivery fee of £6.90."
    result = check(text, passages=[policy, prices, ORDER])
    assert found(result) == [("must", "amount_without_source", "£6.90")]


@pytest.mark.parametrize(
    ("language", "reply", "article"),
    [
        ("en", "The month closes on the 30th.", "The warranty is 5 years from the close."),
        ("de", "Der Monat schließt am 30.", "Die Garantie beträgt 5 Jahre ab dem Monat."),
        ("fr", "Le mois se termine le 30.", "La garantie est de 5 ans à partir du mois."),
        ("es", "El mes cierra el 30.", "La garantía es de 5 años desde el mes."),
    ],
)
def test_a_day_of_a_month_is_compared_with_no_length_of_time(
    check, cite, language: str, reply: str, article: str
) -> None:
    passage = Passage("a#1", "A", article, PassageKind.ARTICLE, language)
    result = check(reply, [cite(reply, "a#1", quote=article)], [passage], language=language)
    assert [f.severity for f in result.findings] == [Severity.SHOULD]
    assert "says" not in result.findings[0].message


def test_a_day_that_was_worked_out_from_the_orders_is_looked_at_and_contradicts_nothing(
    check, cite
) -> None:
    sent = Passage(
        "order:2",
        "Order 2: Stool",
        "2026-11-16 10:02: Refund of £74.00 sent to Mastercard on 16 November 2026",
        PassageKind.ORDER,
        "en",
    )
    says = "You will see a refund on your card within 5 working days."
    timing = Passage("refund-timing#1", "Refund timing", says, PassageKind.ARTICLE, "en")
    by = "You will see the refund on your card by 23 November."
    tagged = cite(by, "refund-timing#1", quote="You will see a refund on your card")
    (look,) = check(by, [tagged], [timing, sent]).findings
    assert look.severity is Severity.SHOULD
    on = "Your refund was sent on 17 November."
    tagged = cite(on, "refund-timing#1", quote="You will see a refund on your card")
    (against,) = check(on, [tagged], [timing, sent]).must_check
    assert against.quote.rstrip(".") == "17 November"
    assert "2026-11-16" in against.message


def test_a_day_that_is_over_contradicts_none_that_may_come(check) -> None:
    """A newcomer's own correction was told that the first, missed delivery contradicts it."""
    order = Passage("o:1", "Order", "Delivered: 19 November 2026", PassageKind.ORDER, "en")
    for reply in ("Your lamp is delivered on Tuesday.", "It is delivered on 30 November 2026."):
        result = check(reply, passages=[order])
        assert "The order gives no such date." in [f.message for f in result.findings]
        assert not any(contradicts(finding) for finding in result.findings)
    over = check("Your lamp was delivered on 18 November 2026.", passages=[order])
    assert any(contradicts(finding) for finding in over.findings)
