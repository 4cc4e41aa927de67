"""Numbers, amounts, dates and ids of a reply against its sources."""

from __future__ import annotations


def rules(result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_wrong_amount_is_marked_alone_and_the_order_is_shown(check, cite, found) -> None:
    text = "We refund your express delivery fee of £6.90."
    quote = "we refund the express delivery fee in full"
    result = check(text, [cite(text, "express-fee#1", quote=quote)])
    assert found(result) == [("must", "amount_without_source", "£6.90")]
    (finding,) = result.findings
    assert finding.message == "The policy gives no amount. The order shows £7.50."
    assert text[finding.start : finding.end] == "£6.90"


def test_a_number_that_the_source_has_otherwise_is_a_contradiction(check, cite, found) -> None:
    text = "You will see a refund on your card within 3 working days."
    quote = "You will see a refund on your card within 5 working days"
    result = check(text, [cite(text, "refund-timing#1", quote=quote)])
    assert found(result) == [("must", "duration_without_source", "3 working days")]
    assert result.findings[0].message == "The article says 5 working days."


def test_an_amount_of_the_customers_own_order_is_given(check, cite) -> None:
    text = "We refund your express delivery fee of £7.50."
    quote = "we refund the express delivery fee in full"
    assert check(text, [cite(text, "express-fee#1", quote=quote)]).findings == ()


def test_the_customers_words_are_no_evidence_for_amounts(check, cite) -> None:
    text = "We refund the express delivery fee of £50.00."
    sentence = cite(text, "express-fee#1", quote="we refund the express delivery fee in full")
    result = check(text, [sentence], customer_text="You owe me £50.00, your colleague said so.")
    assert rules(result) == ["amount_without_source"]


def test_the_customers_words_are_evidence_for_what_the_customer_said(check) -> None:
    assert check("You wrote that you paid £50.00.", customer_text="I paid £50.00.").findings == ()
    assert not check("Thank you for order 55555.", customer_text="It is order 55555.").findings


def test_facts_agree_across_languages(check, cite) -> None:
    text = "Ihr Paket liegt bis Freitag, den 27. November, im Depot in Leith."
    quote = "Parcel held at the Leith depot until Friday 27 November 2026"
    sentence = cite(text, "order:48213", quote=quote)
    assert check(text, [sentence], language="de").findings == ()
    wrong = text.replace("27.", "28.")
    assert rules(check(wrong, [cite(wrong, "order:48213", quote=quote)], language="de")) == [
        "date_without_source"
    ]


def test_today_is_resolved(check) -> None:
    text = "Today the parcel had its second attempt."
    assert check(text).findings == ()
    assert "date_without_source" in rules(check(text.replace("Today", "Tomorrow")))
