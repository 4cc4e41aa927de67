"""When a source gives what a reply states."""

from __future__ import annotations

from datetime import date

import pytest

from agent_assist.analysis.facts import find_facts
from agent_assist.analysis.facts.keys import claim_keys, evidence_keys

FRIDAY = date(2026, 11, 20)


def gives(source: str, claim: str, language: str = "en") -> bool:
    known = {key for fact in find_facts(source, "en") for key in evidence_keys(fact)}
    facts = find_facts(claim, language)
    assert facts, claim
    return all(not claim_keys(fact, FRIDAY).isdisjoint(known) for fact in facts)


@pytest.mark.parametrize(
    ("source", "claim", "language"),
    [
        ("£7.50", "7,50 £", "de"),
        ("27 November 2026", "27. November", "de"),
        ("Friday 27 November 2026", "vendredi 27 novembre", "fr"),
        ("5 working days", "5 Werktagen", "de"),
        ("24 hours", "1 day", "en"),
        ("14 days", "two weeks", "en"),
        ("open 9am to 6pm", "9:00 to 18:00", "en"),
        ("2026-11-20 12:06", "today", "en"),
        ("2026-11-21", "tomorrow", "en"),
        ("https://shop.example/returns", "shop.example", "en"),
        ("order:48213", "order 48213", "en"),
        ("12 months", "1 year", "en"),
    ],
)
def test_equal_or_less_precise_is_given(source: str, claim: str, language: str) -> None:
    assert gives(source, claim, language)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("£7.50", "£7.05"),
        ("£7.50", "€7.50"),
        ("5 working days", "5 days"),
        ("5 working days", "3 working days"),
        ("27 November", "27 November 2026"),
        ("27 November 2026", "Thursday"),
        ("9am", "9pm"),
        ("https://shop.example/returns", "shop.example/pay"),
        ("10%", "£10"),
    ],
)
def test_near_is_not_given(source: str, claim: str) -> None:
    assert not gives(source, claim)
