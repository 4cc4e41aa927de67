"""Any text is a query, and none of it is search syntax."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.retrieval.query import MAX_CODES, MAX_TERMS, build_query


def test_terms_for_the_language_and_for_the_others() -> None:
    query = build_query("Wie kann ich die Lampen E-1042 zurückgeben?", "de")
    assert "lamp" in query.terms
    assert "lampen" in query.fallback_terms
    assert query.terms_for("de-AT") == query.terms
    assert query.terms_for("en") == query.fallback_terms
    assert "wie" in query.weak
    assert query.codes == ("e1042", "1042")


def test_nothing_to_look_for_is_no_expression() -> None:
    assert build_query("", "en").match_expression() == ""
    assert build_query("the of and ?!", "en").match_expression() == ""


@given(st.text(max_size=300), st.sampled_from(["en", "de", "xx"]))
def test_the_expression_holds_only_quoted_words(text: str, language: str) -> None:
    expression = build_query(text, language).match_expression()
    assert re.sub(r'"[^"]*"|\{title body\}|\{codes\}|OR|[ :()]', "", expression) == ""


def test_a_huge_text_makes_a_small_query() -> None:
    query = build_query(" ".join(f"word{n}x E-{n:05}" for n in range(100_000)), "en")
    assert len(query.terms) <= MAX_TERMS
    assert len(query.codes) <= MAX_CODES
