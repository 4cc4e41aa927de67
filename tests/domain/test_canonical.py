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
