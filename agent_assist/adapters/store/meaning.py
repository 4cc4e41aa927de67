"""The vectors of the knowledge, kept encrypted beside it. Rule: a vector goes when its passage goes or changes.

Each passage is encoded once; vectors of another encoder are thrown away. `spare_vectors` is for the import of
everything, which writes each row anew: what stays the same keeps its vector.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from agent_assist.adapters.store.database import Database
from agent_assist.analysis.retrieval.vectors import Vectors, cosines
from agent_assist.domain.evidence import Passage
from agent_assist.ports.embedder import Embedder

NEAREST = 50
BATCH = 64
_QUERY_CHARACTERS = 1_000
"""The first words of a mail say what it is about, and a longer text takes longer to encode."""
_CHANGED = "UPDATE knowledge_encoder SET changes = changes + 1"
_GOES = f"DELETE FROM knowledge_vectors WHERE id = old.id; {_CHANGED}"
_TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS knowledge_vector_goes AFTER DELETE ON knowledge BEGIN {_GOES}; END",
    "CREATE TRIGGER IF NOT EXISTS knowledge_vector_ages AFTER UPDATE OF id, title, text ON knowledge"
    f" BEGIN {_GOES}; END",
    "CREATE TRIGGER IF NOT EXISTS knowledge_vector_moves AFTER UPDATE OF number ON knowledge"
    f" BEGIN {_CHANGED}; END",
)
SCHEMA = (
    """CREATE TABLE IF NOT EXISTS knowledge_vectors (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    vector BLOB NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS knowledge_encoder (
    name TEXT PRIMARY KEY,
    changes INTEGER NOT NULL
) STRICT""",
    *_TRIGGERS,
)
_MISSING = (
    "FROM knowledge AS k WHERE NOT EXISTS (SELECT 1 FROM knowledge_vectors AS v WHERE v.id = k.id)"
)

Progress = Callable[[int, int], None]
_Row = tuple[int, str, str, str]
"""Number, id, title and text of a passage."""


class Meaning:
    """What lies near a question, by one encoder."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self.languages = embedder.languages
        self._database = database
        self._embedder = embedder
        self._lock = threading.Lock()
        self._loaded: tuple[int, Vectors] | None = None

    @property
    def name(self) -> str:
        """The encoder's name."""
        return self._embedder.name

    def vector(self, text: str) -> bytes:
        """The vector of a question; ConfigurationError when the encoder cannot be run."""
        return self._embedder.embed([text[:_QUERY_CHARACTERS]])[0]

    def nearest(self, vector: bytes) -> list[int]:
        """The numbers of the NEAREST passages."""
        return self._vectors().nearest(vector, NEAREST)

    def similarities(self, vector: bytes, ids: Iterable[str]) -> dict[str, float]:
        """How near each of these passages is (cosine); those without a vector are left out."""
        wanted = tuple(ids)
        marks = ",".join("?" * len(wanted))
        rows = self._database.rows(
            f"SELECT id, vector FROM knowledge_vectors WHERE id IN ({marks})", wanted
        )
        known = [(str(i), bytes(found)) for i, found in rows if len(found) == len(vector)]
        near = cosines([found for _, found in known], vector)
        return {passage_id: each for (passage_id, _), each in zip(known, near, strict=True)}

    def missing(self) -> int:
        """How many passages have no vector of this encoder yet."""
        sql = f"SELECT count(*) {_MISSING}" if self._changes() else "SELECT count(*) FROM knowledge"
        row = self._database.row(sql)
        return int(row[0]) if row else 0

    def index(
        self,
        progress: Progress = lambda _done, _total: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> int:
        """Encode what is new or changed, a few passages at a time; returns how many.

        `progress` hears how many of how many are done; what was encoded before a stop stays.
        """
        if not self._changes():
            self._begin_anew()
        done, number, total = 0, 0, self.missing()
        while not is_stopped() and (batch := self._after(number)):
            vectors = self._embedder.embed([f"{title}\n{text}" for _, _, title, text in batch])
            self._keep(batch, vectors)
            number = batch[-1][0]
            done += len(batch)
            progress(min(done, total), total)
        return done

    def keep_up(self, is_stopped: Callable[[], bool]) -> None:
        """Encode what is new, and have model and vectors in memory before the first question."""
        self.index(is_stopped=is_stopped)
        if not is_stopped():
            self.nearest(self.vector(""))

    def _after(self, number: int) -> list[_Row]:
        sql = f"SELECT k.number, k.id, k.title, k.text {_MISSING} AND k.number > ? ORDER BY k.number LIMIT {BATCH}"
        return [
            (int(n), str(i), str(a), str(b)) for n, i, a, b in self._database.rows(sql, (number,))
        ]

    def _keep(self, batch: list[_Row], vectors: list[bytes]) -> None:
        """A passage that changed or went while it was encoded gets no vector."""
        sql = (
            "INSERT OR REPLACE INTO knowledge_vectors SELECT k.id, ?, ? FROM knowledge AS k"
            " WHERE k.id = ? AND k.title = ? AND k.text = ?"
        )
        rows = (
            (_digest(title, text), vector, passage_id, title, text)
            for (_, passage_id, title, text), vector in zip(batch, vectors, strict=True)
        )
        with self._database.transaction():
            self._database.execute_many(sql, rows)
            count_change(self._database)

    def _begin_anew(self) -> None:
        with self._database.transaction():
            self._database.execute("DELETE FROM knowledge_vectors")
            self._database.execute("DELETE FROM knowledge_encoder")
            self._database.execute(
                "INSERT INTO knowledge_encoder VALUES (?, 1)", (self._embedder.name,)
            )

    def _changes(self) -> int:
        """Grows with each change of the vectors; 0 when they are another encoder's, or none."""
        sql = "SELECT changes FROM knowledge_encoder WHERE name = ?"
        row = self._database.row(sql, (self._embedder.name,))
        return int(row[0]) if row else 0

    def _vectors(self) -> Vectors:
        """All of them, read again when they changed."""
        with self._lock:
            changes = self._changes()
            if self._loaded is None or self._loaded[0] != changes:
                sql = "SELECT k.number, v.vector FROM knowledge_vectors AS v JOIN knowledge AS k ON k.id = v.id"
                rows = self._database.rows(sql) if changes else []
                numbers = [int(number) for number, _ in rows]
                self._loaded = changes, Vectors(numbers, b"".join(bytes(v) for _, v in rows))
            return self._loaded[1]


def forget_vectors(database: Database) -> None:
    """Nothing is left of search by meaning."""
    with database.transaction():
        database.execute("DELETE FROM knowledge_vectors")
        database.execute("DELETE FROM knowledge_encoder")


@contextmanager
def spare_vectors(database: Database, passages: Iterable[Passage]) -> Iterator[None]:
    """While all rows of the knowledge are written anew: vectors of passages that stay the same stay too."""
    kept = {p.id: p for p in passages}
    for name in ("goes", "ages", "moves"):
        database.execute(f"DROP TRIGGER IF EXISTS knowledge_vector_{name}")
    rows = database.rows("SELECT id, digest FROM knowledge_vectors")
    gone = [
        (passage_id,)
        for passage_id, digest in rows
        if passage_id not in kept
        or _digest(kept[passage_id].title, kept[passage_id].text) != digest
    ]
    database.execute_many("DELETE FROM knowledge_vectors WHERE id = ?", gone)
    yield
    for trigger in _TRIGGERS:
        database.execute(trigger)
    count_change(database)


def count_change(database: Database) -> None:
    """Say that vectors in memory are no longer those of the store."""
    database.execute(_CHANGED)


def _digest(title: str, text: str) -> bytes:
    return hashlib.sha256(f"{title}\n{text}".encode()).digest()
