"""Importing knowledge: only what changed is read, deletions are followed, and a bad moment loses nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent_assist.adapters.knowledge_files.folder import FolderKnowledge
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_library import SqliteKnowledgeLibrary
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.adapters.system import SystemClock
from agent_assist.domain.knowledge import ImportProgress, ImportReport, ReadFile, SourceFile
from agent_assist.services.knowledge_import import KnowledgeImport


class CountingReader(FolderKnowledge):
    """The real reader, which remembers what it read."""

    def __init__(self) -> None:
        super().__init__()
        self.read_names: list[str] = []

    def read(self, place: str, file: SourceFile) -> ReadFile:
        self.read_names.append(file.name)
        return super().read(place, file)


@dataclass
class Shelf:
    """A folder of articles, and a store that follows it."""

    folder: Path
    database: Database
    store: SqliteKnowledgeStore
    library: SqliteKnowledgeLibrary
    reader: CountingReader

    def write(self, name: str, text: str, *, day: int = 1) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000 + day * 86_400,) * 2)

    def bring_up_to_date(self, **how) -> ImportReport:
        self.reader.read_names.clear()
        importing = KnowledgeImport(self.reader, self.library, SystemClock())
        return importing.bring_up_to_date([str(self.folder)], **how)

    def found(self, query: str) -> list[str]:
        return [hit.passage.id for hit in self.store.search(query, language="en").hits]

    def counts_are_exact(self) -> bool:
        """The counts of terms and the index are those of a fresh import."""
        kept = dict(self.database.rows("SELECT term, passages FROM knowledge_terms"))
        real = dict(self.database.rows("SELECT term, doc FROM knowledge_counts"))
        numbers = [
            row[0] for row in self.database.rows("SELECT number FROM knowledge ORDER BY number")
        ]
        return kept == real and numbers == list(range(1, len(numbers) + 1))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    database = Database.open(None, b"k" * 32)
    clock = SystemClock()
    shelf = Shelf(
        folder, database, SqliteKnowledgeStore(database, clock), SqliteKnowledgeLibrary(database),
        CountingReader(),
    )  # fmt: skip
    for name in ("returns", "depot", "warranty", "hub"):
        shelf.write(
            f"{name}.md", f"# {name}\n\nAll about {name}.\n\n## More\n\nEven more about {name}."
        )
    yield shelf
    database.close()


def test_everything_comes_in_and_is_found(shelf: Shelf) -> None:
    report = shelf.bring_up_to_date()
    assert (report.read, report.unchanged, report.removed, report.problems) == (4, 0, 0, ())
    assert shelf.found("warranty") == ["warranty#1", "warranty#2"]
    assert shelf.store.count() == 8
    assert shelf.counts_are_exact()


def test_nothing_is_read_again_that_did_not_change(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    report = shelf.bring_up_to_date()
    assert (report.read, report.unchanged) == (0, 4)
    assert shelf.reader.read_names == []


def test_a_changed_file_alone_is_read_again(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    shelf.write("hub.md", "# hub\n\nThe hub hums like a zebra.", day=2)
    report = shelf.bring_up_to_date()
    assert shelf.reader.read_names == ["hub.md"]
    assert (report.read, report.unchanged) == (1, 3)
    assert shelf.found("zebra") == ["hub#1"]
    assert shelf.store.passage("hub#2") is None
    assert shelf.counts_are_exact()


def test_a_file_that_was_only_touched_is_known_by_its_bytes(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    os.utime(shelf.folder / "hub.md", (1_800_000_000,) * 2)
    report = shelf.bring_up_to_date()
    assert (report.read, report.unchanged) == (0, 4)


def test_a_change_within_the_same_moment_and_of_the_same_size_is_seen(shelf: Shelf) -> None:
    path = shelf.folder / "hub.md"
    path.write_text("zebra!")
    shelf.bring_up_to_date()
    stamp = path.stat().st_mtime_ns
    path.write_text("donkey")
    os.utime(path, ns=(stamp, stamp))
    shelf.bring_up_to_date()
    assert shelf.found("donkey") == ["hub#1"]
    assert shelf.found("zebra") == []


def test_what_is_deleted_is_found_no_more(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    (shelf.folder / "returns.md").unlink()
    (shelf.folder / "depot.md").unlink()
    report = shelf.bring_up_to_date()
    assert report.removed == 2
    assert shelf.found("returns depot") == []
    assert shelf.store.count() == 4
    assert shelf.counts_are_exact()


def test_a_renamed_file_keeps_its_article(shelf: Shelf) -> None:
    shelf.write("a.md", "---\nid: stable\n---\nA zebra.")
    shelf.bring_up_to_date()
    (shelf.folder / "a.md").rename(shelf.folder / "0.md")
    shelf.bring_up_to_date()
    assert shelf.found("zebra") == ["stable#1"]
    assert shelf.counts_are_exact()


def test_a_place_that_is_gone_or_locked_loses_nothing(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    shelf.folder.rename(shelf.folder.with_name("unplugged"))
    report = shelf.bring_up_to_date()
    assert "is not there" in report.problems[0]
    assert shelf.found("warranty") == ["warranty#1", "warranty#2"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_opened_keeps_its_articles(shelf: Shelf) -> None:
    shelf.write("below/secret.md", "A zebra.")
    shelf.bring_up_to_date()
    (shelf.folder / "below").chmod(0)
    try:
        report = shelf.bring_up_to_date()
    finally:
        (shelf.folder / "below").chmod(0o700)
    assert report.problems == ("below cannot be read. Check that you may open it.",)
    assert shelf.found("zebra") == ["secret#1"]


def test_a_folder_that_could_not_be_listed_keeps_its_articles(shelf: Shelf, monkeypatch) -> None:
    """As when a network drive refuses one folder."""
    shelf.write("below/secret.md", "A zebra.")
    shelf.bring_up_to_date()
    real = os.scandir

    def refusing(path):
        if str(path).endswith("below"):
            raise PermissionError(13, "no", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = shelf.bring_up_to_date()
    assert report.problems == ("below cannot be read. Check that you may open it.",)
    assert shelf.found("zebra") == ["secret#1"]


def test_of_two_articles_with_one_id_the_first_stays_until_it_goes(shelf: Shelf) -> None:
    shelf.write("a.md", "---\nid: same\n---\nA zebra.")
    shelf.write("b.md", "---\nid: same\n---\nA donkey.")
    report = shelf.bring_up_to_date()
    assert report.problems == (
        "b.md: the id same is used twice, also in a.md. Give the article its own id, and import again.",
    )
    assert shelf.found("zebra donkey") == ["same#1"]
    assert shelf.bring_up_to_date().problems == report.problems
    (shelf.folder / "a.md").unlink()
    assert shelf.bring_up_to_date().problems == ()
    assert shelf.found("donkey") == ["same#1"]
    assert shelf.counts_are_exact()


def test_files_of_one_name_in_different_folders_have_their_own_articles(shelf: Shelf) -> None:
    for folder in ("a", "b"):
        shelf.write(f"{folder}/index.html", f"<p>Page {folder}</p>")
    assert shelf.bring_up_to_date().problems == ()
    assert shelf.store.passage("index#1") is not None
    assert shelf.store.passage("b/index#1") is not None


def test_a_markdown_file_comes_before_others_of_its_name(shelf: Shelf) -> None:
    for suffix in ("html", "md", "txt"):
        shelf.write(f"guide.{suffix}", f"From {suffix}.")
    assert shelf.bring_up_to_date().problems == ()
    passages = {i: shelf.store.passage(f"{i}#1") for i in ("guide", "guide.html", "guide.txt")}
    assert {i: p.text for i, p in passages.items() if p} == {
        "guide": "From md.", "guide.html": "From html.", "guide.txt": "From txt.",
    }  # fmt: skip


def test_a_bad_file_is_named_each_time_and_read_once(shelf: Shelf) -> None:
    shelf.write("bad.md", "---\nkind: novel\n---\nText.")
    first = shelf.bring_up_to_date()
    assert len(first.problems) == 1
    assert shelf.bring_up_to_date().problems == first.problems
    assert shelf.reader.read_names == []
    shelf.write("bad.md", "Good now.", day=3)
    assert shelf.bring_up_to_date().problems == ()


def test_an_import_can_be_called_off_and_goes_on_the_next_time(shelf: Shelf) -> None:
    seen: list[ImportProgress] = []
    report = shelf.bring_up_to_date(progress=seen.append, should_stop=lambda: len(seen) >= 2)
    assert (report.read, report.is_cancelled) == (2, True)
    assert [p.done for p in seen[:2]] == [0, 1]
    assert shelf.store.count() == 4
    report = shelf.bring_up_to_date()
    assert (report.read, report.unchanged, report.is_cancelled) == (2, 2, False)


def test_another_place_adds_and_forgetting_it_takes_its_own_away(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.bring_up_to_date()
    other = tmp_path / "macros.json"
    other.write_text('{"saved_replies": [{"id": "hi", "text": "A zebra."}]}')
    importing = KnowledgeImport(shelf.reader, shelf.library, SystemClock())
    importing.bring_up_to_date([str(other)])
    assert shelf.found("zebra") == ["reply:hi"]
    assert shelf.store.count() == 9
    assert importing.forget(str(other)) == 1
    assert shelf.found("zebra") == []
    assert shelf.store.count() == 8
    assert shelf.counts_are_exact()


def test_the_register_says_what_there_is(shelf: Shelf) -> None:
    from datetime import date

    shelf.write("old.md", "---\ntitle: Old offer\nexpires: 2026-01-01\nowner: Sales\n---\nGone.")
    shelf.write("aged.md", "---\ntitle: Aged\nupdated: 2024-01-01\n---\nAged.")
    shelf.bring_up_to_date()
    today = date(2026, 11, 20)
    summary = shelf.library.summary(today)
    assert (summary.articles, summary.expired, summary.old, summary.used) == (6, 1, 1, 0)
    assert [a.id for a in shelf.library.articles(today=today)] == [
        "aged", "depot", "hub", "old", "returns", "warranty",
    ]  # fmt: skip
    assert [a.id for a in shelf.library.articles(words="sales OFFER", today=today)] == ["old"]
    for wild in ("100%", "%", "_", "\\"):
        assert list(shelf.library.articles(words=wild, today=today)) == []
    assert [a.id for a in shelf.library.articles(only="expired", today=today)] == ["old"]
    assert [a.id for a in shelf.library.articles(only="old", today=today)] == ["aged", "old"]
    found = shelf.library.article("hub")
    assert found is not None
    assert [p.id for p in found[1]] == ["hub#1", "hub#2"]
    shelf.library.follow(["hub", "hub", "old"], (), 17)
    assert shelf.library.followed_up_to() == 17
    assert {a.id: a.drafts for a in shelf.library.articles(today=today) if a.drafts} == {
        "hub": 2,
        "old": 1,
    }


def test_many_articles_go_and_come_in_any_order_and_the_index_stays_whole(shelf: Shelf) -> None:
    import random

    chance = random.Random(5)
    for _ in range(12):
        for name in chance.sample(range(40), 15):
            path = shelf.folder / f"n{name}.md"
            if path.exists() and chance.random() < 0.5:
                path.unlink()
            else:
                words = " ".join(chance.choices(["lamp", "hub", "depot", "refund", "E-1042"], k=8))
                sections = "".join(
                    f"\n\n## Part {n}\n\n{words} w{n}" for n in range(chance.randrange(4))
                )
                shelf.write(f"n{name}.md", f"Intro {words}{sections}", day=chance.randrange(999))
        shelf.bring_up_to_date()
        assert shelf.counts_are_exact()
    fresh = Database.open(None, b"k" * 32)
    store = SqliteKnowledgeStore(fresh, SystemClock())
    library = SqliteKnowledgeLibrary(fresh)
    KnowledgeImport(shelf.reader, library, SystemClock()).bring_up_to_date([str(shelf.folder)])
    for query in ("refund for a lamp", "E-1042", "depot part"):
        changed = {
            (h.passage.id, round(h.score, 9))
            for h in shelf.store.search(query, language="en", limit=99).hits
        }
        anew = {
            (h.passage.id, round(h.score, 9))
            for h in store.search(query, language="en", limit=99).hits
        }
        assert changed == anew
    fresh.close()


def test_a_hundred_thousand_articles_come_in_and_each_is_found(shelf: Shelf) -> None:
    """In one export; bounded by a batch at a time, and the search stays quick (the benchmark says how quick)."""
    count = 100_000
    articles = [
        {"id": n, "title": f"Part {n}", "body": f"<p>Code X{n}.</p>", "locale": "en"}
        for n in range(count)
    ]
    shelf.write("all.json", json.dumps({"articles": articles}))
    report = shelf.bring_up_to_date()
    assert (report.read, report.problems) == (5, ())
    assert shelf.store.count() == count + 8
    assert shelf.found("What is X77777?")[0] == "77777#1"
    assert shelf.library.summary(SystemClock().now().date()).articles == count + 4


def test_a_folder_that_became_empty_is_emptied_and_was_not_cancelled(shelf: Shelf) -> None:
    shelf.bring_up_to_date()
    for file in shelf.folder.glob("*.md"):
        file.unlink()
    report = shelf.bring_up_to_date()
    assert (report.read, report.removed, report.is_cancelled) == (0, 4, False)
    assert shelf.store.count() == 0
