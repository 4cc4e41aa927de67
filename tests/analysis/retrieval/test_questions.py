"""Finding what a customer asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.retrieval.questions import (
    MAX_QUESTIONS,
    find_asked,
    sentences,
    split_questions,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi. When does it come? Thanks.", ["When does it come?"]),
        ("One?\nTwo?  Three!", ["One?", "Two?"]),
        ("Please send the invoice. I like it.", ["Please send the invoice."]),
        ("Bitte stornieren Sie die Bestellung.", ["Bitte stornieren Sie die Bestellung."]),
        ("Ich möchte das zurückgeben.", ["Ich möchte das zurückgeben."]),
        ("Pouvez-vous annuler. Merci.", ["Pouvez-vous annuler."]),
        ("¿Cuándo llega? Gracias.", ["¿Cuándo llega?"]),
        ("Quando arriva il pacco", ["Quando arriva il pacco"]),
        ("Kiedy przyjdzie paczka", ["Kiedy przyjdzie paczka"]),
        ("I paid £3.95, e.g. by card. Why?", ["Why?"]),
        ("届きますか？ありがとう。", ["届きますか？"]),
        ("It is broken. I am sad.", []),
        ("I was away.", []),
        ("Was muss ich mitbringen.", ["Was muss ich mitbringen."]),
        ("I co mam przysłać?", ["I co mam przysłać?"]),
        ("Please do not reply.", []),
        ("I would like my money back.", ["I would like my money back."]),
        ("Voglio indietro i soldi.", ["Voglio indietro i soldi."]),
        ("Hiermit kündige ich den Tarif.", ["Hiermit kündige ich den Tarif."]),
        ("Merci de me rembourser.", ["Merci de me rembourser."]),
        ("Hi, may I hang it above a bath?", ["may I hang it above a bath?"]),
        ("1. Can you add one?\n2. Which bulb?", ["Can you add one?", "Which bulb?"]),
        ("", []),
    ],
)
def test_questions_and_requests(text: str, found: list[str]) -> None:
    assert split_questions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "How do I send it back, and how long do I have?",
            ["How do I send it back", "how long do I have?"],
        ),
        (
            "Nobody wants the sofa, so can you take it, and what does that cost?",
            ["Nobody wants the sofa, so can you take it", "what does that cost?"],
        ),
        (
            "Wie lang ist die Frist, und wer holt die Lampen ab?",
            ["Wie lang ist die Frist", "wer holt die Lampen ab?"],
        ),
        (
            "Jusqu'à quand puis-je le rendre, qui vient le chercher et combien ça coûte ?",
            ["Jusqu'à quand puis-je le rendre", "qui vient le chercher", "combien ça coûte ?"],
        ),
        ("¿Qué datos necesitan y cuánto tardan?", ["¿Qué datos necesitan", "cuánto tardan?"]),
        ("Jak to zgłosić i kto zabierze lampy?", ["Jak to zgłosić", "kto zabierze lampy?"]),
        ("Can you repair the lamp and the shade?", ["Can you repair the lamp and the shade?"]),
        (
            "I was out when you came, can you come again?",
            ["I was out when you came, can you come again?"],
        ),
    ],
)
def test_each_thing_asked_in_one_sentence_counts(text: str, found: list[str]) -> None:
    assert split_questions(text) == found


def test_a_wrapped_question_is_whole() -> None:
    text = (
        "Thank you. I have no car, so the depot is no use. Could the courier please\n"
        "come once more, on Tuesday? And until when would the parcel stay there?\n"
    )
    assert split_questions(text) == [
        "Could the courier please come once more, on Tuesday?",
        "And until when would the parcel stay there?",
    ]


def test_a_question_comes_with_what_was_said_before_it() -> None:
    asked = find_asked("I paid extra for express. You came late. Do I get that back? Bye.")
    assert asked[0].context == "I paid extra for express. You came late. Do I get that back?"


def test_the_same_question_counts_once_and_only_a_handful_do() -> None:
    assert split_questions("Why? Why? Why?") == ["Why?"]
    assert len(split_questions(" ".join(f"Why {n}?" for n in range(50)))) == MAX_QUESTIONS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wir brauchen die USt-IdNr. vor dem Versand. Danach geht es.", 2),
        ("It costs 3.95 or 1,000.50 euros. Fine.", 2),
        ("See kite.example/app. Then go.", 2),
        ("Das ist z. B. so. Gut.", 2),
        ("One! Two? Three… Four.", 4),
        ("no end", 1),
        ("...", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert (
        len(sentences(text)) in (count, count - 1) if "…" in text else len(sentences(text)) == count
    )


@given(st.text(max_size=200))
def test_sentences_are_verbatim(text: str) -> None:
    folded = " ".join(text.split())
    for sentence in [*sentences(text), *split_questions(text)]:
        assert sentence in folded
