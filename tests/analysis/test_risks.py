"""Words that call for care, in the main languages."""

from __future__ import annotations

import pytest

from agent_assist.analysis.risks import find_risks


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("This is outrageous, worst service ever", "anger"),
        ("Das ist eine Frechheit, mir reicht es", "anger"),
        ("C'est inadmissible !", "anger"),
        ("GIVE ME MY MONEY BACK RIGHT NOW!!!", "anger"),
        ("My lawyer will contact you", "legal"),
        ("Ich schalte meinen Anwalt ein", "legal"),
        ("Voy a poner una denuncia y hablaré con mi abogado", "legal"),
        ("Mi rivolgerò al mio avvocato", "legal"),
        ("I want to kill myself", "self_harm"),
        ("Ich will nicht mehr leben", "self_harm"),
        ("nie chcę żyć", "self_harm"),
        ("There is an unauthorized charge, I was scammed", "fraud"),
        ("Mijn account is gehackt", "fraud"),
        ("Dolandırıldım, kartım çalındı", "fraud"),
        ("I will tell the press about this", "press"),
        ("Jeg kontakter avisen og de sociale medier", "press"),
        ("The charger caught fire and burned my hand", "safety"),
        ("Das Gerät gab mir einen Stromschlag", "safety"),
        ("Under the GDPR I ask you to erase my data", "data_protection"),
        ("Gemäß DSGVO verlange ich Auskunft", "data_protection"),
        ("My card is 4111 1111 1111 1111", "payment_data"),
        ("my password is hunter22", "payment_data"),
        ("Die CVV lautet 123", "payment_data"),
    ],
)
def test_a_risk_is_named(text: str, risk: str) -> None:
    assert risk in find_risks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Where is my order?",
        "I want to reset it to brand new please",
        "Livraison à court terme, quel est votre avis ?",
        "Sądzę, że to dobry produkt",
        "The media player has a new fan",
        "My order number is 4111 1111 1111 1112",
        "How do I delete my account?",
        "IPHONE USB CABLE ORDER arrived",
        "",
    ],
)
def test_ordinary_messages_carry_none(text: str) -> None:
    assert find_risks(text) == ()


def test_several_risks_come_in_a_fixed_order() -> None:
    assert find_risks("I was scammed, my lawyer and the press will hear of this outrage: outrageous") == (
        "anger", "legal", "fraud", "press",
    )  # fmt: skip
