"""Changes some articles in the searchable knowledge and leaves the rest. Rule: numbers stay without gaps, counts exact.

To be called inside a transaction; the whole knowledge is replaced by `SqliteKnowledgeStore.replace_all`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from agent_assist.adapters.store.database import Database, Row
from agent_assist.analysis.retrieval.indexed import IndexedPassage, indexed
from agent_assist.domain.evidence import Passage

_TERM_COLUMNS = "title_terms, body_terms, codes"
_OUT_OF_INDEX = (
    "INSERT INTO knowledge_index (knowledge_index, rowid, title, body, codes)"
    " VALUES ('delete', ?, ?, ?, ?)"
)
_INTO_INDEX = "INSERT INTO knowledge_index (rowid, title, body, codes) VALUES (?, ?, ?, ?)"
_ARTICLE = "id = ? OR (id > ? || '#' AND id < ? || '$')"
"""The passages of one article by the index over ids: `$` is the character after `#`."""
_INSERT = """INSERT INTO knowledge (number, id, title, text, kind, language, updated, expires, owner, audience,
    title_terms, body_terms, article_terms, codes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""


def change_articles(database: Database, removed: Iterable[str], added: Sequence[Passage]) -> None:
    """Take the articles of these ids out and put these passages (whole articles) in."""
    counts: Counter[str] = Counter()
    free = sorted(number for article in removed for number in _take_out(database, article, counts))
    row = database.row("SELECT max(number) FROM knowledge")
    last = max(int(row[0] or 0) if row else 0, free[-1] if free else 0)
    for each in indexed(added):
        number = free.pop(0) if free else (last := last + 1)
        _put_in(database, number, each, counts)
    _close_gaps(database, free)
    _count(database, counts)


def passages_of(database: Database, columns: str, article: str) -> list[Row]:
    """These columns of an article's passages, in their order."""
    sql = f"SELECT {columns} FROM knowledge WHERE {_ARTICLE}"
    rows = database.rows(sql, (article, article, article))
    return sorted(rows, key=lambda row: _place(str(row[0])))


def _place(passage_id: str) -> int:
    number = passage_id.rpartition("#")[2]
    return int(number) if number.isdigit() else 0


def _take_out(database: Database, article: str, counts: Counter[str]) -> list[int]:
    sql = f"SELECT number, {_TERM_COLUMNS} FROM knowledge WHERE {_ARTICLE}"
    rows = database.rows(sql, (article, article, article))
    if not rows:
        return []
    for row in rows:
        database.execute(_OUT_OF_INDEX, row)
        counts.subtract(_distinct(row[1:]))
    database.execute(f"DELETE FROM knowledge WHERE {_ARTICLE}", (article, article, article))
    return [int(row[0]) for row in rows]


def _put_in(database: Database, number: int, each: IndexedPassage, counts: Counter[str]) -> None:
    passage = each.passage
    title, body = " ".join(each.title), " ".join(each.body)
    article, codes = (" ".join(sorted(terms)) for terms in (each.article, each.codes))
    days = (passage.updated, passage.expires)
    updated, expires = (day.isoformat() if day else None for day in days)
    database.execute(
        _INSERT,
        (number, passage.id, passage.title, passage.text, passage.kind.value, passage.language,
         updated, expires, passage.owner, passage.audience, title, body, article, codes),
    )  # fmt: skip
    database.execute(_INTO_INDEX, (number, title, body, codes))
    counts.update(_distinct((title, body, codes)))


def _close_gaps(database: Database, free: list[int]) -> None:
    """Move the passages of the highest numbers into what is free."""
    for gap in free:
        row = database.row(
            f"SELECT number, {_TERM_COLUMNS} FROM knowledge ORDER BY number DESC LIMIT 1"
        )
        if row is None or row[0] < gap:
            return
        database.execute(_OUT_OF_INDEX, row)
        database.execute("UPDATE knowledge SET number = ? WHERE number = ?", (gap, row[0]))
        database.execute(_INTO_INDEX, (gap, *row[1:]))


def _count(database: Database, counts: Counter[str]) -> None:
    """In how many passages each term stands; the search weighs terms by it."""
    changed = [(term, count) for term, count in counts.items() if count]
    database.execute_many(
        "INSERT INTO knowledge_terms (term, passages) VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages",
        changed,
    )
    database.execute_many(
        "DELETE FROM knowledge_terms WHERE term = ? AND passages <= 0",
        [(term,) for term, count in changed if count < 0],
    )


def _distinct(columns: Iterable[str]) -> set[str]:
    return {term for terms in columns for term in terms.split()}
