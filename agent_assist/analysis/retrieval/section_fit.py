"""How well a section answers one question of a message. Rule: its own words count first, the message's topic second.

Each figure is 0..1 over rarity weights: `own` is the share of the question that the section has, `topic`
how well section and article match the whole message, `title` the share of the section's heading that the
question names. A question of few words ("do I get that money back?") says little alone: the less it
weighs, the more of `own` is how well the section fits the sentences before it, beside the best section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.retrieval.asking_words import POINTERS
from agent_assist.analysis.retrieval.expected import gives_what_is_wanted
from agent_assist.analysis.retrieval.indexed import IndexedPassage
from agent_assist.analysis.retrieval.query import Query, build_query
from agent_assist.analysis.retrieval.questions import Asked
from agent_assist.analysis.retrieval.ranking import rank
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import PassageKind

OWN_MIN, TOPIC_MIN = 0.36, 0.6
TOLD_OWN_MIN = 0.3
STRONG_OWN, STRONG_TOPIC_MIN = 0.6, 0.5
TITLE_MIN, TITLED_TOPIC_MIN = 0.6, 0.4
SURE_TOPIC = 0.85
TOPIC_SHARE, TITLE_SHARE, KIND_SHARE, PLACE_SHARE = 1.2, 0.5, 0.4, 0.1
MISNAMED_LESS = 0.3
SAVED_REPLY_LESS = 0.3
ARTICLE_PART = 0.6
FULL_QUESTION_WEIGHT, LONG_QUESTION_WEIGHT = 1.5, 3.0
POINTING_FULLNESS, NEAR_SHARE = 0.4, 0.6
UNKNOWN_SHARE = 0.8
LEAST_TITLE_TERMS = 2
_PREFIX_CHARACTERS = 5
_POINTER = {lang: re.compile(rf"\b(?:{words})\b") for lang, words in POINTERS.items()}
_NOT_ASKED = re.compile(
    r"⟦[^⟧]*⟧|\([^)]*\d[^)]*\)|[\s,]*\b[^\W\d_]+ [\w/-]*\d{4}[\w/-]*| ?: (?=.*\d).*"
)
"""Order numbers with the word before them, and an address after a colon: said, but not asked."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The figures of one section for one question; `gives` is None where no special fact is wanted.

    `fullness` (0..1) is how much the question says by itself, `told` the share of the article's title that
    the whole message names.
    """

    section: IndexedPassage
    own: float
    topic: float
    title: float
    gives: bool | None
    fullness: float
    told: float
    score: float

    @property
    def goes_on(self) -> bool:
        """Whether it answers "and what does that cost?" where it answered the question before."""
        return self.gives is True and self.fullness <= POINTING_FULLNESS

    @property
    def is_answer(self) -> bool:
        """Whether it may stand in a reply to the question."""
        if self.gives is False:
            return False
        is_named = self.title >= TITLE_MIN and self.topic >= TITLED_TOPIC_MIN
        least = TOLD_OWN_MIN if self.told == 1 else OWN_MIN
        is_about = self.own >= least and self.topic >= TOPIC_MIN
        is_strong = self.own >= STRONG_OWN and self.topic >= STRONG_TOPIC_MIN
        return (
            is_named or is_about or is_strong or (self.gives is True and self.topic >= SURE_TOPIC)
        )


class Sections:
    """The sections offered for one message, ready to be asked."""

    def __init__(self, pool: Sequence[IndexedPassage], whole: Query) -> None:
        self._pool = pool
        self._whole = whole
        self._language = whole.language
        counts = Counter(term for each in pool for term in {*each.title, *each.body})
        self._known = frozenset(counts)
        self._rarity = Rarity(len(pool), counts, whole.weak)
        ranked = {r.indexed.passage.id: r.match for r in rank(pool, whole, self._rarity)}
        best = max(ranked.values(), default=0.0) or 1.0
        self._topics = {passage_id: match / best for passage_id, match in ranked.items()}
        self._articles: dict[str, float] = {}
        for passage_id, topic in self._topics.items():
            article = _article(passage_id)
            self._articles[article] = max(topic, self._articles.get(article, 0.0))

    def fits(self, asked: Asked) -> list[Fit]:
        """All sections, the best first."""
        query, around = self._query(asked.question), self._query(asked.context)
        before = [self._covered(around, each)[0] for each in self._pool]
        most = max(before, default=0.0) or 1.0
        fits = [
            self._fit(asked.question, query, near / most, place, each)
            for place, (each, near) in enumerate(zip(self._pool, before, strict=True))
        ]
        return sorted(fits, key=lambda fit: -fit.score)

    def _query(self, text: str) -> Query:
        return build_query(_NOT_ASKED.sub(" ", text) or text, self._language)

    def _fit(
        self, question: str, query: Query, near: float, place: int, section: IndexedPassage
    ) -> Fit:
        passage = section.passage
        share, weight = self._covered(query, section)
        fullness = self._fullness(question, weight)
        near = near if share or self._knows(query, passage.language) else 0.0
        own = fullness * share + (1 - fullness) * NEAR_SHARE * near
        topic = (1 - ARTICLE_PART) * self._topics[passage.id]
        topic += ARTICLE_PART * self._articles[_article(passage.id)]
        title = self._title(question, section)
        gives = gives_what_is_wanted(question, passage.text, passage.language)
        score = own + TOPIC_SHARE * topic + TITLE_SHARE * title + PLACE_SHARE / (place + 1)
        score += 0.0 if gives is None else KIND_SHARE if gives else -KIND_SHARE
        told = self._told(section)
        score -= MISNAMED_LESS * (1 - told)
        score -= SAVED_REPLY_LESS if passage.kind is PassageKind.SAVED_REPLY else 0.0
        return Fit(section, own, topic, title, gives, fullness, told, score)

    def _fullness(self, question: str, weight: float) -> float:
        """How much (0..1) a question of this weight says by itself; one that points back says less."""
        pointer = _POINTER.get(self._language)
        is_pointing = pointer is not None and pointer.search(flat(question)) is not None
        most = POINTING_FULLNESS if is_pointing and weight < LONG_QUESTION_WEIGHT else 1.0
        return min(most, weight / FULL_QUESTION_WEIGHT)

    def _covered(self, query: Query, section: IndexedPassage) -> tuple[float, float]:
        """The share of the query's weight that the section has, and that weight."""
        has = frozenset((*section.title, *section.body))
        total = got = 0.0
        for term in query.terms_for(section.passage.language):
            share = 1.0 if _is_among(term, self._known) else UNKNOWN_SHARE
            total += share * self._rarity.one(term)
            got += self._rarity.one(term) if _is_among(term, has) else 0.0
        return (min(1.0, got / total) if total else 0.0), total

    def _knows(self, query: Query, language: str) -> bool:
        """Whether the question has no telling word, or one that stands in some section."""
        telling = [t for t in query.terms_for(language) if t not in query.weak]
        return not telling or any(_is_among(term, self._known) for term in telling)

    def _title(self, question: str, section: IndexedPassage) -> float:
        """The share of the section's heading, or 1 where the article's whole title is named."""
        query = build_query(question, self._language)
        asked = frozenset(query.terms_for(section.passage.language)) - query.weak
        heading = {t for t in section.title if t not in section.article_title}
        whole = self._named(set(section.article_title), asked)
        return max(self._named(heading, asked), whole if whole == 1 else 0.0)

    def _told(self, section: IndexedPassage) -> float:
        """The share of the article's title that the message names anywhere."""
        told = frozenset(self._whole.terms_for(section.passage.language))
        return self._named(set(section.article_title), told, least=1)

    def _named(
        self, title: set[str], asked: frozenset[str], least: int = LEAST_TITLE_TERMS
    ) -> float:
        telling = {term for term in title if not self._rarity.is_weak(term)}
        named = sum(_is_among(term, asked) for term in telling)
        return named / max(len(telling), least)


def _is_among(term: str, known: frozenset[str]) -> bool:
    """Whether a term is there, perhaps with another ending or as the head of a compound."""
    if term in known:
        return True
    if len(term) < _PREFIX_CHARACTERS or term.isdigit():
        return False
    return any(
        other.startswith(term) or (len(other) >= _PREFIX_CHARACTERS and term.startswith(other))
        for other in known
    )


def _article(passage_id: str) -> str:
    return passage_id.split("#", 1)[0]
