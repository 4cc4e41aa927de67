"""Finding passages in the encrypted store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.adapters.store import knowledge_store
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.domain.errors import StoreError
from agent_assist.domain.evidence import Passage, PassageKind
from tests.fakes.clock import FakeClock

KEY = b"k" * 32


def passage(passage_id: str, title: str, text: str, language: str = "en") -> Passage:
    return Passage(passage_id, title, text, PassageKind.ARTICLE, language)


RETURNS = passage("returns#1", "Returns — Lamps", "You can return lamps within 60 days.")
RETURNS_DE = passage(
    "returns.de#1",
    "Rückgabe — Lampen",
    "Sie können Lampen innerhalb von 60 Tagen zurückgeben.",
    "de",
)
DEPOT = passage("depot#1", "At the depot", "The parcel is held for 7 days. Bring photo ID.")
ERROR = passage("errors#1", "Error codes", "E-1042 means that the hub is offline.")


@pytest.fixture
def store() -> Iterator[SqliteKnowledgeStore]:
    database = Database.open(None, KEY)
    store = SqliteKnowledgeStore(database, FakeClock())
    store.replace_all([RETURNS, RETURNS_DE, DEPOT, ERROR])
    yield store
    database.close()


def found(store: SqliteKnowledgeStore, query: str, language: str = "en") -> list[str]:
    return [hit.passage.id for hit in store.search(query, language=language).hits]


def test_the_passage_that_answers_comes_first(store: SqliteKnowledgeStore) -> None:
    result = store.search("Can I return my lamp?", language="en")
    assert result.hits[0].passage == RETURNS
    assert result.hits[0].score == 1.0
    assert result.answerable > 0.5


def test_scores_are_shares_in_falling_order(store: SqliteKnowledgeStore) -> None:
    scores = [h.score for h in store.search("lamps held for 60 days", language="en").hits]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_question_in_german_finds_german(store: SqliteKnowledgeStore) -> None:
    assert found(store, "Wann muss ich die Lampe zurückgeben?", "de")[0] == "returns.de#1"
    assert found(store, "Lampe zuruckgeben", "de-AT")[0] == "returns.de#1"


def test_another_language_is_better_than_nothing(store: SqliteKnowledgeStore) -> None:
    assert found(store, "Mein Hub zeigt E-1042", "de") == ["errors#1"]
    assert found(store, "Parcel depot?", "de") == ["depot#1"]


@pytest.mark.parametrize("query", ["E-1042", "e1042?", "what is error E 1042 / E-1042", "errors#1"])
def test_exact_codes_and_ids_are_found(store: SqliteKnowledgeStore, query: str) -> None:
    assert found(store, query)[0] == "errors#1"


def test_expired_passages_are_left_out_unless_asked_for(store: SqliteKnowledgeStore) -> None:
    expired = replace(RETURNS, id="old#1", expires=date(2026, 11, 19))
    last_day = replace(RETURNS, id="today#1", expires=date(2026, 11, 20))
    store.replace_all([expired, last_day])
    assert found(store, "return lamps") == ["today#1"]
    everything = store.search("return lamps", language="en", include_expired=True).hits
    assert {hit.passage.id for hit in everything} == {"old#1", "today#1"}
    assert store.passage("old#1") == expired


def test_a_question_beyond_the_knowledge_is_hardly_answerable(store: SqliteKnowledgeStore) -> None:
    assert store.search("What is the capital of Finland?", language="en").answerable < 0.05
    assert store.search("do you ship penguins to the moon for 60", language="en").answerable < 0.25


def test_passages_come_back_as_they_went_in(store: SqliteKnowledgeStore) -> None:
    whole = Passage(
        id='odd id "x"',
        title="Título",
        text="Zeile 1\nZeile 2 🙂\x00",
        kind=PassageKind.POLICY,
        language="pt",
        updated=date(2026, 1, 2),
        expires=date(2030, 1, 1),
        owner="Billing",
        audience="staff",
    )
    assert store.replace_all([whole]) == 1
    assert store.passage('odd id "x"') == whole
    assert store.passage("returns#1") is None


def test_replacing_leaves_nothing_of_what_was_there(store: SqliteKnowledgeStore) -> None:
    assert store.count() == 4
    assert store.replace_all([DEPOT, replace(DEPOT, text="a second one of this id")]) == 1
    assert store.count() == 1
    assert found(store, "return lamps hub offline E-1042") == []
    assert store.passage("depot#1") == DEPOT
    assert store.replace_all([]) == 0
    assert store.count() == 0
    assert found(store, "parcel") == []


def test_a_failed_replacement_changes_nothing(store: SqliteKnowledgeStore) -> None:
    def broken() -> Iterator[Passage]:
        yield DEPOT
        yield replace(DEPOT, id="x#1", title=b"bytes")  # type: ignore[arg-type]

    with pytest.raises((StoreError, AttributeError, TypeError)):
        store.replace_all(broken())
    assert store.count() == 4
    assert found(store, "return lamps")[0] == "returns#1"


def test_the_limit_holds(store: SqliteKnowledgeStore) -> None:
    store.replace_all(replace(DEPOT, id=f"depot#{n}") for n in range(300))
    assert len(store.search("parcel", language="en", limit=3).hits) == 3
    assert store.search("parcel", language="en", limit=0).hits == ()
    assert store.search("parcel", language="en", limit=-1).hits == ()


SYNTAX = ['"', "'", "NEAR(a b)", "title:x", "a AND", "* OR *", "{codes}: x", "-", "^x", "((", "%"]
NOISE = [
    "",
    " ",
    "?!",
    "\x00",
    "🙂",
    "the of and",
    "x" * 100_000,
    "a b " * 50_000,
    "\ud800",
    "١٢٣٤",
]


@pytest.mark.parametrize("query", [*SYNTAX, *NOISE, "SELECT 1; --"])
def test_odd_queries_never_fail(store: SqliteKnowledgeStore, query: str) -> None:
    for language in ("en", "de", "xx", ""):
        result = store.search(query, language=language)
        assert 0 <= result.answerable <= 1


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=120))
def test_any_query_gives_a_result(store: SqliteKnowledgeStore, query: str) -> None:
    result = store.search(query, language="en", limit=5)
    assert len(result.hits) <= 5


def test_knowledge_is_there_after_a_restart_and_unreadable_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "store.db"
    database = Database.open(path, KEY)
    SqliteKnowledgeStore(database, FakeClock()).replace_all([RETURNS, DEPOT])
    database.close()
    assert b"photo" not in path.read_bytes()
    database = Database.open(path, KEY)
    again = SqliteKnowledgeStore(database, FakeClock())
    assert again.count() == 2
    assert found(again, "photo id")[0] == "depot#1"
    database.close()


DEMO = Path(__file__).parents[3] / "resources" / "demo"


@pytest.fixture(scope="module")
def demo() -> Iterator[SqliteKnowledgeStore]:
    database = Database.open(None, KEY)
    store = SqliteKnowledgeStore(database, FakeClock())
    store.replace_all(read_knowledge(DEMO / "knowledge", DEMO / "saved_replies.json").passages)
    yield store
    database.close()


@pytest.mark.parametrize(
    ("language", "query", "article"),
    [
        ("en", "My parcel was missed twice, where is it held?", "missed-deliveries"),
        ("en", "When will I see the refund on my card?", "refund-timing"),
        ("en", "Please add our VAT number to the invoice", "vat-invoices"),
        ("en", "May I have some fabric samples before I order a sofa?", "made-to-order-sofas"),
        ("de", "Wie kann ich meine Bestellung stornieren?", "cancel-order.de"),
        ("de", "Ich möchte das Abo Flex kündigen", "cancel-subscription.de"),
        ("fr", "Comment changer mon adresse de livraison ?", "change-delivery-address.fr"),
        ("es", "La lámpara llegó dañada, ¿qué hago?", "damaged-on-arrival.es"),
        ("it", "Quando arriva il rimborso sulla carta?", "refund-timing.it"),
        ("nl", "Kan ik het bezorgadres nog wijzigen?", "change-delivery-address.nl"),
        ("pl", "Gdzie mogę odebrać paczkę po drugiej próbie?", "missed-deliveries.pl"),
        ("tr", "Üye olmadan sipariş ettim. Faturayı gönderebilir misiniz?", "invoice-copy.tr"),
    ],
)
def test_the_demos_questions_find_their_articles(
    demo: SqliteKnowledgeStore, language: str, query: str, article: str
) -> None:
    result = demo.search(query, language=language)
    assert result.hits[0].passage.id.split("#")[0] == article
    assert result.answerable >= 0.25


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "Hi, does your hub have a local interface, MQTT or Matter or anything like it?"),
        ("en", "Good morning, may I hang the Halo pendant above a bath tub?"),
        ("en", "What is the weather like in Lisbon tomorrow?"),
        ("de", "Wer hat gestern das Fußballspiel gewonnen?"),
        ("tr", "Yarın Ankara'da hava nasıl olacak?"),
    ],
)
def test_the_demo_does_not_answer_everything(
    demo: SqliteKnowledgeStore, language: str, query: str
) -> None:
    assert demo.search(query, language=language).answerable < 0.25


def test_a_word_that_stands_everywhere_does_not_hide_the_rare_ones() -> None:
    database = Database.open(None, KEY)
    many = [passage(f"card-{n}#1", "Card", f"A card number {n}.") for n in range(600)]
    store = SqliteKnowledgeStore(database, FakeClock())
    store.replace_all(
        [*many, passage("stolen#1", "Theft", "What to do about a stolen wallet card.")]
    )
    assert found(store, "stolen wallet and card")[0] == "stolen#1"
    assert found(store, "card")
    database.close()


def test_a_word_of_the_whole_trade_finds_titles_first_and_hides_no_rarer_word(
    store: SqliteKnowledgeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more passages than are weighed one by one, as "lamp" in a lamp shop's hundred thousand."""
    monkeypatch.setattr(knowledge_store, "_CROWDED_FROM", 100)
    many = [passage(f"m{n}#1", "Bulbs", f"A lamp for room {n}.") for n in range(300)]
    titled = passage("z#1", "Lamp care", "Wipe the lamp.")
    rare = passage("zz#1", "Zebra", "A lamp with zebras.")
    old = replace(passage("zzz#1", "Lamp", "A lamp."), expires=date(2020, 1, 1))
    store.replace_all([*many, titled, rare, old])
    assert found(store, "lamp")[0] == "z#1"
    assert len(found(store, "lamp")) == 8
    assert "zzz#1" not in found(store, "lamp")
    assert found(store, "lamp zebra")[0] == "zz#1"


def test_a_long_mail_is_sought_by_its_rarest_words(
    store: SqliteKnowledgeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all its words together stand in more passages than are weighed."""
    monkeypatch.setattr(knowledge_store, "_WEIGHED_MAX", 50)
    usual = ("parcel", "courier", "door", "lamp", "invoice")
    many = [passage(f"m{n}#1", "Notes", f"{usual[n % 5]} {usual[(n + 1) % 5]}") for n in range(200)]
    rare = [passage(f"r{n}#1", "Notes", word) for n, word in enumerate(("zebra", "quark", "gnu"))]
    store.replace_all([*many, *rare])
    mail = f"{' '.join(usual)} zebra quark gnu"
    assert set(found(store, mail)[:3]) == {"r0#1", "r1#1", "r2#1"}
    assert len(found(store, " ".join(usual))) == 8, "common words alone still find something"


def test_what_has_expired_takes_no_place_from_what_holds() -> None:
    database = Database.open(None, KEY)
    old = [
        replace(passage(f"old-{n}#1", "Lamp", "Lamp lamp lamp."), expires=date(2020, 1, 1))
        for n in range(300)
    ]
    store = SqliteKnowledgeStore(database, FakeClock())
    store.replace_all(
        [*old, passage("new#1", "Shades", "This says among much else a word on a lamp.")]
    )
    assert found(store, "lamp") == ["new#1"]
    database.close()


def test_a_store_of_before_learns_how_common_each_word_is(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    SqliteKnowledgeStore(database, FakeClock()).replace_all([RETURNS, DEPOT])
    database.execute("DROP TABLE knowledge_terms")
    before = SqliteKnowledgeStore(database, FakeClock()).search("return lamps", language="en")
    database.close()
    again = Database.open(path, KEY)
    after = SqliteKnowledgeStore(again, FakeClock()).search("return lamps", language="en")
    again.close()
    assert before.answerable == after.answerable > 0.5
