"""What a sentence cites exists and says it."""

from __future__ import annotations

from agent_assist.domain.drafts import Severity


def test_an_invented_quote_is_found(check, cite, found) -> None:
    text = "You can collect it from the depot at night."
    result = check(text, [cite(text, "missed#2", quote="collect it at night")])
    assert found(result) == [("must", "quote_not_in_source", text)]
    assert not result.sentences[0].is_supported
    assert result.sentences[0].source_id is None


def test_a_passage_that_does_not_exist(check, cite) -> None:
    text = "You can collect it from the depot with photo ID."
    quote = "collect it from the depot with photo ID"
    elsewhere = check(text, [cite(text, "missed#9", quote=quote)])
    assert [(f.rule, f.severity) for f in elsewhere.findings] == [
        ("wrong_citation", Severity.SHOULD)
    ]
    nowhere = check(text, [cite(text, "missed#9", quote="the depot opens at night")])
    assert [(f.rule, f.severity) for f in nowhere.findings] == [("unknown_citation", Severity.MUST)]


def test_without_passages_nothing_is_supported(check) -> None:
    result = check("The shop opens on Sunday at 9:00.", passages=())
    assert not result.facts[0].is_supported
    assert result.must_check
