"""How well a text answers typed words."""

from __future__ import annotations

import pytest

from agent_assist.analysis.word_search import Fit, Sought, plain


def fit(typed: str, *texts: str) -> Fit | None:
    return Sought(typed).fit([plain(text) for text in texts])


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("arc lamp", "My Arc-Lamp is late", Fit.SIDE_BY_SIDE),
        ("arc lamp", "The lamp with an arc", Fit.WHOLE_WORDS),
        ("arc la", "My arc lamp", Fit.BEGUN_SIDE_BY_SIDE),
        ("lam ar", "My arc lamp", Fit.BEGINNINGS),
        ("lampe", "Die Stehlampe", Fit.INSIDE),
        ("arc lamp", "WHERE IS MY PARCEL, the lamp", None),
        ("old", "Oliver Hart, Cancel order 48190", None),
        ("old", "It was sold", None),
        ("arc", "A lamp", None),
        ("canape", "Le CANAPÉ", Fit.SIDE_BY_SIDE),
        ("タワー", "東京タワー、大阪", Fit.INSIDE),
        ("sana@shop.test", "Sana Malik sana@shop.test", Fit.SIDE_BY_SIDE),
        ("A-48190", "order a 48190", Fit.SIDE_BY_SIDE),
        ("8190", "order 48190", Fit.INSIDE),
        ("हिन्दी", "वह हिन्दी है", Fit.SIDE_BY_SIDE),
    ],
)
def test_words_side_by_side_before_words_before_beginnings(
    typed: str, text: str, expected: Fit | None
) -> None:
    assert fit(typed, text) is expected


def test_several_texts_answer_together_but_side_by_side_only_one() -> None:
    assert fit("arc lamp", "an arc", "a lamp") is Fit.WHOLE_WORDS
    assert fit("arc lamp", "an arc", "nothing") is None


@pytest.mark.parametrize("typed", ["", "  ", "…", "?!"])
def test_what_holds_no_letter_finds_nothing(typed: str) -> None:
    assert not Sought(typed)
    assert fit(typed, "any text") is None
