from __future__ import annotations

import pytest

NAMED = [
    ("my passport number is ", "X1234567"),
    ("DNI: ", "12345678Z"),
    ("Ausweisnummer ", "L01X00T47"),
    ("my NI number is ", "QQ 12 34 56 C"),
    ("PESEL ", "44051401359"),
    ("rodné číslo: ", "7103192745"),
    ("TFN ", "123 456 782"),
    ("Steuer-ID: ", "86095742719"),
    ("mijn BSN is ", "111222333"),
    ("my SIN is ", "046 454 286"),
    ("NHS no. ", "943 476 5919"),
    ("svnr ", "1237 010180"),
    ("My driver's license number is ", "A56319335"),
    ("numéro de sécu : ", "2 55 08 14 168 025 38"),
    ("personnummer: ", "19811218-9876"),
    ("henkilötunnus ", "131052-308T"),
]


@pytest.mark.parametrize(("cue", "number"), NAMED)
def test_a_number_the_text_names_is_found_whatever_its_check_digit(cue, number, found):
    assert found(f"{cue}{number} please") == [("NATIONAL_ID", number)]


@pytest.mark.parametrize(
    "number",
    [
        "68792001J",
        "X3615607F",
        "DTTGTD67E04H278L",
        "180020705973363",
        "031.651.286-93",
        "821001-3408",
        "170967-376M",
        "756.9063.8214.87",
        "89.03.20-059.67",
        "170398-3533",
        "960526/2282",
        "GABM650813MJCBLC06",
        "9270 5667 0385",
    ],
)
def test_a_number_with_a_shape_of_its_own_and_good_check_digits_needs_no_name(number, found):
    assert found(f"here: {number}.") == [("NATIONAL_ID", number)]


@pytest.mark.parametrize(
    "text", ["68792002J", "article 68792001J", "nie 12345", "sin 12345678", "pan 1234567"]
)
def test_a_wrong_check_digit_an_article_or_a_small_word_is_none(text, found):
    assert found(text) == []
