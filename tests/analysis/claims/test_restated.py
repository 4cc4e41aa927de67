"""A date that the customer stated may be said back to them; nothing that would bind the company is taken from them."""

from __future__ import annotations

import pytest

from agent_assist.domain.drafts import SentenceKind, Severity

BACK = [
    ("en", "Our month closes on the 30th.", "Your month closes on the 30th."),
    ("de", "Unser Monat schließt am 30.", "Ihr Monat schließt am 30."),
    (
        "fr",
        "Notre exercice se termine le 30 novembre.",
        "Votre exercice se termine le 30 novembre.",
    ),
    ("es", "Nuestro mes cierra el 30 de noviembre.", "Su mes cierra el 30 de noviembre."),
]


@pytest.mark.parametrize(("language", "wrote", "reply"), BACK)
def test_it_is_said_that_the_customer_wrote_it(
    check, language: str, wrote: str, reply: str
) -> None:
    result = check(reply, customer_text=wrote, language=language)
    assert [(f.severity, f.message) for f in result.findings] == [
        (Severity.INFO, "The customer wrote this.")
    ]
    (checked,) = result.sentences
    assert checked.sentence.kind is SentenceKind.COURTESY
    assert checked.source_id is None


@pytest.mark.parametrize(
    ("wrote", "reply"),
    [
        ("Our month closes on the 30th.", "Your month closes on the 29th."),
        ("Our month closes on the 30th.", "Your month does not close on the 30th."),
        ("Does our month close on the 30th?", "Your month closes on the 30th."),
        ("I want my refund of £50.", "Your refund is £50."),
        ("You said that I get 20% off.", "You get 20% off."),
        ("I can return it within 90 days.", "You can return it within 90 days."),
        ("My lamp was delivered on 30 November.", "Your lamp was delivered on 30 November."),
        ("You send it on 1 December.", "We send it to you on 1 December."),
    ],
)
def test_what_they_did_not_state_or_what_binds_the_company_is_not_theirs(
    check, wrote: str, reply: str
) -> None:
    from tests.analysis.claims.rules.test_rivals import ORDER

    result = check(reply, customer_text=wrote, passages=[ORDER])
    assert "customer_wrote" not in [f.rule for f in result.findings]
    assert [f for f in result.findings if f.severity is not Severity.INFO]
