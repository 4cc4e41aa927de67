"""A fact that was written anew leaves a trace: what stood there, and where the new words stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.services.rewritten import Rewritten, after_check, after_edit, settled_by

FEE = "We refund £6.90. Kind regards"


def typed(text: str, start: int, end: int, words: str) -> tuple[tuple[Rewritten, ...], str]:
    """Type words over a marked fact, key by key."""
    known: tuple[Rewritten, ...] = ()
    marked = [(start, end)]
    for length in range(1, len(words) + 1):
        last = words[: length - 1] if length > 1 else text[start:end]
        old = text[:start] + last + text[end:]
        new = text[:start] + words[:length] + text[end:]
        known = after_edit(known, marked, old, new)
        marked, now = [], new
    return known, now


def test_what_is_typed_over_a_fact_takes_its_place() -> None:
    known, text = typed(FEE, 10, 15, "£7.50")
    (one,) = known
    assert (one.was, one.now) == ("£6.90", "£7.50")
    assert text[one.start : one.end] == "£7.50"


def test_a_fact_that_was_taken_out_leaves_a_trace_without_words() -> None:
    known = after_edit((), [(10, 15)], FEE, "We refund . Kind regards")
    assert [(one.was, one.now) for one in known] == [("£6.90", "")]


def test_a_fact_that_nobody_touched_leaves_no_trace() -> None:
    assert after_edit((), [(10, 15)], FEE, FEE + "!") == ()
    assert after_edit((), [(10, 15)], FEE, "Hello. " + FEE) == ()


def test_words_elsewhere_touch_nothing_and_move_what_stands_behind_them() -> None:
    known, text = typed(FEE, 10, 15, "£7.50")
    known = after_check(known, text)
    (moved,) = after_edit(known, [], text, "Hello. " + text)
    assert ("Hello. " + text)[moved.start : moved.end] == "£7.50"
    assert after_edit(known, [], text, text + "!") == known


def test_after_the_check_words_typed_behind_it_are_no_more_part_of_it() -> None:
    known, text = typed(FEE, 10, 15, "£7.50")
    known = after_check(known, text)
    new = text.replace("£7.50.", "£7.50 on Monday.")
    assert [one.now for one in after_edit(known, [], text, new)] == ["£7.50"]


def test_what_was_written_back_is_no_trace() -> None:
    known, text = typed(FEE, 10, 15, "£7.50")
    back = after_edit(known, [], text, FEE)
    assert after_check(back, FEE) == ()


def test_where_something_is_still_found_it_is_not_settled() -> None:
    known, _ = typed(FEE, 10, 15, "£7.50")
    assert settled_by(known, [(12, 20)]) == ()
    assert settled_by(known, [(15, 20)]) == known


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.data())
def test_a_trace_always_names_the_words_that_stand_there(old, middle, new, data) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    known = after_edit((), [(start, end)], old, middle)
    for one in after_edit(known, [], middle, new):
        assert new[one.start : one.end] == one.now
