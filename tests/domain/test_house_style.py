"""The house style: by language, with the jurisdiction where there is one, and said in sentences."""

from __future__ import annotations

from agent_assist.domain.house_style import PLAIN_STYLE, HouseStyle

HOUSE = HouseStyle(
    tone="warm and plain.",
    most_words=120,
    greetings={"en": "Dear {name},", "de": "Hallo {name},", "de-AT": "Servus {name},"},
    closings={"en": "All the best"},
    signatures={"en": "Nordlys Customer Care\n\nMon to Fri, 9 to 17"},
)


def test_greeting_closing_and_signature_are_those_of_the_language():
    style = HOUSE.of("en")
    assert (style.greeting, style.closing) == ("Dear {name},", "All the best")
    assert style.signature == ("Nordlys Customer Care", "Mon to Fri, 9 to 17")
    assert HOUSE.of("de").closing == ""


def test_the_jurisdiction_comes_before_the_language():
    assert HOUSE.of("de", "AT").greeting == "Servus {name},"
    assert HOUSE.of("de", "CH").greeting == "Hallo {name},"


def test_no_style_says_nothing_and_a_style_is_said_in_sentences():
    assert PLAIN_STYLE.lines == HouseStyle().of("en").lines == ()
    assert HOUSE.of("en").lines == (
        "Tone: warm and plain.",
        "At most 120 words.",
        'Greet with "Dear {name},", {name} being the customer\'s first name.',
        'Close with "All the best" and sign on the next line.',
        "Below the name, one line each: Nordlys Customer Care; Mon to Fri, 9 to 17.",
    )
