"""One key puts a source's own words into the reply."""

from __future__ import annotations

from tests.presenters.conftest import Agent


def test_the_words_that_the_sentence_at_the_caret_cites(agent: Agent) -> None:
    agent.open()
    review = agent.work.context.review
    assert review is not None
    assert review.assessment is not None
    assert review.draft is not None
    cited = next(s for s in review.assessment.check.sentences if s.source_id)
    passage = review.draft.passage(cited.source_id or "")
    assert passage is not None
    put: list[str] = []
    agent.work.citing.insert(cited.sentence.start + 1, put.append)
    assert put == [cited.sentence.quote]
    assert put[0] in passage.text


def test_beside_cited_sentences_the_first_source_answers(agent: Agent) -> None:
    agent.open()
    review = agent.work.context.review
    assert review is not None
    put: list[str] = []
    agent.work.citing.insert(len(review.text) + 50, put.append)
    assert len(put) == 1


def test_without_a_source_it_is_said_and_nothing_is_put(agent: Agent) -> None:
    put: list[str] = []
    agent.work.citing.insert(0, put.append)
    assert put == []
    assert ("No source is cited here.", False) in agent.window.said
