"""Orders what full-text search and encoder found together. Rule: an exact code first, then the nearest in meaning.

The encoder alone ranks: mixing both ranks with equal weights finds less (measured on banking77). Where it does not
know the question's language, words rank as they do without it.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.answerability import JUDGED_PASSAGES, figures
from agent_assist.analysis.retrieval.query import Query
from agent_assist.analysis.retrieval.ranking import Ranked, exact_hits
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import PassageKind

SAVED_REPLY_SHARE = 0.9
"""A saved reply repeats an article in few words, so it would outrank it; and it is no evidence for promises."""
BIAS = -9.8
SIMILARITY_WEIGHT = 13.5
MATCHED_WEIGHT = 4.5


def is_understood(query: Query, languages: Container[str], found: Sequence[Ranked]) -> bool:
    """Whether the encoder (`languages`: empty for any) may rank the answers to this question.

    A short question is easily taken for another language: where no passage is in that one either, the encoder ranks.
    """
    if not languages or query.language in languages:
        return True
    return all(base_language(r.indexed.passage.language) != query.language for r in found)


def rank_by_meaning(
    ranked: Sequence[Ranked], query: Query, similarities: Mapping[str, float]
) -> list[Ranked]:
    """The passages nearest first, with the similarity (0..1) as their match.

    `ranked` are all candidates as words rank them. One without a vector, because it is new, counts with its share of
    the best match of words.
    """
    best_match = max((r.match for r in ranked), default=0.0) or 1.0
    nearest = max(similarities.values(), default=0.0)

    def similarity(each: Ranked) -> float:
        by_words = nearest * each.match / best_match
        found = similarities.get(each.indexed.passage.id, by_words)
        is_saved = each.indexed.passage.kind is PassageKind.SAVED_REPLY
        return max(found, 0.0) * (SAVED_REPLY_SHARE if is_saved else 1.0)

    exact = exact_hits([r.indexed for r in ranked], query)
    placed = [replace(each, match=similarity(each)) for each in ranked]
    return sorted(placed, key=lambda r: (r.indexed.passage.id not in exact, -r.match))


def answerable_by_meaning(query: Query, ranked: Sequence[Ranked], rarity: Rarity) -> float:
    """The likelihood (0..1) that the knowledge answers, of the best of the first JUDGED_PASSAGES.

    A logistic of the similarity and of how many telling words agree at all, fitted like `answerability`'s on banking77
    and on the demo's English mails against clinc150, half the weight each.
    """
    judged = [
        SIMILARITY_WEIGHT * each.match
        + MATCHED_WEIGHT * figures(query, each.indexed, rarity).matched
        for each in ranked[:JUDGED_PASSAGES]
    ]
    return 1 / (1 + math.exp(-(BIAS + max(judged)))) if judged else 0.0
