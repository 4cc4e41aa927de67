"""Knowledge in the encrypted store, found by full-text search. Rule: an expired passage is no hit unless asked for.

The index holds folded, stemmed terms (`analysis.retrieval`), not the text; it can be rebuilt at any time
by importing the knowledge again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import accumulate

from agent_assist.adapters.store import meaning as vectors
from agent_assist.adapters.store.database import Database, Row
from agent_assist.adapters.store.meaning import Meaning, spare_vectors
from agent_assist.analysis.retrieval.answerability import answerable
from agent_assist.analysis.retrieval.clarity import clarity
from agent_assist.analysis.retrieval.indexed import IndexedPassage, indexed
from agent_assist.analysis.retrieval.meaning import (
    answerable_by_meaning,
    is_understood,
    rank_by_meaning,
)
from agent_assist.analysis.retrieval.query import Query, build_query
from agent_assist.analysis.retrieval.ranking import Ranked, rank
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.evidence import Clarity, Hit, Passage, PassageKind, SearchResult
from agent_assist.ports.clock import Clock

_CANDIDATES = 80
_COMMON_FROM, _COMMON_SHARE = 500, 0.1
"""A term in more passages than these finds too many to be worth the time, where there are rarer ones."""
_CROWDED_FROM, _WEIGHED_MAX = 20_000, 1_500
"""More passages with one word are not weighed one by one, and more for all words only where these are few."""
_TELLING, _RARER = 3, 4
"""Beside an encoder the rarest words are enough: words add exact names to what is near, and common ones take long."""
_CACHE_KIBIBYTES = 16_000
"""Decrypting a page again costs more than searching it."""
_COLUMNS = "id, title, text, kind, language, updated, expires, owner, audience"
_TERM_COLUMNS = "title_terms, body_terms, article_terms, codes"
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS knowledge (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    updated TEXT,
    expires TEXT,
    owner TEXT NOT NULL,
    audience TEXT NOT NULL,
    title_terms TEXT NOT NULL,
    body_terms TEXT NOT NULL,
    article_terms TEXT NOT NULL,
    codes TEXT NOT NULL
) STRICT""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS knowledge_index
    USING fts5(title, body, codes, content='', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS knowledge_counts
    USING fts5vocab('knowledge_index', 'row')""",
    """CREATE TABLE IF NOT EXISTS knowledge_terms (
    term TEXT PRIMARY KEY,
    passages INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS knowledge_expires ON knowledge (expires) WHERE expires IS NOT NULL",
    *vectors.SCHEMA,
)
_COUNT_TERMS = "INSERT INTO knowledge_terms SELECT term, doc FROM knowledge_counts"
_SEARCH = f"""SELECT {", ".join(f"k.{name}" for name in f"{_COLUMNS}, {_TERM_COLUMNS}".split(", "))}
FROM (SELECT rowid AS number, rank AS place FROM knowledge_index
      WHERE knowledge_index MATCH ? AND rank MATCH 'bm25(1.5, 1.0, 4.0)' ORDER BY rank LIMIT ?) AS found
JOIN knowledge AS k ON k.number = found.number
WHERE k.expires IS NULL OR k.expires >= ?
ORDER BY found.place, k.number LIMIT {_CANDIDATES}"""
_ANY = f"""SELECT {_COLUMNS}, {_TERM_COLUMNS} FROM knowledge
WHERE number IN (SELECT rowid FROM knowledge_index WHERE knowledge_index MATCH ? LIMIT {_CANDIDATES})
AND (expires IS NULL OR expires >= ?)"""
_NUMBERED = f"""SELECT {_COLUMNS}, {_TERM_COLUMNS} FROM knowledge
WHERE number IN (SELECT value FROM json_each(?)) AND (expires IS NULL OR expires >= ?)"""
_EXPIRED = "SELECT count(*) FROM knowledge WHERE expires IS NOT NULL AND expires < ?"


class SqliteKnowledgeStore:
    """Implements KnowledgeStore over an open Database; creates its tables at first use.

    With `meaning` the nearest in meaning are found too; without, or when its encoder cannot be run, words alone count.
    """

    def __init__(self, database: Database, clock: Clock, meaning: Meaning | None = None) -> None:
        self._database = database
        self._meaning = meaning
        self._clock = clock
        database.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        with database.transaction():
            for statement in _SCHEMA:
                database.execute(statement)
            if self.count() and database.row("SELECT 1 FROM knowledge_terms LIMIT 1") is None:
                database.execute(_COUNT_TERMS)

    def replace_all(self, passages: Iterable[Passage]) -> int:
        """Make exactly these the knowledge, in one transaction; of two with one id the first counts."""
        unique: dict[str, Passage] = {}
        for passage in passages:
            unique.setdefault(passage.id, passage)
        numbered = list(enumerate(indexed(list(unique.values())), start=1))
        with self._database.transaction(), spare_vectors(self._database, unique.values()):
            self._database.execute("DELETE FROM knowledge")
            self._database.execute("DELETE FROM knowledge_terms")
            self._database.execute(
                "INSERT INTO knowledge_index (knowledge_index) VALUES ('delete-all')"
            )
            self._database.execute_many(
                f"INSERT INTO knowledge (number, {_COLUMNS}, {_TERM_COLUMNS})"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                ((number, *_stored(each.passage), *_terms(each)) for number, each in numbered),
            )
            self._database.execute(
                "INSERT INTO knowledge_index (rowid, title, body, codes)"
                " SELECT number, title_terms, body_terms, codes FROM knowledge"
            )
            self._database.execute(_COUNT_TERMS)
        return len(numbered)

    def search(
        self, query: str, *, language: str, limit: int = 8, include_expired: bool = False
    ) -> SearchResult:
        """The best passages, those in `language` first where they fit; never raises for odd queries.

        `include_expired` is for people who look after articles, not for replies.
        """
        wanted = build_query(query, language)
        counts = dict(self._counts(wanted))
        total = self.count()
        many = max(_COMMON_FROM, _COMMON_SHARE * total)
        common = {term for term, count in counts.items() if count > many}
        if limit < 1:
            return SearchResult((), 0.0)
        since = "" if include_expired else self._clock.now().date().isoformat()
        rarity = Rarity(total, counts, wanted.weak)
        if self._meaning is not None:
            rare = [t for t in counts if t not in wanted.weak and counts[t] <= many / _RARER]
            telling = tuple(sorted(rare, key=lambda term: counts[term])[:_TELLING])
            expression = replace(wanted, terms=telling, fallback_terms=()).match_expression()
            found = self._by_meaning(query, wanted, expression, since, rarity)
            if found is not None:
                nearest, seen = found
                return _result(nearest, limit, answerable_by_meaning(wanted, nearest, rarity), seen)
        ranked = rank(self._by_words(wanted, common, counts, since), wanted, rarity)
        likelihood = answerable(wanted, [r.indexed for r in ranked], rarity)
        return _result(ranked, limit, likelihood, clarity(ranked))

    def passage(self, passage_id: str) -> Passage | None:
        """One passage by id, expired or not."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM knowledge WHERE id = ?", (passage_id,))
        return None if row is None else _passage(row)

    def saved_replies(self) -> tuple[Passage, ...]:
        """All saved replies, by title."""
        sql = f"SELECT {_COLUMNS} FROM knowledge WHERE kind = ? ORDER BY title, id"
        rows = self._database.rows(sql, (PassageKind.SAVED_REPLY.value,))
        return tuple(_passage(row) for row in rows)

    def count(self) -> int:
        """How many passages there are; they are numbered from 1 without gaps."""
        row = self._database.row("SELECT max(number) FROM knowledge")
        return int(row[0] or 0) if row else 0

    def _by_words(
        self, wanted: Query, common: set[str], counts: Mapping[str, int], since: str
    ) -> list[IndexedPassage]:
        """The candidates. Weighing every passage that has a word of the whole trade takes long and tells little.

        So the rarest words find them, as many as _WEIGHED_MAX passages have. Where there is no rarer word, titles are
        weighed, and some other passages come as they are stored.
        """
        telling = sorted(wanted.telling(common), key=lambda term: counts.get(term, 0))
        if telling and counts.get(telling[0], 0) > _CROWDED_FROM:
            titled = self._found(wanted.match_expression(common, "title"), since)
            row = (wanted.match_expression(common), since)
            others = [_indexed(found) for found in self._database.rows(_ANY, row)]
            return list({each.passage.id: each for each in (*titled, *others)}.values())
        weighed = accumulate(counts.get(term, 0) for term in telling)
        rare = [t for t, sum_ in zip(telling, weighed, strict=True) if sum_ <= _WEIGHED_MAX]
        terms = tuple(rare if len(rare) >= _TELLING else telling[:_TELLING])
        return self._found(wanted.match_expression(set(counts) - set(terms)), since)

    def _found(self, expression: str, since: str) -> list[IndexedPassage]:
        """The candidates that are valid on that day; as many more are sought as have expired."""
        if not expression:
            return []
        expired = self._database.row(_EXPIRED, (since,))
        sought = _CANDIDATES + (int(expired[0]) if expired else 0)
        return [_indexed(row) for row in self._database.rows(_SEARCH, (expression, sought, since))]

    def _by_meaning(
        self, text: str, wanted: Query, expression: str, since: str, rarity: Rarity
    ) -> tuple[list[Ranked], Clarity] | None:
        """What words found together with the nearest in meaning, best first; None where words alone count."""
        meaning = self._meaning
        if meaning is None or not text.strip():
            return None
        try:
            vector = meaning.vector(text)
        except ConfigurationError:
            self._meaning = (
                None  # the doctor says why; a search must not fail, nor try again each time
            )
            return None
        found = self._found(expression, since)
        near = self._database.rows(_NUMBERED, (json.dumps(meaning.nearest(vector)), since))
        known = {each.passage.id: each for each in (*found, *map(_indexed, near))}
        similarities = meaning.similarities(vector, known)
        ranked = rank(list(known.values()), wanted, rarity)
        if not similarities or not is_understood(wanted, meaning.languages, ranked):
            return None
        nearest = rank_by_meaning(ranked, wanted, similarities)
        return nearest, clarity(nearest, ranked)

    def _counts(self, wanted: Query) -> Iterator[tuple[str, int]]:
        """How many passages have each term."""
        terms = tuple(dict.fromkeys((*wanted.terms, *wanted.fallback_terms)))
        marks = ",".join("?" * len(terms))
        sql = f"SELECT term, passages FROM knowledge_terms WHERE term IN ({marks})"
        yield from ((str(term), int(count)) for term, count in self._database.rows(sql, terms))


def _result(ranked: list[Ranked], limit: int, likelihood: float, clearly: Clarity) -> SearchResult:
    best = max((each.match for each in ranked), default=0.0) or 1.0
    hits = tuple(Hit(each.indexed.passage, each.match / best) for each in ranked[:limit])
    return SearchResult(hits, likelihood, clearly)


def _stored(passage: Passage) -> tuple[str | None, ...]:
    return (
        passage.id,
        passage.title,
        passage.text,
        passage.kind.value,
        passage.language,
        passage.updated.isoformat() if passage.updated else None,
        passage.expires.isoformat() if passage.expires else None,
        passage.owner,
        passage.audience,
    )


def _terms(each: IndexedPassage) -> tuple[str, ...]:
    article, codes = sorted(each.article), sorted(each.codes)
    return tuple(" ".join(terms) for terms in (each.title, each.body, article, codes))


def _passage(row: Row) -> Passage:
    passage_id, title, text, kind, language, updated, expires, owner, audience = row[:9]
    return Passage(
        id=passage_id,
        title=title,
        text=text,
        kind=PassageKind(kind),
        language=language,
        updated=date.fromisoformat(updated) if updated else None,
        expires=date.fromisoformat(expires) if expires else None,
        owner=owner,
        audience=audience,
    )


def _indexed(row: Row) -> IndexedPassage:
    title, body, article, codes = (str(terms).split() for terms in row[9:13])
    return IndexedPassage(
        _passage(row), tuple(title), tuple(body), frozenset(article), frozenset(codes)
    )
