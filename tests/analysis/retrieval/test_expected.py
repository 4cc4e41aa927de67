"""What kind of answer a question wants."""

from __future__ import annotations

import pytest

from agent_assist.analysis.retrieval.expected import gives_what_is_wanted


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("How long do you keep it?", "We keep the order for 5 days.", True),
        ("How long do you keep it?", "We keep the order for you.", False),
        ("When does it come?", "It comes on Friday.", True),
        ("Does it work when the internet is down?", "It works.", None),
        ("What does that cost?", "We take it away for £25.", True),
        ("What does that cost?", "The lamps are collected free of charge.", True),
        ("What does that cost?", "We take it away.", False),
        ("Wie lang ist die Frist?", "Flex endet mit einer Frist von 30 Tagen.", True),
        ("Combien ça coûte ?", "Les frais sont de 29 €.", True),
        ("¿Cuánto tardan?", "La enviamos en 2 días laborables.", True),
        ("Do kiedy mogę odebrać?", "Paczka czeka 7 dni.", True),
        ("When is the second attempt?", "After a second attempt it is kept.", False),
        ("How many days do I have?", "You have 14 days.", True),
        ("How many are in a box?", "A box holds 6 lamps.", True),
        ("How many are in a box?", "A box holds them all.", False),
        ("May I hang it above a bath?", "It is rated IP20.", None),
    ],
)
def test_a_time_or_an_amount(question: str, text: str, given: bool | None) -> None:
    language = {"W": "de", "C": "fr", "¿": "es", "D": "pl"}.get(question[0], "en")
    language = "en" if question.startswith(("What", "When", "Does")) else language
    assert gives_what_is_wanted(question, text, language) is given
