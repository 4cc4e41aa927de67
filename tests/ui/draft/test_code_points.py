"""Offsets are code points everywhere; Qt's UTF-16 units stay inside the editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.ui.draft.code_points import OffsetMap, clean_text


@given(st.text(alphabet=st.sampled_from("ab é👋🏽\u0301\n𝒜"), max_size=40))
def test_offsets_turn_into_units_and_back(text):
    offsets = OffsetMap(text)
    for point in range(len(text) + 1):
        units = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.to_units(point) == units
        assert offsets.to_points(units) == point


def test_inside_a_pair_is_the_character_itself():
    assert OffsetMap("a👋b").to_points(2) == 1


def test_line_ends_become_one_kind_and_hidden_marks_of_qt_go():
    assert clean_text("a\r\nb\rc\u2028d\u2029e\x00\ufffcf\ufdd0") == "a\nb\nc\nd\nef"


def test_hard_spaces_tabs_emoji_and_joiners_stay():
    text = "10\u00a0€\t👩\u200d🔧 e\u0301 \u202bשלום"
    assert clean_text(text) == text
