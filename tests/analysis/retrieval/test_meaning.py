"""The order that an encoder gives to what words and meaning found together."""

from __future__ import annotations

import pytest

from agent_assist.analysis.retrieval.indexed import IndexedPassage, indexed
from agent_assist.analysis.retrieval.meaning import (
    answerable_by_meaning,
    is_understood,
    rank_by_meaning,
)
from agent_assist.analysis.retrieval.query import build_query
from agent_assist.analysis.retrieval.ranking import Ranked
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import Passage, PassageKind

NONE = Rarity(100, {})


def candidate(
    passage_id: str,
    match: float,
    text: str = "",
    language: str = "en",
    kind: PassageKind = PassageKind.ARTICLE,
) -> Ranked:
    found: IndexedPassage = next(
        iter(indexed([Passage(passage_id, passage_id, text, kind, language)]))
    )
    return Ranked(found, match)


def order(candidates: list[Ranked], near: dict[str, float], question: str = "gone") -> list[str]:
    ranked = rank_by_meaning(candidates, build_query(question, "en"), near)
    return [each.indexed.passage.id for each in ranked]


def test_the_nearest_in_meaning_comes_first_whatever_the_words_say() -> None:
    assert order(
        [candidate("words", 9.0), candidate("near", 0.0)], {"words": 0.3, "near": 0.8}
    ) == [
        "near",
        "words",
    ]


def test_an_exact_code_comes_before_the_nearest() -> None:
    found = [candidate("near", 1.0), candidate("code", 0.1, "E-4711 means offline")]
    assert order(found, {"near": 0.9, "code": 0.1}, "what is E-4711") == ["code", "near"]


def test_a_saved_reply_gives_way_to_an_article_that_says_about_the_same() -> None:
    found = [candidate("reply", 1.0, kind=PassageKind.SAVED_REPLY), candidate("article", 1.0)]
    assert order(found, {"reply": 0.82, "article": 0.8}) == ["article", "reply"]


def test_a_passage_that_is_not_encoded_yet_counts_with_its_words() -> None:
    found = [candidate("best words", 8.0), candidate("few words", 1.0), candidate("old", 4.0)]
    assert order(found, {"old": 0.6}) == ["best words", "old", "few words"]


@pytest.mark.parametrize(
    ("language", "passages", "is_ranked"),
    [("en", ["en", "de"], True), ("de", ["en", "de"], False), ("nl", ["en", "de"], True)],
)
def test_the_encoder_ranks_where_it_knows_the_language_or_no_passage_has_it(
    language: str, passages: list[str], *, is_ranked: bool
) -> None:
    found = [candidate(each, 1.0, language=each) for each in passages]
    assert is_understood(build_query("x", language), {"en"}, found) is is_ranked
    assert is_understood(build_query("x", language), frozenset(), found)


def test_the_nearer_the_likelier_answered_and_words_in_common_help() -> None:
    question = build_query("Where is my refund?", "en")
    rarity = Rarity(100, {"refund": 2})

    def likelihood(near: float, text: str = "") -> float:
        return answerable_by_meaning(question, [candidate("a", near, text)], rarity)

    assert likelihood(0.3) < 0.02 < likelihood(0.5) < likelihood(0.5, "Refund") < likelihood(0.9)
    assert likelihood(0.9) > 0.8 > 0.1 > likelihood(0.5)
    assert answerable_by_meaning(question, [], NONE) == 0.0
