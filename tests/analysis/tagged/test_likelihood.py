"""How likely a model found the words of its statements: only statements count, never tags, quotes or courtesy."""

from __future__ import annotations

import pytest

from agent_assist.analysis.tagged.likelihood import fact_logprob

ANSWER = [
    ("[courtesy] ", -9.0), ("Hi Maren,", -9.0), ("\n\n", -9.0),
    ('[fact returns#1 "30', -9.0), (' days ]"] ', -9.0), ("You have", -1.0), (" 30 days.", -2.0), ("\n", -9.0),
    ("[br]\n", -9.0), ("[commitment returns#2] We", -3.0), (" refund", -2.0), (" you.", -2.0), ("\n", -9.0),
    ("[question] Shall we?", -9.0), ("\n[rating] fairly sure", -9.0),
]  # fmt: skip


def test_statements_and_promises_count_and_nothing_else() -> None:
    assert fact_logprob(ANSWER) == pytest.approx(-2.0)


def test_cut_in_single_characters_it_is_weighed_by_its_length() -> None:
    text = "[fact a#1] ab\n[courtesy] Bye"
    tokens = [(char, -1.0 if char in "ab" else -5.0) for char in text]
    assert fact_logprob(tokens) == pytest.approx(-1.0)


@pytest.mark.parametrize(
    "text", ["", "Just prose.", "[courtesy] Hello", "[fact unclosed", "[1] prose"]
)
def test_without_a_tagged_statement_there_is_no_figure(text: str) -> None:
    assert fact_logprob([(text, -1.0)]) is None
