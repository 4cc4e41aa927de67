"""Finding by meaning beside finding by words, with vectors that follow the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_library import SqliteKnowledgeLibrary
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.adapters.store.meaning import BATCH, Meaning, forget_vectors
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.knowledge import FileChange, ReadFile, SourceFile
from tests.fakes.clock import FakeClock
from tests.fakes.concept_embedder import ConceptEmbedder

pytest.importorskip("numpy", reason="search by meaning needs the extra “semantic”")
KEY = b"k" * 32


def passage(passage_id: str, title: str, text: str, language: str = "en") -> Passage:
    return Passage(passage_id, title, text, PassageKind.ARTICLE, language)


PASSWORD = passage("password#1", "Reset your password", "Ask for a new password.")
MISSED = passage("missed#1", "Missed delivery", "The courier tries again the next day.")
REFUND = passage("refund#1", "Refund", "The money comes in five days.")
ERROR = passage("errors#1", "Codes", "E-4711 means that the hub is offline. Restart the lamp.")
ALL = [PASSWORD, MISSED, REFUND, ERROR]


class Desk:
    """A store with an encoder over one database."""

    def __init__(self, database: Database, embedder: ConceptEmbedder) -> None:
        self.database, self.embedder = database, embedder
        self.meaning = Meaning(database, embedder)
        self.store = SqliteKnowledgeStore(database, FakeClock(), self.meaning)

    def found(self, query: str, language: str = "en") -> list[str]:
        return [h.passage.id for h in self.store.search(query, language=language).hits]

    def vectors(self) -> list[str]:
        return [str(i) for (i,) in self.database.rows("SELECT id FROM knowledge_vectors")]


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open(None, KEY)
    yield opened
    opened.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    desk = Desk(database, ConceptEmbedder())
    desk.store.replace_all(ALL)
    desk.meaning.index()
    return desk


def test_what_means_the_same_in_other_words_is_found(desk: Desk) -> None:
    plain = SqliteKnowledgeStore(desk.database, FakeClock())
    assert not plain.search("My login secret is gone", language="en").hits
    assert desk.found("My login secret is gone")[0] == PASSWORD.id


def test_a_code_comes_first_though_something_else_is_nearer_in_meaning(desk: Desk) -> None:
    assert desk.found("password login secret E-4711")[:2] == [ERROR.id, PASSWORD.id]


def test_before_anything_is_encoded_words_alone_count(database: Database) -> None:
    desk = Desk(database, ConceptEmbedder())
    desk.store.replace_all(ALL)
    plain = SqliteKnowledgeStore(database, FakeClock())
    question = "Where is my refund?"
    assert desk.store.search(question, language="en") == plain.search(question, language="en")


def test_a_new_passage_without_a_vector_is_found_by_its_words(desk: Desk) -> None:
    desk.store.replace_all([*ALL, passage("gift#1", "Gift wrapping", "We wrap gifts in paper.")])
    assert desk.found("Do you wrap gifts?")[0] == "gift#1"


def test_only_what_is_new_or_changed_is_encoded(desk: Desk) -> None:
    desk.embedder.seen.clear()
    changed = replace(MISSED, text="The courier comes on Monday.")
    desk.store.replace_all([PASSWORD, changed, REFUND, ERROR, passage("new#1", "New", "Bulb.")])
    assert desk.meaning.missing() == 2
    assert desk.meaning.index() == 2
    assert sorted(desk.embedder.seen) == [
        "Missed delivery\nThe courier comes on Monday.",
        "New\nBulb.",
    ]
    assert desk.meaning.index() == 0


def test_a_vector_goes_with_its_passage(desk: Desk) -> None:
    desk.store.replace_all([PASSWORD, REFUND])
    assert sorted(desk.vectors()) == [PASSWORD.id, REFUND.id]
    assert MISSED.id not in desk.found("courier shipment")


def test_a_vector_goes_when_one_article_is_taken_away_or_read_anew(desk: Desk) -> None:
    library = SqliteKnowledgeLibrary(desk.database)
    desk.store.replace_all([])

    def read(text: str) -> ReadFile:
        return ReadFile(text, (replace(MISSED, text=text), PASSWORD), ())

    file = SourceFile("a.md", 10, 1, "missed")
    library.apply("place", [FileChange(file, read("The courier comes."))])
    desk.meaning.index()
    library.apply("place", [FileChange(file, read("The parcel comes."))])
    assert MISSED.id not in desk.vectors()
    desk.meaning.index()
    library.forget("place")
    assert desk.vectors() == []


def test_a_passage_that_was_moved_in_the_store_is_still_found(desk: Desk) -> None:
    assert desk.found("login secret")[0] == PASSWORD.id
    desk.database.execute("UPDATE knowledge SET number = 99 WHERE id = ?", (PASSWORD.id,))
    assert desk.found("login secret")[0] == PASSWORD.id


def test_another_encoder_s_vectors_are_never_compared(desk: Desk) -> None:
    other = Desk(desk.database, ConceptEmbedder(name="another"))
    assert not other.found("My login secret is gone")
    assert other.meaning.missing() == len(ALL)
    assert other.meaning.index() == len(ALL)
    assert other.found("My login secret is gone")[0] == PASSWORD.id


def test_where_the_encoder_does_not_know_the_language_words_rank(database: Database) -> None:
    desk = Desk(database, ConceptEmbedder(languages=["en"]))
    german = passage("lampe#1", "Lampe", "Die Lampe geht mit dem Licht an.", "de")
    desk.store.replace_all([*ALL, german])
    desk.meaning.index()
    plain = SqliteKnowledgeStore(database, FakeClock())
    question = "Lampe password login"
    assert desk.store.search(question, language="de") == plain.search(question, language="de")
    assert desk.found(question, "en")[0] == PASSWORD.id


def test_a_question_taken_for_a_language_that_no_article_has_is_ranked_by_meaning(
    database: Database,
) -> None:
    desk = Desk(database, ConceptEmbedder(languages=["en"]))
    desk.store.replace_all(ALL)
    desk.meaning.index()
    assert desk.found("login secret", "nl")[0] == PASSWORD.id


def test_an_encoder_that_cannot_be_run_leaves_the_search_by_words(database: Database) -> None:
    class Broken(ConceptEmbedder):
        def embed(self, texts: Sequence[str]) -> list[bytes]:
            raise ConfigurationError("broken")

    desk = Desk(database, Broken())
    desk.store.replace_all(ALL)
    assert desk.found("Where is my refund?")[0] == REFUND.id


def test_encoding_stops_when_asked_and_goes_on_later(database: Database) -> None:
    desk = Desk(database, ConceptEmbedder())
    count = BATCH * 3
    desk.store.replace_all([passage(f"a{n}#1", "Lamp", f"Bulb {n}") for n in range(count)])
    heard: list[tuple[int, int]] = []
    desk.meaning.index(lambda *step: heard.append(step), is_stopped=lambda: bool(heard))
    assert heard == [(BATCH, count)]
    assert desk.meaning.index() == count - BATCH


def test_keeping_up_reads_the_vectors_before_the_first_question(database: Database) -> None:
    desk = Desk(database, ConceptEmbedder())
    desk.store.replace_all(ALL)
    desk.meaning.keep_up(lambda: False)
    assert desk.meaning._loaded is not None
    assert desk.meaning.missing() == 0
    stopped = Desk(database, ConceptEmbedder(name="another"))
    stopped.meaning.keep_up(lambda: True)
    assert stopped.embedder.seen == []


def test_an_expired_passage_is_no_hit_by_meaning_either(desk: Desk) -> None:
    desk.database.execute("UPDATE knowledge SET expires = '2001-01-01'")
    assert desk.found("My login secret is gone") == []


def test_nothing_is_left_after_switching_off(desk: Desk) -> None:
    forget_vectors(desk.database)
    assert desk.vectors() == []
    assert not desk.found("My login secret is gone")


def test_vectors_lie_encrypted_on_the_disk(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "store.db", KEY)
    desk = Desk(database, ConceptEmbedder())
    desk.store.replace_all([passage(f"a{n}#1", "Lamp", "Bulb lamp light") for n in range(50)])
    desk.meaning.index()
    database.close()
    raw = (tmp_path / "store.db").read_bytes()
    assert len(raw) > 4096
    assert b"knowledge_vectors" not in raw
    assert b"a1#1" not in raw
