"""The change between two texts is found exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.ui.draft.edit_span import EditSpan, edit_span

SHORT = st.text(alphabet="ab👋", max_size=12)


@given(SHORT, SHORT, SHORT, SHORT)
def test_replacing_the_span_gives_the_new_text_and_is_no_longer_than_the_edit(a, out, put, b):
    old, new = a + out + b, a + put + b
    span = edit_span(old, new)
    inside = new[span.start : span.start + span.added]
    assert old[: span.start] + inside + old[span.start + span.removed :] == new
    assert span.removed <= len(out)
    assert span.added <= len(put)


def test_equal_texts_have_an_empty_span():
    assert edit_span("same", "same") == EditSpan(4, 0, 0)
