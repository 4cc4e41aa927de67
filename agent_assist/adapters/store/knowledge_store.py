"""Knowledge in the encrypted store, found by full-text search. Rule: an expired passage is no hit unless asked for.

The index holds folded, stemmed terms (`analysis.retrieval`), not the text; it can be rebuilt at any time
by importing the knowledge again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from agent_assist.adapters.store.database import Database, Row
from agent_assist.analysis.retrieval.answerability import Rarity, best_match
from agent_assist.analysis.retrieval.query import Query, build_query
from agent_assist.analysis.retrieval.ranking import Candidate, rank
from agent_assist.analysis.retrieval.terms import codes, terms
from agent_assist.domain.evidence import Passage, PassageKind, SearchResult
from agent_assist.ports.clock import Clock

_TITLE_WEIGHT, _BODY_WEIGHT, _CODES_WEIGHT = 1.5, 1.0, 4.0
_CANDIDATES = 60
_JUDGED = 8
_COLUMNS = "id, title, text, kind, language, updated, expires, owner, audience"
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
    audience TEXT NOT NULL
) STRICT""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS knowledge_index
    USING fts5(title, body, codes, content='', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS knowledge_terms
    USING fts5vocab('knowledge_index', 'row')""",
)
_SEARCH = f"""SELECT {", ".join(f"k.{column}" for column in _COLUMNS.split(", "))},
    bm25(knowledge_index, {_TITLE_WEIGHT}, {_BODY_WEIGHT}, {_CODES_WEIGHT}) AS distance
FROM knowledge_index JOIN knowledge AS k ON k.number = knowledge_index.rowid
WHERE knowledge_index MATCH ? AND (k.expires IS NULL OR k.expires >= ?)
ORDER BY distance, k.number LIMIT {_CANDIDATES}"""


class SqliteKnowledgeStore:
    """Implements KnowledgeStore over an open Database; creates its tables at first use."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        with database.transaction():
            for statement in _SCHEMA:
                database.execute(statement)

    def replace_all(self, passages: Iterable[Passage]) -> int:
        """Make exactly these the knowledge, in one transaction; of two with one id the first counts."""
        unique: dict[str, Passage] = {}
        for passage in passages:
            unique.setdefault(passage.id, passage)
        numbered = list(enumerate(unique.values(), start=1))
        with self._database.transaction():
            self._database.execute("DELETE FROM knowledge")
            self._database.execute(
                "INSERT INTO knowledge_index (knowledge_index) VALUES ('delete-all')"
            )
            self._database.execute_many(
                f"INSERT INTO knowledge (number, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",
                (_stored(number, passage) for number, passage in numbered),
            )
            self._database.execute_many(
                "INSERT INTO knowledge_index (rowid, title, body, codes) VALUES (?,?,?,?)",
                (_indexed(number, passage) for number, passage in numbered),
            )
        return len(numbered)

    def search(
        self, query: str, *, language: str, limit: int = 8, include_expired: bool = False
    ) -> SearchResult:
        """The best passages, those in `language` first where they fit; never raises for odd queries.

        `include_expired` is for people who look after articles, not for replies.
        """
        wanted = build_query(query, language)
        expression = wanted.match_expression()
        if not expression or limit < 1:
            return SearchResult((), 0.0)
        since = "" if include_expired else self._clock.now().date().isoformat()
        candidates = [_candidate(row) for row in self._database.rows(_SEARCH, (expression, since))]
        hits = rank(candidates, wanted, limit)
        judged = [hit.passage for hit in hits[:_JUDGED]]
        return SearchResult(tuple(hits), self._answerable(wanted, judged))

    def passage(self, passage_id: str) -> Passage | None:
        """One passage by id, expired or not."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM knowledge WHERE id = ?", (passage_id,))
        return None if row is None else _passage(row)

    def count(self) -> int:
        """How many passages there are."""
        row = self._database.row("SELECT count(*) FROM knowledge")
        return int(row[0]) if row else 0

    def _answerable(self, wanted: Query, judged: list[Passage]) -> float:
        asked = [wanted.terms_for(passage.language) for passage in judged]
        found = [frozenset(_terms(passage)) for passage in judged]
        rarity = Rarity(self.count(), dict(self._counts({t for some in asked for t in some})))
        return best_match(asked, found, rarity).answerable

    def _counts(self, wanted: set[str]) -> Iterator[tuple[str, int]]:
        """How many passages have each term."""
        for term in sorted(wanted):
            row = self._database.row("SELECT doc FROM knowledge_terms WHERE term = ?", (term,))
            if row is not None:
                yield term, int(row[0])


def _terms(passage: Passage) -> list[str]:
    return terms(f"{passage.title}\n{passage.text}", passage.language)


def _stored(number: int, passage: Passage) -> tuple[int | str | None, ...]:
    return (
        number,
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


def _indexed(number: int, passage: Passage) -> tuple[int | str, ...]:
    title, body = (terms(text, passage.language) for text in (passage.title, passage.text))
    exact = codes(f"{passage.id}\n{passage.title}\n{passage.text}")
    return number, " ".join(title), " ".join(body), " ".join(exact)


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


def _candidate(row: Row) -> Candidate:
    return Candidate(_passage(row), -float(row[9]))
