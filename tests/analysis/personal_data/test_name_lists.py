from __future__ import annotations

import pytest


def test_the_others_in_a_list_with_a_known_name_are_names(found):
    text = "They had 4: Tom, Anna, Lisa Berg and Uwe."
    assert [value for _, value in found(text, ["Anna"])] == ["Tom", "Anna", "Lisa Berg", "Uwe"]


@pytest.mark.parametrize(
    "text", ["Anna and I waited", "Anna, Monday and Tuesday", "Anna and DHL", "Anna and the order"]
)
def test_days_companies_and_pronouns_are_not(text, found):
    assert found(text, ["Anna"]) == [("PERSON", "Anna")]
