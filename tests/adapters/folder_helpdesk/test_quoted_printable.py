"""Quoted-printable brings every line back as it was."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.adapters.folder_helpdesk.quoted_printable import quoted_printable


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_comes_back(text: str) -> None:
    expected = text.replace("\r\n", "\n")

    encoded = quoted_printable(text)

    assert quopri.decodestring(encoded).replace(b"\r\n", b"\n").decode() == expected
    assert all(len(line) <= 78 for line in encoded.split(b"\r\n"))
    assert encoded.isascii()


@pytest.mark.parametrize("line", ["From here on", ".", "trailing  ", "--boundary", "tab\t", "a\rb"])
def test_lines_that_mail_programs_would_change_are_escaped(line: str) -> None:
    encoded = quoted_printable(f"before\n{line}\nafter")

    row = encoded.split(b"\r\n")[1]
    assert row != line.encode()
    assert not row.endswith((b" ", b"\t"))


def test_a_wrapped_line_does_not_begin_like_an_mbox_separator() -> None:
    for length in range(60, 80):
        rows = quoted_printable("x" * length + "From me to you").split(b"\r\n")
        assert not any(row.startswith(b"From ") for row in rows)
