from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.personal_data.normalised_view import normalised_view


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("a&amp;b", "a&b"),
        ("caf%C3%A9", "café"),
        ("100%, 5%ff", "100%, 5%ff"),
        ("\\u00fc \\u{1F600} \\ud83d\\ude00", "ü 😀 😀"),
        ("https:\\/\\/example.com", "https://example.com"),
        ("ﬁ Ⅳ ①", "fi IV 1"),
        ("e\u0301", "é"),
        ("zero\u200bwidth\u00ad \u202ebidi", "zerowidth bidi"),
        ("en–dash ‘quoted’", "en-dash 'quoted'"),
        ("٤٩", "49"),
        ("a\x00b\tc\n", "ab\tc\n"),
    ],
)
def test_the_view_is_what_a_reader_sees(written, read):
    assert normalised_view(written).text == read


def test_a_character_of_the_view_knows_its_stretch_of_the_input():
    view = normalised_view("x&#64;y\u200bz")
    assert view.text == "x@yz"
    assert [view.to_input(at, at + 1) for at in range(4)] == [(0, 1), (1, 6), (6, 8), (8, 9)]


def test_a_decoded_escape_can_uncover_another_and_still_maps_to_the_whole():
    view = normalised_view("a%26%2364;b")
    assert view.text == "a@b"
    assert view.to_input(1, 2) == (1, 10)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_the_map_covers_every_character_in_order(text):
    view = normalised_view(text)
    stretches = [view.to_input(at, at + 1) for at in range(len(view.text))]
    assert stretches == sorted(stretches)
    assert all(0 <= start < end <= len(text) for start, end in stretches)
