"""What is wrong with a text as a whole."""

from __future__ import annotations

import pytest

from agent_assist.domain.drafts import Severity


def rules(result) -> list[str]:
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    "text",
    [
        "I am not a bot.",
        "I'm a real person.",
        "No AI was used here.",
        "This message was written by a human.",
        "Ich bin kein Roboter.",
        "Je ne suis pas un robot.",
        "No soy un bot.",
        "Non sono un robot.",
        "Ik ben geen robot.",
        "Nie jestem botem.",
        "Não sou um robô.",
        "Jag är ingen robot.",
    ],
)
def test_a_denial_of_ai_closes_approval(check, text) -> None:
    assert ("denies_ai", Severity.MUST) in [(f.rule, f.severity) for f in check(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "A program drafts some of our replies, and this is one of them.",
        "A colleague will write to you without AI.",
        "Un collègue vous écrira sans IA.",
        "En medewerker schrijft u zonder AI.",
        "I am the person in charge of returns.",
    ],
)
def test_the_truth_about_ai_is_no_denial(check, text) -> None:
    assert "denies_ai" not in rules(check(text))


@pytest.mark.parametrize("left", ["⟦EMAIL_1⟧", "{agent}", "[Your name]", "⟦NA"])
def test_a_placeholder_that_was_left_closes_approval(check, left) -> None:
    assert ("placeholder_left", Severity.MUST) in [
        (f.rule, f.severity) for f in check(f"Thank you, {left}.").findings
    ]


@pytest.mark.parametrize(
    "image", ["![x](https://evil.example/p.png)", '<img src="https://evil.example/p.png">']
)
def test_a_picture_closes_approval(check, image) -> None:
    assert "image_or_code" in rules(check(f"Thank you. {image}"))


def test_invisible_characters_are_found_and_emoji_left_alone(check) -> None:
    assert "invisible_characters" in rules(check("Thank\u200b you\U000e0041 all."))
    assert "invisible_characters" not in rules(check("Thank you 👩‍🔧❤️"))


def test_the_wrong_language(check) -> None:
    text = "Your parcel is held at the depot and you can collect it there with photo ID."
    assert rules(check(text, language="pl")) == ["wrong_language"]
