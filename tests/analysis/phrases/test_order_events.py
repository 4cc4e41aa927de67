"""Lines of an order's history in the customer's language: the same day, place and amount, or nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from agent_assist.analysis.phrases.order_events import introduction, told, written_day

LANGUAGES = ("de", "fr", "es", "it", "nl", "pl", "pt", "tr")
DAY = date(2026, 11, 20)
HELD = "Second attempt, nobody home. Parcel held at the Hamburg depot until 26 November 2026"
DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo" / "orders.json"


def test_in_english_the_line_itself_is_said() -> None:
    assert told(DAY, "Stock count moved.", "en-GB") == "20 November 2026: Stock count moved."


def test_each_part_of_a_line_is_said_with_its_place_and_its_day() -> None:
    assert told(DAY, HELD, "de") == (
        "20. November 2026: zweiter Zustellversuch, niemand angetroffen. Das Paket liegt bis 26. November 2026 im"
        " Depot Hamburg."
    )
    with_weekday = HELD.replace("26 November", "Thursday 26 November")
    assert told(DAY, with_weekday, "de") == told(DAY, HELD, "de")


def test_an_amount_is_written_as_the_language_writes_it() -> None:
    line = "Refund of €1,210.50 sent to Visa ending 4242"
    assert told(DAY, line, "es") == (
        "20 de noviembre de 2026: reembolso de 1.210,50 € enviado a Visa (… 4242)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_without_a_phrase_is_not_said_in_half(language: str) -> None:
    assert told(DAY, "Hub stopped answering", language) is None
    assert told(DAY, "Delivered. Hub stopped answering", language) is None
    assert told(DAY, "Parcel held at the Leith depot until 31 Brumaire 2026", language) is None
    assert told(DAY, "Parcel held at the Leith depot until 31 November 2026", language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_keeps_what_it_was_given(language: str) -> None:
    lines = (
        "Delivered in Graz",
        "Last scan, Graz depot",
        "Scanned at the Graz depot",
        HELD.replace("Hamburg", "Graz"),
    )
    for line in lines:
        assert "Graz" in (told(DAY, line, language) or "")
    assert "2026" in written_day(DAY, language)
    assert "48213" in (introduction("48213", language) or "")


def test_a_language_without_phrases_is_said_to_be_missing() -> None:
    assert told(DAY, "Delivered", "cy") is None
    assert introduction("1", "cy") is None


def test_the_ways_of_a_parcel_in_the_demo_have_phrases() -> None:
    orders = json.loads(DEMO.read_text("utf-8"))["orders"]
    lines = {e["text"] for order in orders for e in order["history"]}
    parcels = [
        line
        for line in lines
        if "attempt, " in line or "depot" in line or line in ("Dispatched", "Packed")
    ]
    assert len(parcels) >= 10
    known = [line for line in parcels if "card attempt" not in line.lower()]
    assert [line for line in known if told(DAY, line, "nl") is None] == []
