"""Ordering hits, and judging whether they answer."""

from __future__ import annotations

import pytest

from agent_assist.analysis.retrieval.answerability import Match, answerable, figures
from agent_assist.analysis.retrieval.indexed import IndexedPassage, indexed
from agent_assist.analysis.retrieval.query import build_query
from agent_assist.analysis.retrieval.ranking import rank
from agent_assist.analysis.retrieval.rarity import WEAK_SHARE, Rarity
from agent_assist.domain.evidence import Passage, PassageKind


def passage(
    passage_id: str, text: str, title: str = "T", language: str = "en", **more: object
) -> Passage:
    kind = more.get("kind", PassageKind.ARTICLE)
    assert isinstance(kind, PassageKind)
    return Passage(passage_id, title, text, kind, language)


def order(query: str, *passages: Passage, language: str = "en") -> list[str]:
    pool = list(indexed(passages))
    ranked = rank(pool, build_query(query, language), Rarity(len(pool), {}))
    return [each.indexed.passage.id for each in ranked]


def test_a_word_in_the_title_counts_more() -> None:
    found = order(
        "return lamp", passage("a#1", "return lamp bulb"), passage("b#1", "lamp x y", "Return")
    )
    assert found == ["b#1", "a#1"]


def test_a_short_passage_beats_a_long_one_with_the_same_words() -> None:
    long_text = "return lamp " + " ".join(f"word{n}" for n in range(200))
    assert order("return lamp", passage("a#1", long_text), passage("b#1", "return lamp")) == [
        "b#1",
        "a#1",
    ]


def test_sections_of_the_right_article_go_before_others() -> None:
    found = order(
        "warranty receipt",
        passage("x#1", "receipt paper"),
        passage("warranty#1", "receipt paper"),
        passage("warranty#2", "warranty period"),
    )
    assert found.index("warranty#1") < found.index("x#1")


def test_the_replys_language_goes_first_unless_it_hardly_fits() -> None:
    german = passage("a.de#1", "Express Lampe", language="de")
    english = passage("a#1", "Express express express Lampe", language="en")
    assert order("Express Lampe", english, german, language="de") == ["a.de#1", "a#1"]
    poor = passage("b.de#1", "Hub " + "Wort " * 300, language="de")
    good = passage("hub#1", "Hub blinkt orange", language="en")
    assert order("Hub blinkt orange", poor, good, language="de")[0] == "hub#1"


def test_a_rare_code_goes_first_and_a_common_one_does_not() -> None:
    error = passage("errors#1", "E-1042: the hub is offline", language="de")
    other = passage("hub#1", "My hub shows an error, what is wrong with the hub", "Hub error")
    assert order("My hub shows error e1042", other, error)[0] == "errors#1"
    years = [passage(f"y#{n}", f"In 2026 {n}") for n in range(9)]
    assert order("hub error in 2026", *years, other)[0] == "hub#1"


def test_a_saved_reply_comes_after_the_article_it_repeats() -> None:
    reply = passage("reply:x", "return lamp", kind=PassageKind.SAVED_REPLY)
    assert order("return lamp", reply, passage("a#1", "return lamp")) == ["a#1", "reply:x"]


def test_nothing_found_is_an_empty_order() -> None:
    assert order("return lamp") == []


def test_rarity_is_one_for_rare_words_and_falls_with_use() -> None:
    rarity = Rarity(100, {"rare": 1, "common": 50, "how": 1}, frozenset({"how"}))
    assert rarity.one("rare") == rarity.one("unknown") == 1.0
    assert 0 < rarity.one("common") < 0.3
    assert rarity.one("how") == WEAK_SHARE
    assert rarity.known(["rare", "unknown"]) == 1.0
    assert rarity.of([]) == 0.0
    assert Rarity(0, {}).one("x") == 0.0


def judge(query: str, *passages: Passage) -> float:
    pool: list[IndexedPassage] = list(indexed(passages))
    counts = {t: 1 for each in pool for t in (*each.title, *each.body)}
    wanted = build_query(query, "en")
    rarity = Rarity(1000, counts, wanted.weak)
    return answerable(wanted, pool, rarity)


def test_a_question_that_the_article_names_is_answerable() -> None:
    article = passage("returns#1", "You can return a lamp within 60 days.", "Return a lamp")
    assert judge("How can I return my lamp within days?", article) > 0.8
    assert judge("What is the capital of Finland?", article) == 0.0
    assert judge("Do you sell lamp posts to penguins in Antarctica?", article) < 0.25
    assert judge("", article) == 0.0
    assert judge("return lamp") == 0.0


def test_each_figure_can_only_raise_the_likelihood() -> None:
    low = Match(0.2, 0.2, 0.2, 0.2)
    for higher in (Match(0.9, 0.2, 0.2, 0.2), Match(0.2, 0.9, 0.2, 0.2)):
        assert higher.answerable > low.answerable
    for higher in (Match(0.2, 0.2, 0.9, 0.2), Match(0.2, 0.2, 0.2, 0.9)):
        assert higher.answerable > low.answerable
    assert 0 < Match(1, 1, 1, 1).answerable < 1


def test_the_figures_are_shares() -> None:
    (found,) = indexed([passage("a#1", "return lamp within days", "Returns — Lamps")])
    query = build_query("return my lamp, penguin", "en")
    match = figures(query, found, Rarity(1, {"return": 1, "lamp": 1}, query.weak))
    assert match.coverage == pytest.approx(2 / 3)
    assert match.known == pytest.approx(2 / 3)
    assert match.topic == 1.0
    assert 0 < match.matched < 1
