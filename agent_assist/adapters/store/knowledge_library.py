"""The register of articles in the encrypted store: what was read from which file. Rule: one batch, one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from agent_assist.adapters.store.database import Database, Row
from agent_assist.adapters.store.knowledge_changes import change_articles, passages_of
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.knowledge import (
    ArticleEntry,
    FileChange,
    Gap,
    KnowledgeSummary,
    KnownFile,
    SourceFile,
    article_of,
)

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS knowledge_files (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    read_ns INTEGER NOT NULL,
    digest TEXT NOT NULL,
    problems TEXT NOT NULL,
    PRIMARY KEY (place, name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS knowledge_articles (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    updated TEXT,
    expires TEXT,
    owner TEXT NOT NULL,
    audience TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS knowledge_articles_by_file ON knowledge_articles (place, name)",
    "DROP INDEX IF EXISTS knowledge_articles_by_title",
    "CREATE INDEX IF NOT EXISTS knowledge_articles_sought"
    " ON knowledge_articles (title COLLATE NOCASE, id, owner, updated, expires)",
    "CREATE INDEX IF NOT EXISTS knowledge_files_problems ON knowledge_files (place, name)"
    " WHERE problems <> '[]'",
    """CREATE TABLE IF NOT EXISTS knowledge_uses (
    article TEXT PRIMARY KEY,
    drafts INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS knowledge_gaps (
    ticket TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    is_rejected INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS knowledge_gaps_by_seq ON knowledge_gaps (seq)",
)
_READ_UP_TO = ""
"""The row of knowledge_uses that holds the last log record counted; no article has this id."""
_ENTRY = (
    "a.id, a.title, a.kind, a.language, a.updated, a.expires, a.owner, a.audience, a.place, a.name,"
    " coalesce(u.drafts, 0)"
)
_USES = "LEFT JOIN knowledge_uses AS u ON u.article = a.id"
_FROM = f"FROM knowledge_articles AS a {_USES}"
_SOUGHT = "knowledge_articles AS a INDEXED BY knowledge_articles_sought"
"""What lists and counts look at stands in one index: whole rows, which are all encrypted, take ten times as long."""
_BY_TITLE = "ORDER BY a.title COLLATE NOCASE, a.id"
_PASSAGE = "id, title, text, kind, language, updated, expires, owner, audience"
_YEAR = timedelta(days=365)


class SqliteKnowledgeLibrary:
    """Implements KnowledgeLibrary over an open Database that holds a SqliteKnowledgeStore's tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.transaction():
            for statement in _SCHEMA:
                database.execute(statement)

    def places(self) -> tuple[str, ...]:
        """The places that something was read from."""
        rows = self._database.rows("SELECT DISTINCT place FROM knowledge_files ORDER BY place")
        return tuple(str(row[0]) for row in rows)

    def files(self, place: str) -> dict[str, KnownFile]:
        """The files of a place as they were read last, by name."""
        rows = self._database.rows(
            "SELECT name, size_bytes, modified_ns, read_ns, digest FROM knowledge_files"
            " WHERE place = ?",
            (place,),
        )
        return {name: KnownFile(*rest) for name, *rest in rows}

    def apply(self, place: str, changes: Sequence[FileChange]) -> None:
        """Take files over in one transaction."""
        with self._database.transaction():
            batch = _Batch(self._database, place)
            for change in changes:
                batch.take(change)
            change_articles(self._database, batch.removed, batch.added)

    def seen(self, place: str, files: Sequence[tuple[SourceFile, int]]) -> None:
        """These files were looked at (at that time in ns) and hold what they held."""
        self._database.execute_many(
            "UPDATE knowledge_files SET size_bytes = ?, modified_ns = ?, read_ns = ?"
            " WHERE place = ? AND name = ?",
            ((f.size_bytes, f.modified_ns, at, place, f.name) for f, at in files),
        )

    def forget(self, place: str) -> int:
        """Take everything away that came from a place; returns how many articles."""
        with self._database.transaction():
            rows = self._database.rows(
                "SELECT id FROM knowledge_articles WHERE place = ?", (place,)
            )
            change_articles(self._database, (str(row[0]) for row in rows), ())
            for table in ("knowledge_articles", "knowledge_files"):
                self._database.execute(f"DELETE FROM {table} WHERE place = ?", (place,))
        return len(rows)

    def problems(self, place: str = "") -> tuple[str, ...]:
        """What could not be used, by place and name; of all places when none is named."""
        rows = self._database.rows(
            "SELECT problems FROM knowledge_files WHERE problems <> '[]' AND ? IN (place, '')"
            " ORDER BY place, name",
            (place,),
        )
        return tuple(sentence for row in rows for sentence in json.loads(row[0]))

    def articles(
        self, *, words: str = "", only: str = "", today: date, limit: int = 200
    ) -> tuple[ArticleEntry, ...]:
        """Articles by title; `words` stand in title, id or owner, `only` is "", "expired" or "old"."""
        wanted, values = _condition(words, only, today)
        rows = self._database.rows(
            f"SELECT {_ENTRY} FROM (SELECT id FROM {_SOUGHT} {wanted} {_BY_TITLE} LIMIT ?) AS found"
            f" JOIN knowledge_articles AS a ON a.id = found.id {_USES} {_BY_TITLE}",
            (*values, limit),
        )
        return tuple(_entry(row) for row in rows)

    def article(self, article_id: str) -> tuple[ArticleEntry, tuple[Passage, ...]] | None:
        """One article with its passages."""
        row = self._database.row(f"SELECT {_ENTRY} {_FROM} WHERE a.id = ?", (article_id,))
        if row is None:
            return None
        found = passages_of(self._database, _PASSAGE, article_id)
        return _entry(row), tuple(_passage(each) for each in found)

    def summary(self, today: date) -> KnowledgeSummary:
        """How much there is."""
        ages = self._database.rows(
            "SELECT count(*), count(*) FILTER (WHERE a.expires < ?1),"
            " count(*) FILTER (WHERE a.updated < ?2 AND (a.expires IS NULL OR a.expires >= ?1))"
            f" FROM {_SOUGHT}",
            (today.isoformat(), (today - _YEAR).isoformat()),
        )
        others = self._database.rows(
            "SELECT (SELECT count(*) FROM knowledge_uses AS u"
            " WHERE EXISTS (SELECT 1 FROM knowledge_articles AS a WHERE a.id = u.article)),"
            " (SELECT coalesce(sum(json_array_length(problems)), 0) FROM knowledge_files"
            " WHERE problems <> '[]')"
        )
        return KnowledgeSummary(*map(int, (*ages[0], *others[0])))

    def entries(self, article_ids: Iterable[str]) -> tuple[ArticleEntry, ...]:
        """The articles of these ids, in this order; unknown ones are left out."""
        wanted = tuple(dict.fromkeys(article_ids))
        marks = ",".join("?" * len(wanted))
        rows = self._database.rows(f"SELECT {_ENTRY} {_FROM} WHERE a.id IN ({marks})", wanted)
        found = {str(row[0]): _entry(row) for row in rows}
        return tuple(found[article] for article in wanted if article in found)

    def follow(self, uses: Sequence[str], gaps: Sequence[Gap], up_to_seq: int) -> None:
        """Keep what the log says: one draft more for each article named, and tickets without an answer."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT INTO knowledge_uses (article, drafts) VALUES (?, 1)"
                " ON CONFLICT (article) DO UPDATE SET drafts = drafts + 1",
                ((article,) for article in uses),
            )
            self._database.execute_many(
                "INSERT OR REPLACE INTO knowledge_gaps (ticket, seq, is_rejected) VALUES (?, ?, ?)",
                ((gap.ticket_id, gap.seq, int(gap.is_rejected)) for gap in gaps),
            )
            self._database.execute(
                "INSERT OR REPLACE INTO knowledge_uses (article, drafts) VALUES (?, ?)",
                (_READ_UP_TO, up_to_seq),
            )

    def followed_up_to(self) -> int:
        """The log record that was followed last."""
        row = self._database.row(
            "SELECT drafts FROM knowledge_uses WHERE article = ?", (_READ_UP_TO,)
        )
        return int(row[0]) if row else 0

    def gaps(self, limit: int) -> tuple[Gap, ...]:
        """Tickets that could not be answered and are not settled, the newest first."""
        rows = self._database.rows(
            "SELECT ticket, seq, is_rejected FROM knowledge_gaps ORDER BY seq DESC LIMIT ?",
            (limit,),
        )
        return tuple(Gap(str(row[0]), int(row[1]), bool(row[2])) for row in rows)

    def close_gaps(self, ticket_ids: Sequence[str]) -> None:
        """These are settled, until they come up again."""
        self._database.execute_many(
            "DELETE FROM knowledge_gaps WHERE ticket = ?", ((each,) for each in ticket_ids)
        )


class _Batch:
    """The changes of some files of one place, collected for the index."""

    def __init__(self, database: Database, place: str) -> None:
        self._database, self._place = database, place
        self.removed: list[str] = []
        self.added: list[Passage] = []

    def take(self, change: FileChange) -> None:
        """Take one file over, or away."""
        file, read = change.file, change.read
        owned = self._owned(file.name)
        articles = _articles(read.passages if read else ())
        for article in owned.keys() - articles.keys():
            self._drop(article)
        taken = [a for a, passages in articles.items() if not self._take(file, a, passages, owned)]
        if read is None:
            self._database.execute(
                "DELETE FROM knowledge_files WHERE place = ? AND name = ?", (self._place, file.name)
            )
            return
        twice = tuple(self._twice(file, article) for article in taken)
        self._keep_file(change, read.digest if not twice else "", (*read.problems, *twice))

    def _take(
        self, file: SourceFile, article: str, passages: list[Passage], owned: dict[str, str]
    ) -> bool:
        """Put one article in, unless it is there already as it is; False when another file has it."""
        digest = _digest(passages)
        if owned.get(article) == digest:
            return True
        if article not in owned and self._is_taken(article):
            return False
        # Also where it is new here: a store from before this register has passages that no file owns.
        self.removed.append(article)
        first = passages[0]
        days = (first.updated, first.expires)
        self._database.execute(
            "INSERT OR REPLACE INTO knowledge_articles VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (article, _title(first), first.kind.value, first.language,
             *(day.isoformat() if day else None for day in days),
             first.owner, first.audience, self._place, file.name, digest),
        )  # fmt: skip
        self.added += passages
        return True

    def _drop(self, article: str) -> None:
        self.removed.append(article)
        self.added = [p for p in self.added if article_of(p.id) != article]
        self._database.execute("DELETE FROM knowledge_articles WHERE id = ?", (article,))

    def _owned(self, name: str) -> dict[str, str]:
        rows = self._database.rows(
            "SELECT id, digest FROM knowledge_articles WHERE place = ? AND name = ?",
            (self._place, name),
        )
        return {str(row[0]): str(row[1]) for row in rows}

    def _is_taken(self, article: str) -> bool:
        sql = "SELECT 1 FROM knowledge_articles WHERE id = ?"
        return self._database.row(sql, (article,)) is not None

    def _twice(self, file: SourceFile, article: str) -> str:
        row = self._database.row(
            "SELECT place, name FROM knowledge_articles WHERE id = ?", (article,)
        )
        other = (row[1] or row[0]) if row else ""
        return (
            f"{file.name or self._place}: the id {article} is used twice, also in {other}. Give the"
            " article its own id, and import again."
        )

    def _keep_file(self, change: FileChange, digest: str, problems: tuple[str, ...]) -> None:
        file = change.file
        self._database.execute(
            "INSERT OR REPLACE INTO knowledge_files VALUES (?,?,?,?,?,?,?)",
            (self._place, file.name, file.size_bytes, file.modified_ns, change.read_ns, digest,
             json.dumps(problems)),
        )  # fmt: skip


def _articles(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Passages by article; of two articles with one id in one file the first stays."""
    found: dict[str, list[Passage]] = {}
    for article, group in groupby(passages, key=lambda passage: article_of(passage.id)):
        found.setdefault(article, list(group))
    return found


def _digest(passages: list[Passage]) -> str:
    return hashlib.sha256(repr(passages).encode("utf-8", "surrogatepass")).hexdigest()


def _title(passage: Passage) -> str:
    return passage.title.split(" — ", 1)[0]


def _condition(words: str, only: str, today: date) -> tuple[str, tuple[str, ...]]:
    parts, values = [], []
    for word in words.split()[:8]:
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        parts.append("(a.title || ' ' || a.id || ' ' || a.owner) LIKE ? ESCAPE '\\'")
        values.append(pattern)
    if only == "expired":
        parts.append("a.expires < ?")
        values.append(today.isoformat())
    elif only == "old":
        parts.append("(a.expires < ? OR a.updated < ?)")
        values += [today.isoformat(), (today - _YEAR).isoformat()]
    return ("WHERE " + " AND ".join(parts) if parts else ""), tuple(values)


def _entry(row: Row) -> ArticleEntry:
    article, title, kind, language, updated, expires, owner, audience, place, name, drafts = row
    return ArticleEntry(
        article, title, PassageKind(kind), language, _day(updated), _day(expires), owner, audience,
        place, name, int(drafts),
    )  # fmt: skip


def _passage(row: Row) -> Passage:
    passage_id, title, text, kind, language, updated, expires, owner, audience = row
    return Passage(
        passage_id, title, text, PassageKind(kind), language, _day(updated), _day(expires), owner,
        audience,
    )  # fmt: skip


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
