"""What the tests of personal data share: findings as (kind, value) pairs, and nasty texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import strategies as st

from agent_assist.analysis.personal_data import detect

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def found() -> Found:
    """What is found in a text, as pairs of kind and value."""

    def find(text: str, people: Sequence[str] = ()) -> list[tuple[str, str]]:
        return [(span.kind.value, text[span.start : span.end]) for span in detect(text, people)]

    return find


_FRAGMENTS = (
    "jane@example.com",
    "jane%40example.com",
    "jane&#64;example.com",
    "ｊａｎｅ＠example.com",
    "+49 30 476925",
    "call 0171 1234567",
    "DE89 3704 0044 0532 0130 00",
    "Anna Müller",
    "Annas",
    "anna",
    "Hauptstr. 5, 80331 München",
    "10.0.0.1",
    "https://example.com/a?b=c",
    "078-05-1120",
    "DNI 12345678Z",
    "Order #12345678",
    "⟦EMAIL_1⟧",
    "[EMAIL_1]",
    "email_1",
    "EMAIL\\_2",
    "{{person_1}}",
    "⟦",
    "⟧",
    "⟦LITERAL_1⟧",
    "NATIONAL_ID_1",
    "Phone 1",
    "\u200b",
    "\u00ad",
    "e\u0301",
    "\x00",
    "\ud800",
    "&amp;",
    "%",
    "\\u0040",
    "\n",
    " ",
    ", ",
    ". ",
    "-",
    "_",
    "1",
    "12",
    "<",
    ">",
    "[",
    "]",
    "{",
    "(",
    ")",
    "'s",
    "Dear Anna,\n",
    "Thanks,\nJane Doe",
)


@pytest.fixture(scope="session")
def nasty_texts() -> st.SearchStrategy[str]:
    """Personal data, look-alikes of placeholders and odd characters in any order."""
    piece = st.one_of(st.sampled_from(_FRAGMENTS), st.text(max_size=6))
    return st.lists(piece, max_size=12).map("".join)
