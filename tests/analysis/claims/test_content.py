"""Which content words two texts share."""

from __future__ import annotations

import pytest

from agent_assist.analysis.claims.content import read_words, stems_in_order


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("takeout", "We offer take-out.", "en"),
        ("take-out", "a takeout menu", "en"),
        ("refunded", "the refund", "en"),
        ("Rückerstattung", "Wir erstatten das Geld.", "de"),
        ("Mastercard", "Visa or Master Card", "en"),
        ("accessible", "wheelchair access", "en"),
    ],
)
def test_spelling_endings_and_compounds_do_not_part_words(
    one: str, other: str, language: str
) -> None:
    assert read_words(one, language).shared_with(read_words(other, language))


def test_function_words_negations_digits_and_single_letters_are_no_content() -> None:
    assert stems_in_order("No, you cannot do that within 7 days", "en") == ["day"]
    assert stems_in_order("Seat B: vitamin D", "en") == stems_in_order("seat vitamin", "en") != []


def test_different_words_are_not_shared() -> None:
    assert not read_words("parking lot", "en").shared_with(read_words("swimming pool", "en"))
