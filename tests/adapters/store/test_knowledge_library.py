"""The register of articles: lists and counts that a person waits for while typing read one index, never whole rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_library import SqliteKnowledgeLibrary
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.knowledge import FileChange, ReadFile, SourceFile
from tests.fakes.clock import FakeClock

TODAY = date(2026, 11, 23)
DAYS = {
    "new": (date(2026, 11, 1), None),
    "old": (date(2024, 1, 1), None),
    "gone": (None, date(2026, 1, 1)),
}


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open(None, b"k" * 32)
    SqliteKnowledgeStore(opened, FakeClock())
    yield opened
    opened.close()


@pytest.fixture
def library(database: Database) -> SqliteKnowledgeLibrary:
    """Three articles; the file of the last one has something that could not be used."""
    library = SqliteKnowledgeLibrary(database)
    changes = []
    for number, (name, (updated, expires)) in enumerate(DAYS.items()):
        passage = Passage(f"{name}#1", f"Title {number}", "Text.", PassageKind.ARTICLE, "en")
        passage = replace(passage, owner="Billing", updated=updated, expires=expires)
        problems = ("Something is odd.",) if name == "gone" else ()
        read = ReadFile(name, (passage,), problems)
        changes.append(FileChange(SourceFile(f"{name}.md", 1, 1, name), read, 1))
    library.apply("/place", changes)
    return library


def ids(library: SqliteKnowledgeLibrary, words: str = "", only: str = "") -> list[str]:
    return [entry.id for entry in library.articles(words=words, only=only, today=TODAY)]


def test_words_stand_anywhere_in_title_id_or_owner(library: SqliteKnowledgeLibrary) -> None:
    assert ids(library) == ["new", "old", "gone"]
    assert ids(library, "itl bill") == ["new", "old", "gone"]
    assert ids(library, "one") == ["gone"]
    assert ids(library, "100%") == ids(library, "_") == []


def test_old_ones_are_told_from_expired_ones(library: SqliteKnowledgeLibrary) -> None:
    assert ids(library, only="expired") == ["gone"]
    assert ids(library, only="old") == ["old", "gone"]
    assert ids(library, "Title 2", only="old") == ["gone"]


def test_the_summary_counts_each_once(library: SqliteKnowledgeLibrary) -> None:
    library.follow(["new", "new", "no-longer-there"], (), 7)
    found = library.summary(TODAY)
    assert (found.articles, found.expired, found.old, found.used, found.problems) == (3, 1, 1, 1, 1)


def test_what_a_person_waits_for_reads_one_index(
    database: Database, library: SqliteKnowledgeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Any]] = []
    rows = database.rows
    monkeypatch.setattr(
        database, "rows", lambda sql, given=(): asked.append((sql, given)) or rows(sql, given)
    )
    library.articles(words="title", only="old", today=TODAY)
    library.summary(TODAY)
    plans = [
        " ".join(str(row[3]) for row in rows(f"EXPLAIN QUERY PLAN {sql}", given))
        for sql, given in asked
    ]
    assert all("COVERING INDEX knowledge_articles_sought" in plan for plan in plans[:2])
    assert "SCAN knowledge_files USING COVERING" not in plans[2]
    assert "knowledge_files_problems" in plans[2]


def test_knowledge_from_before_the_register_is_taken_over_by_the_file_it_came_from(
    database: Database,
) -> None:
    store = SqliteKnowledgeStore(database, FakeClock())
    older = Passage("returns#1", "Returns", "Within 14 days.", PassageKind.ARTICLE, "en")
    store.replace_all([older, replace(older, id="other#1", title="Other", text="Else.")])
    library = SqliteKnowledgeLibrary(database)

    newer = replace(older, text="Within 30 days.")
    read = ReadFile("digest", (newer,), ())
    library.apply("/place", [FileChange(SourceFile("returns.md", 1, 1, "digest"), read, 1)])

    assert [hit.passage.text for hit in store.search("returns", language="en").hits] == [
        "Within 30 days."
    ]
    assert store.count() == 2
