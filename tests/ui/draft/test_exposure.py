"""How long each character was seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.ui.draft.exposure import SHOWN_AFTER_MS, Exposure


def test_whole_only_when_every_character_was_seen_long_enough():
    seen = Exposure(10)
    seen.add(0, 6, 300)
    seen.add(6, 9, 300)
    assert not seen.is_whole
    seen.add(9, 10, 299)
    assert not seen.is_whole
    seen.add(9, 10, 1)
    assert seen.is_whole


def test_typed_characters_count_as_seen_and_others_do_not():
    seen = Exposure(4)
    seen.add(0, 4, 300)
    seen.splice(2, 0, 3, is_shown=True)
    assert seen.is_whole
    seen.splice(2, 0, 3, is_shown=False)
    assert not seen.is_whole


def test_deleting_what_was_not_seen_leaves_the_rest_whole():
    seen = Exposure(6)
    seen.add(0, 3, 300)
    seen.splice(3, 3, 0, is_shown=False)
    assert seen.is_whole


STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 12), st.integers(0, 12), st.integers(0, 200)),
    max_size=25,
)


@given(STEPS)
def test_runs_keep_the_books_as_a_plain_list_would(steps):
    seen, plain = Exposure(12), [0] * 12
    for is_edit, first, second, ms in steps:
        start, end = sorted((min(first, len(plain)), min(second, len(plain))))
        if is_edit:
            seen.splice(start, end - start, ms % 4, is_shown=False)
            plain[start:end] = [0] * (ms % 4)
        else:
            seen.add(start, end, ms)
            plain[start:end] = [min(value + ms, SHOWN_AFTER_MS) for value in plain[start:end]]
        assert seen.is_whole == all(value >= SHOWN_AFTER_MS for value in plain)
