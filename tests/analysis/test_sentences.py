"""Where sentences begin and end, in several languages."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_greeting_and_closing_lines_are_sentences_of_their_own() -> None:
    text = "Hi Maren,\n\nYour parcel is here. You can collect it.\n\nKind regards,\nPriya"
    assert split(text) == [
        "Hi Maren,",
        "Your parcel is here.",
        "You can collect it.",
        "Kind regards,",
        "Priya",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We refund £7.50 and 1.240,00 € at once.",
        "Die Lieferung kommt am 27. November um 8.30 Uhr.",
        "Bring z. B. einen Ausweis oder ca. 2 Fotos mit.",
        "Mr. Smith and Dr. Ada Byron live at St. James Road, e.g. next to No. 4.",
        "M. Dupont arrive le 3 janv. à 9 h.",
        "Vea https://shop.example/a.b?c=1. para más.",
        "Write to help@nordlys.example for more.",
        "Version 2.1.3 is out.",
        "It closes at 5 p.m. on Sundays.",
    ],
)
def test_numbers_dates_links_and_abbreviations_are_not_cut(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Yes! It is free. Anything else?", ["Yes!", "It is free.", "Anything else?"]),
        ("¿Qué día prefiere? Gracias.", ["¿Qué día prefiere?", "Gracias."]),
        ("We close at 5 p.m. On Sunday we rest.", ["We close at 5 p.m.", "On Sunday we rest."]),
        ("Noon on your final day. would you book?", ["Noon on your final day.", "would you book?"]),
        ("It ended in 2026. We checked.", ["It ended in 2026.", "We checked."]),
        ("Sorry.The shop is closed.", ["Sorry.", "The shop is closed."]),
        ("1. Yes, we can.\n2. No, 3 items.", ["1. Yes, we can.", "2. No, 3 items."]),
        ("- one lamp\n- two lamps", ["- one lamp", "- two lamps"]),
        ("They take cash Do you need more?", ["They take cash", "Do you need more?"]),
        ("„Ja.“ Das gilt.", ["„Ja.“", "Das gilt."]),
        ("かしこまりました。明日届きます。", ["かしこまりました。", "明日届きます。"]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_wrapped_line_goes_on_in_the_next_one() -> None:
    text = "You can collect the parcel from the depot in the old\nharbour street until Friday."
    assert len(split(text)) == 1


def test_a_mail_wrapped_at_a_width_goes_on_in_capitals_too() -> None:
    text = (
        "die Tischleuchte Opal (Bestellung 47515) kam am Dienstag mit einem Sprung im Glas an.\n"
        "Ein Foto ist dabei. Ich hätte gern mein Geld zurück und keinen Ersatz. Muss ich die\n"
        "Lampe zurückschicken, und wann kommt das Geld?\n\nGesa Thomsen"
    )
    assert split(text)[3] == "Muss ich die\nLampe zurückschicken, und wann kommt das Geld?"
    assert split(text)[-1] == "Gesa Thomsen"


def test_lines_of_one_length_that_end_before_the_edge_stand_alone() -> None:
    text = (
        "Frames and furniture: five years, counted from the day of delivery to you\n"
        "Electronics\nBulbs and tubes: twelve months, counted from the day of delivery"
    )
    assert len(split(text)) == 3


@given(st.text())
def test_every_word_belongs_to_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    inside = {at for a, b in spans for at in range(a, b)}
    assert all(at in inside for at, char in enumerate(text) if char.isalnum())


def test_long_texts_take_linear_time() -> None:
    text = ("word " * 20 + "\n") * 2000 + "a." * 20_000
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 2.0
