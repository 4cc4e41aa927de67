"""One part of a text took the place of another; all around it is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.changed_part import changed_part


@given(st.text(max_size=40), st.text(max_size=40))
def test_all_before_and_all_behind_is_the_same(old: str, new: str) -> None:
    part = changed_part(old, new)
    assert old[: part.start] == new[: part.start]
    assert old[part.end :] == new[part.end + part.moved :]
    assert part.start <= part.end


def test_what_is_put_in_at_the_edge_of_words_does_not_touch_them() -> None:
    part = changed_part("£6.90 more", "£6.90, more")
    assert not part.touches(0, 5)
    assert changed_part("£6.90", "£7.90").touches(0, 5)
