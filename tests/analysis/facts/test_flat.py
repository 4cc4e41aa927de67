"""Flat text keeps every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.facts.flat import flat


def test_accents_go_and_places_stay() -> None:
    assert flat("Żółć für Łódź") == "zolc fur lodz"


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(flat(text)) == len(text)
