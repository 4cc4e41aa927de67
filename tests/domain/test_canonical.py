"""Canonical JSON: the same bytes for the same value, on every machine."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.errors import BugError

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def test_keys_are_sorted_by_utf16_units_as_rfc_8785_shows():
    value = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    keys = list(json.loads(canonical_json(value)))
    assert keys == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_no_white_space_and_no_escapes_but_the_needed_ones():
    assert canonical_json({"a": ["ü", 1, True, None]}) == '{"a":["ü",1,true,null]}'.encode()


@given(values)
def test_it_reads_back_as_it_was(value):
    assert json.loads(canonical_json(value)) == value


@pytest.mark.parametrize("bad", [1.5, {"a": 2.0}, 2**53, {1: "x"}, b"x", "\ud800"])
def test_what_cannot_be_written_the_same_everywhere_is_refused(bad):
    with pytest.raises(BugError):
        canonical_json(bad)


def test_the_standards_own_examples_come_out_byte_for_byte():
    # RFC 8785, section 3.2.3 (sorting) and 3.2.2 (strings, literals); the numbers there are floats.
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    expected = (
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",'
        '"\u20ac":"Euro Sign","\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
    )
    assert canonical_json(value) == expected.encode()
    parsed = json.loads(
        '{"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}'
    )
    assert canonical_json(parsed) == (
        '{"literals":[null,true,false],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )


def test_nested_objects_are_sorted_too_and_every_control_character_has_its_shortest_form():
    assert canonical_json([{"b": {"d": 1, "c": 2}, "a": ({"z": 0, "\u00e9": 1},)}]) == (
        '[{"a":[{"z":0,"\u00e9":1}],"b":{"c":2,"d":1}}]'.encode()
    )
    assert (
        canonical_json("\b\t\n\f\r\x00\x1f\x7f\u2028")
        == b'"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\xe2\x80\xa8"'
    )
