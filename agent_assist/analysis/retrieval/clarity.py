"""How clearly a search answered: the margin to the next article, and whether the best passages agree (S2, S3).

Rule: only what could be another answer counts as the next: sections of one article, its translations and replies that
repeat it are no rivals.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.indexed import IndexedPassage
from agent_assist.analysis.retrieval.ranking import Ranked
from agent_assist.domain.evidence import Clarity, PassageKind
from agent_assist.domain.knowledge import article_of

TOP = 5
_SHARED_TITLE = 0.5
_REPLIES = frozenset({PassageKind.SAVED_REPLY, PassageKind.PAST_REPLY})


def clarity(ranked: Sequence[Ranked], by_words: Sequence[Ranked] | None = None) -> Clarity:
    """Of the passages as they are answered, best first; `by_words` is the ranking of words beside an encoder's."""
    if not ranked:
        return Clarity()
    best = ranked[0]
    like = [each for each in ranked if _language(each) == _language(best)]
    compared = like[1:TOP]
    return Clarity(
        margin=_margin(best, like),
        alike=sum(_is_about_the_same(best.indexed, each.indexed) for each in compared),
        compared=len(compared),
        shared=None if by_words is None else len(_ids(ranked) & _ids(by_words)),
    )


def _margin(best: Ranked, like: Sequence[Ranked]) -> float | None:
    article = article_of(best.indexed.passage.id)
    following = next(
        (
            each
            for each in like
            if each.indexed.passage.kind not in _REPLIES
            and article_of(each.indexed.passage.id) != article
        ),
        None,
    )
    if following is None or best.match <= 0:
        return None
    return max(0.0, 1 - following.match / best.match)


def _is_about_the_same(best: IndexedPassage, other: IndexedPassage) -> bool:
    if article_of(best.passage.id) == article_of(other.passage.id):
        return True
    ours, theirs = frozenset(best.article_title), frozenset(other.article_title)
    return len(ours & theirs) >= _SHARED_TITLE * max(1, min(len(ours), len(theirs)))


def _language(each: Ranked) -> str:
    return base_language(each.indexed.passage.language)


def _ids(ranked: Sequence[Ranked]) -> set[str]:
    return {each.indexed.passage.id for each in ranked[:TOP]}
