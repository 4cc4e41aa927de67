"""How clearly a search answered: the margin to another answer, and whether the best passages agree."""

from __future__ import annotations

from agent_assist.analysis.retrieval.clarity import clarity
from agent_assist.analysis.retrieval.indexed import indexed
from agent_assist.analysis.retrieval.ranking import Ranked
from agent_assist.domain.evidence import Clarity, Passage, PassageKind

ARTICLE = PassageKind.ARTICLE


def ranked(
    *found: tuple[str, str, float], language: str = "en", kind: PassageKind = ARTICLE
) -> list[Ranked]:
    passages = [Passage(i, title, "Text.", kind, language) for i, title, _ in found]
    matches = [match for _, _, match in found]
    return [Ranked(e, m) for e, m in zip(indexed(passages), matches, strict=True)]


def test_the_margin_is_to_the_next_article_not_to_a_section_beside() -> None:
    found = ranked(("a#1", "Returns", 10), ("a#2", "Returns", 9), ("b#1", "Cards", 4))
    assert clarity(found).margin == 0.6


def test_a_translation_and_a_reply_that_repeats_it_are_no_rivals() -> None:
    found = ranked(("a#1", "Returns", 10))
    found += ranked(("a.de#1", "Umtausch", 9), language="de")
    found += ranked(("r#1", "Returns", 9), kind=PassageKind.SAVED_REPLY)
    assert clarity(found).margin is None


def test_an_exact_code_that_stands_before_a_better_match_has_no_margin() -> None:
    assert clarity(ranked(("a#1", "Returns", 2), ("b#1", "Cards", 10))).margin == 0


def test_passages_agree_when_they_are_about_what_the_best_is_about() -> None:
    found = ranked(
        ("a#1", "Return a lamp", 10),
        ("a#2", "Return a lamp", 9),
        ("b#1", "Return a lamp without its box", 8),
        ("c#1", "Gift cards", 7),
        ("d#1", "Opening hours", 6),
        ("e#1", "Return a lamp", 5),
    )
    assert (clarity(found).alike, clarity(found).compared) == (2, 4)


def test_the_two_rankings_are_compared_where_there_are_two() -> None:
    near = ranked(*((f"{n}#1", "T", 1.0 - n / 10) for n in range(6)))
    words = [near[0], near[5], near[1]]
    assert clarity(near, words).shared == 2
    assert clarity(near).shared is None


def test_nothing_found_is_nothing_to_compare() -> None:
    assert clarity([]) == clarity([], []) == Clarity()
