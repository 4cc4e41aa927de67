"""Whether quoted words really stand in a passage."""

from __future__ import annotations

import pytest

from agent_assist.analysis.claims.evidence import Source
from agent_assist.analysis.claims.quotes import find_quote
from agent_assist.domain.evidence import Passage, PassageKind

TEXT = "You can use “pay again”\nin your account. We refund the fee – in full – within 5 days."
HOLDER = Source(Passage("a#1", "Paying", TEXT, PassageKind.ARTICLE, "en"), "en")
OTHER = Source(Passage("b#1", "Other", "Nothing here.", PassageKind.ARTICLE, "en"), "en")


@pytest.mark.parametrize(
    "quote",
    [
        "use “pay again” in your account",
        'use "pay again"   in your account',
        "USE 'pay again' in your account",
        "We refund the fee - in full",
        "You can use … within 5 days",
        "within 5 days",
    ],
)
def test_white_space_quote_marks_and_dashes_are_folded(quote: str) -> None:
    assert find_quote(quote, [HOLDER], [HOLDER]) is HOLDER


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "fee",
        "within 15 days",
        "we refund the fees",
        "within 5 days … You can use",
        "refund the fee within 5 days",
    ],
)
def test_other_words_are_no_quote(quote: str) -> None:
    assert find_quote(quote, [HOLDER], [HOLDER]) is None


def test_a_quote_from_another_passage_is_found_there() -> None:
    assert find_quote("within 5 days", [OTHER], [OTHER, HOLDER]) is HOLDER
