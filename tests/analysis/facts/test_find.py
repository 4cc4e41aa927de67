"""Hard facts have one value in every notation and language."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.facts import FactKind, find_facts


def values(text: str, language: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in find_facts(text, language) if fact.kind is kind]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("a fee of £7.50 applies", "en", "750 GBP"),
        ("eine Gebühr von 7,50 £", "de", "750 GBP"),
        ("€1,240.00 in all", "en", "124000 EUR"),
        ("1.240,00 € gesamt", "de", "124000 EUR"),
        ("1 240,00 € au total", "fr", "124000 EUR"),
        ("€ 900 today", "en", "90000 EUR"),
        ("5gbp/night", "en", "500 GBP"),
        ("it costs 25 dollars", "en", "2500 USD"),
        ("134,00 zł", "pl", "13400 PLN"),
        ("EUR 12", "nl", "1200 EUR"),
        ("€1.240", "en", "124000 EUR"),
    ],
)
def test_money_in_minor_units(text: str, language: str, value: str) -> None:
    assert values(text, language, FactKind.MONEY) == [value]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("on 27 November 2026", "en", "2026-11-27"),
        ("on November 27th, 2026", "en", "2026-11-27"),
        ("am 27. November", "de", "--11-27"),
        ("am 27.11.2026", "de", "2026-11-27"),
        ("2026-11-27T16:05:00Z", "en", "2026-11-27"),
        ("le 1er janvier 2026", "fr", "2026-01-01"),
        ("el 6 de octubre de 2026", "es", "2026-10-06"),
        ("il 19 novembre", "it", "--11-19"),
        ("do 25 listopada 2026", "pl", "2026-11-25"),
        ("a 8 de maio de 2024", "pt", "2024-05-08"),
        ("op 26 november 2026", "nl", "2026-11-26"),
        ("13/11/2026", "en", "2026-11-13"),
        ("on Tuesday", "en", "weekday:1"),
        ("wir kommen morgen", "de", "day:+1"),
        ("since January", "en", "--01"),
    ],
)
def test_dates(text: str, language: str, value: str) -> None:
    assert value in values(text, language, FactKind.DATE)


def test_words_that_are_also_months_or_days_are_no_dates() -> None:
    assert values("You may sit in the sun, Marco.", "en", FactKind.DATE) == []
    assert values("Buongiorno Marco,", "it", FactKind.DATE) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("within 5 working days", "en", "5 working_day"),
        ("innerhalb von 5 Werktagen", "de", "5 working_day"),
        ("sous 5 jours ouvrés", "fr", "5 working_day"),
        ("en 5 días laborables", "es", "5 working_day"),
        ("entro 5 giorni lavorativi", "it", "5 working_day"),
        ("binnen 5 werkdagen", "nl", "5 working_day"),
        ("w ciągu 5 dni roboczych", "pl", "5 working_day"),
        ("5 iş günü içinde", "tr", "5 working_day"),
        ("within one working day", "en", "1 working_day"),
        ("seven days", "en", "7 day"),
        ("a 24-hour desk", "en", "24 hour"),
        ("3 lata", "pl", "3 year"),
    ],
)
def test_lengths_of_time(text: str, language: str, value: str) -> None:
    assert values(text, language, FactKind.DURATION) == [value]


def test_a_range_gives_both_ends() -> None:
    assert values("3 to 5 working days", "en", FactKind.DURATION) == [
        "3 working_day",
        "5 working_day",
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("at 8:30 PM", "en", "20:30"),
        ("um 8 Uhr", "de", "08:00"),
        ("à 15h30", "fr", "15:30"),
        ("at noon", "en", "12:00"),
        ("until 12am", "en", "00:00"),
        ("from 10AM", "en", "10:00"),
    ],
)
def test_times_of_day(text: str, language: str, value: str) -> None:
    assert values(text, language, FactKind.TIME) == [value]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1. Yes, we can.", "en", []),
        ("smaller than 70x120cm", "en", ["70", "120"]),
        ("children 5-16", "en", ["5", "16"]),
        ("weekdays,10 guests", "en", ["10"]),
        ("1,335 lamp hours", "en", ["1335"]),
        ("1.335 Lampenstunden", "de", ["1335"]),
        ("3.4 miles", "en", ["3.4"]),
        ("ending 4242", "en", ["4242"]),
    ],
)
def test_bare_numbers(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language, FactKind.NUMBER) == expected


def test_number_words_are_marked_as_words() -> None:
    (fact,) = find_facts("both of the two attempts", "en")
    assert (fact.value, fact.is_word) == ("2", True)


@pytest.mark.parametrize("text", ["25%", "25 percent", "25 Prozent", "25 pour cent", "%25"])
def test_percentages(text: str) -> None:
    assert values(text, "en", FactKind.PERCENT) == ["25"]


@pytest.mark.parametrize(
    "text",
    [
        "https://hub.example/reset",
        "www.help24.com",
        "bit.ly/3xYz",
        "http://1.2.3.4/login",
        "cheap-deals.biz",
        "book-now.hotels",
        "shop dot com",
        "HTTPS://EXAMPLE.COM/A",
    ],
)
def test_links_in_every_disguise(text: str) -> None:
    assert values(f"See {text} for more.", "en", FactKind.LINK)


@pytest.mark.parametrize("text", ["e.g. this", "sorry.The end", "at 3 p.m. today", "and/or"])
def test_prose_is_no_link(text: str) -> None:
    assert values(text, "en", FactKind.LINK) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("order 48213", "48213"),
        ("parcel KC-77310482", "kc77310482"),
        ("RF-20931", "rf20931"),
        ("account 5531-04", "553104"),
        ("call 0131 496 0120", "01314960120"),
    ],
)
def test_ids(text: str, value: str) -> None:
    assert value in values(text, "en", FactKind.ID)


def test_an_e_mail_address_is_one_fact() -> None:
    facts = find_facts("Write to Help@Nordlys.example.", "en")
    assert [(f.kind, f.value) for f in facts] == [(FactKind.EMAIL, "help@nordlys.example")]


def test_names_by_their_capitals() -> None:
    text = "Yes, the Hard Knox Cafe does, and so does Kite Couriers on Monday."
    assert values(text, "en", FactKind.NAME) == ["hard knox cafe", "kite couriers"]


def test_german_nouns_are_no_names() -> None:
    assert values("Die Rechnung und Kopie Ihres Ausweises liegen bei.", "de", FactKind.NAME) == []


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "pl", "tr", "xx"]))
def test_spans_lie_in_the_text_and_never_overlap(text: str, language: str) -> None:
    facts = find_facts(text, language)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(facts))
