from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "phone",
    [
        "+49 30 476925",
        "+447400908725",
        "+31 (0)6 12721019",
        "0034 612 62 87 83",
        "00 44 20 7946 0958",
        "(201) 524-1280",
        "678-777-1600",
        "+1-743-438-6774x62406",
        "06 12 12 42 85",
        "07400 527794",
        "020 7946 0958",
        "0479 50 54 03",
        "030/1234567",
        "1-800-555-0199",
    ],
)
def test_a_number_in_a_telephones_shape_is_found(phone, found):
    assert found(f"{phone} please") == [("PHONE", phone)]


@pytest.mark.parametrize(
    ("before", "phone", "after"),
    [
        ("You can call ", "73 448 266", ""),
        ("", "61 51 81", " office"),
        ("Tel. ", "21 35 68 37", ""),
        ("Mobile: ", "12 343 04 81", ""),
        ("tél : ", "06.12.34.56.78", ""),
        ("my cell is ", "4155552671", ""),
        ("", "0612345678", " is my number"),
        ("puhelin ", "040 123 4567", ""),
        ("WhatsApp ", "612345678", ""),
        ("Meine Handynummer ist ", "0151 23456789", ""),
    ],
)
def test_any_number_the_text_calls_a_telephone_is_found(before, phone, after, found):
    assert found(before + phone + after) == [("PHONE", phone)]


@pytest.mark.parametrize(
    "text",
    [
        "call me on 2024-03-19",
        "call on 12.05.2024",
        "my order number is 123456789",
        "phone orders: #1234567",
        "call 5 times",
        "call us between 9 and 17",
        "1234567890",
        "it costs 1 234 567 EUR",
    ],
)
def test_dates_orders_and_amounts_are_no_telephones(text, found):
    assert found(text) == []
