from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.personal_data.restore_stream import StreamRestorer

PIECES = st.one_of(
    st.sampled_from(
        [
            "⟦EMAIL_1⟧",
            "⟦PERSON_1⟧",
            "[email_1]",
            "EMAIL_1",
            "[[PERSON_1]]",
            "⟦SECRET_1⟧",
            "⟦EMAIL_12⟧",
            "⟦EMAIL_",
            "1",
            "⟧",
            "⟦",
            "]",
            "[",
            "<",
            "E",
            "EMAIL",
            "PERSON",
            "_1",
            "\\_",
            " ",
            "-",
            ".",
            "a",
            "\n",
            "Dear ",
            "{{",
            "}}",
            "NATIONAL ID 1",
            "⟦ email 1 ⟧",
            "LITERAL_1",
            "5",
        ]
    ),
    st.text(max_size=4),
)


def conversation() -> PlaceholderMap:
    placeholders = PlaceholderMap()
    placeholders.mask("jane@example.com ⟦x my PIN is 4821. Anna", ["Anna"])
    return placeholders


def streamed(placeholders: PlaceholderMap, chunks: list[str]) -> str:
    restorer = StreamRestorer(placeholders)
    return "".join([*(restorer.feed(chunk) for chunk in chunks), restorer.finish()])


def test_a_placeholder_split_over_chunks_is_restored():
    assert streamed(conversation(), ["Hi ⟦EM", "AIL", "_1", "⟧, ok"]) == "Hi jane@example.com, ok"


def test_text_that_cannot_become_a_placeholder_is_shown_at_once():
    restorer = StreamRestorer(conversation())
    assert restorer.feed("Hello there, ") == "Hello there, "
    assert restorer.feed("⟦EMAIL_1⟧") == "jane@example.com"


def test_a_placeholder_cut_off_by_the_end_stays_as_it_is():
    assert streamed(conversation(), ["see ⟦EMAI"]) == "see ⟦EMAI"


@given(pieces=st.lists(PIECES, max_size=14), cuts=st.lists(st.integers(0, 120), max_size=20))
@settings(max_examples=500, deadline=None)
def test_however_it_is_chunked_the_result_is_that_of_the_whole(pieces, cuts):
    text = "".join(pieces)
    at = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    chunks = [text[start:end] for start, end in itertools.pairwise(at)]
    placeholders = conversation()
    assert streamed(placeholders, chunks) == placeholders.restore(text).text
