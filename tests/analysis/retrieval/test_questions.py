"""Finding what a customer asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.retrieval.questions import MAX_QUESTIONS, sentences, split_questions


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
        ("", []),
    ],
)
def test_questions_and_requests(text: str, found: list[str]) -> None:
    assert split_questions(text) == found


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
    for sentence in [*sentences(text), *split_questions(text)]:
        assert sentence in text
