"""Where characters came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.domain.provenance import Origin, Provenance, Run

runs = st.lists(st.builds(Run, st.integers(0, 9), st.sampled_from(Origin)), max_size=12)


@given(runs)
def test_joining_runs_keeps_length_and_leaves_no_neighbours_alike(parts):
    joined = Provenance.of(parts)
    assert joined.length == sum(run.length for run in parts)
    for origin in Origin:
        assert joined.count(origin) == sum(r.length for r in parts if r.origin is origin)
    pairs = zip(joined.runs, joined.runs[1:], strict=False)
    assert all(one.origin is not other.origin for one, other in pairs)


@given(runs)
def test_spans_cover_the_text_without_gaps(parts):
    end = 0
    for start, stop, _ in Provenance.of(parts).spans():
        assert start == end
        end = stop
    assert end == Provenance.of(parts).length
