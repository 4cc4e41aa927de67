"""Measures the search on the shared folders: `python tests/benchmarks/retrieval.py [DIR] [--semantic FOLDER]`.

Prints hit@k on banking77 (to reach: hit@1 .79), how well `answerable` tells banking77's questions from
clinc150's (to reach: AUROC .82), queries a second beside a plain unencrypted FTS5 query in the same run (to
reach: 0.8 of it), and the same for the demo's own knowledge.

With `--semantic` the encoder in FOLDER ranks (to reach: hit@1 .91, AUROC .93), and the time of a search is measured
with 100,000 passages too (to reach: 95th percentile at most 40 ms). Encoding takes minutes; nine of ten of the
100,000 are copies whose vectors are shaken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.adapters.store.meaning import Meaning
from agent_assist.analysis.retrieval.stop_words import stop_words
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.ports.embedder import Embedder

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
DEFAULT_THRESHOLD = 0.25


class _DemoClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, 31, tzinfo=UTC)

    def monotonic_ms(self) -> int:
        return 0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from (json.loads(line) for line in text.splitlines())


def store_of(
    passages: Iterable[Passage], path: Path | None = None, embedder: Embedder | None = None
) -> SqliteKnowledgeStore:
    database = Database.open(path, bytes(32))
    meaning = Meaning(database, embedder) if embedder else None
    store = SqliteKnowledgeStore(database, _DemoClock(), meaning)
    store.replace_all(passages)
    if meaning is not None:
        started = time.perf_counter()
        print(f"{meaning.index()} passages encoded in {time.perf_counter() - started:.0f} s")
    return store


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """The chance that a positive scores higher than a negative; ties count half (Mann-Whitney)."""
    ordered = sorted(negatives)
    wins = sum((bisect_left(ordered, p) + bisect_right(ordered, p)) / 2 for p in positives)
    return wins / (len(positives) * len(negatives))


def banking(
    folder: Path, embedder: Embedder | None = None
) -> tuple[SqliteKnowledgeStore, dict[str, str], list[dict[str, Any]]]:
    documents = list(rows(folder / "retrieval" / "banking77_docs.jsonl.gz"))
    intents = {f"{d['id']}#1": str(d["intent"]) for d in documents}
    article = PassageKind.ARTICLE
    passages = (Passage(f"{d['id']}#1", d["title"], d["text"], article, "en") for d in documents)
    queries = list(rows(folder / "retrieval" / "banking77_queries.jsonl"))
    return store_of(passages, embedder=embedder), intents, queries


def plain_search(folder: Path, place: Path) -> Callable[[str], None]:
    """The simplest search with SQLite alone: an open file, Porter's stemmer, stop words left out."""
    connection = sqlite3.connect(place)
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(title, body, tokenize='porter')")
    documents = rows(folder / "retrieval" / "banking77_docs.jsonl.gz")
    texts = ((d["title"], d["text"]) for d in documents)
    connection.executemany("INSERT INTO plain (title, body) VALUES (?, ?)", texts)
    connection.commit()
    sql = "SELECT title, body FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 5"

    def search(query: str) -> None:
        asked = [w for w in re.findall(r"\w+", query.lower()) if w not in stop_words("en")]
        if asked:
            connection.execute(sql, (" OR ".join(f'"{word}"' for word in asked),)).fetchall()

    return search


def measure_speed(folder: Path, queries: list[dict[str, Any]]) -> None:
    """Prints both speeds; both files lie on the disk and the two take turns, query by query."""
    documents = rows(folder / "retrieval" / "banking77_docs.jsonl.gz")
    passages = (
        Passage(f"{d['id']}#1", d["title"], d["text"], PassageKind.ARTICLE, "en") for d in documents
    )
    seconds = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as place:
        store = store_of(passages, Path(place) / "store.db")
        searches = (
            lambda text: store.search(text, language="en", limit=5),
            plain_search(folder, Path(place) / "plain.db"),
        )
        for query in [*queries[:50], *queries]:
            for number, search in enumerate(searches):
                started = time.perf_counter()
                search(query["query"])
                seconds[number] += time.perf_counter() - started
    ours, plain = (len(queries) / each for each in seconds)
    print(f"queries a second {ours:.0f}, plain FTS5 {plain:.0f}, ratio {ours / plain:.2f}")


def measure_hits(
    store: SqliteKnowledgeStore, intents: dict[str, str], queries: list[dict[str, Any]]
) -> list[float]:
    """Prints hit@k; returns the likelihoods."""
    likelihoods: list[float] = []
    places: list[int] = []
    for query in queries:
        result = store.search(query["query"], language="en", limit=5)
        likelihoods.append(result.answerable)
        found = [intents[hit.passage.id] for hit in result.hits]
        places.append(found.index(query["intent"]) if query["intent"] in found else 99)
    for k in (1, 3, 5):
        print(f"hit@{k}  {sum(place < k for place in places) / len(places):.3f}")
    return likelihoods


def report(name: str, inside: Sequence[float], outside: Sequence[float]) -> None:
    kept = sum(x >= DEFAULT_THRESHOLD for x in inside) / len(inside)
    passed = sum(x >= DEFAULT_THRESHOLD for x in outside) / len(outside)
    print(
        f"{name}: AUROC {auroc(inside, outside):.3f} (in {len(inside)}, out {len(outside)}); at"
        f" {DEFAULT_THRESHOLD} keeps {kept:.3f} of those in scope and lets {passed:.3f} of the others pass"
    )


def demo_mails() -> Iterator[tuple[str, str]]:
    """Language and text of the demo's mails that its knowledge is meant to answer."""
    for path in sorted((ROOT / "resources" / "demo" / "inbox").glob("*.json")):
        for ticket in json.loads(path.read_text("utf-8"))["tickets"]:
            asked = [m["text"] for m in ticket["messages"] if m["direction"] == "customer"]
            if asked and not {"unanswerable", "no-translation", "asks-person"} & set(
                ticket["tags"]
            ):
                yield ticket.get("language_hint", path.stem), f"{ticket['subject']}\n{asked[-1]}"


class _Shaken:
    """Encodes each text once; further copies get its vector with every number a little changed."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, bytes] = {}
        self._chance = random.Random(7)
        self.name = f"{embedder.name} shaken"
        self.languages = embedder.languages

    def embed(self, texts: Sequence[str]) -> list[bytes]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._embedder.embed(new) if new else [], strict=True))
        return [self._known[t] if t in new else self._shake(self._known[t]) for t in texts]

    def _shake(self, vector: bytes) -> bytes:
        noise = self._chance.randbytes(len(vector))
        signed = ((b ^ 128) - 128 + (n >> 4) - 8 for b, n in zip(vector, noise, strict=True))
        return bytes(max(-127, min(127, each)) % 256 for each in signed)


def measure_time(name: str, store: SqliteKnowledgeStore, queries: Sequence[dict[str, Any]]) -> None:
    """Prints how long one search takes, by the wall and of this thread's work."""
    store.search(queries[0]["query"], language="en", limit=5)
    walls, works = [], []
    for query in queries:
        wall, work = time.perf_counter(), time.thread_time()
        store.search(query["query"], language="en", limit=5)
        walls.append((time.perf_counter() - wall) * 1000)
        works.append((time.thread_time() - work) * 1000)
    for kind, times in (("by the wall", walls), ("work alone", works)):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name}, {kind}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")


def measure_semantic(folder: Path, encoder: Path) -> None:
    """Prints the figures of search by meaning."""
    from agent_assist.adapters.semantic.encoder import OnnxEmbedder

    store, intents, queries = banking(folder, OnnxEmbedder(encoder))
    others = [row["text"] for row in rows(folder / "human_request" / "clinc150_train.jsonl")]
    inside = measure_hits(store, intents, queries)
    outside = [store.search(text, language="en", limit=5).answerable for text in others]
    report("banking77 against clinc150, semantic", inside, outside)
    measure_time("search in 10,003 passages", store, queries)
    documents = list(rows(folder / "retrieval" / "banking77_docs.jsonl.gz"))
    many = (
        Passage(f"{d['id']}-{n}#1", d["title"], d["text"], PassageKind.ARTICLE, "en")
        for n in range(10)
        for d in documents
    )
    with tempfile.TemporaryDirectory() as place:
        store = store_of(many, Path(place) / "store.db", _Shaken(OnnxEmbedder(encoder)))
        measure_time(f"search in {store.count():,} passages on the disk", store, queries)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--semantic", type=Path)
    options = parser.parse_args()
    folder: Path = options.data
    if not (folder / "retrieval").is_dir():
        sys.exit(f"{folder} has no folder “retrieval”. Give the folder with the shared data.")
    if options.semantic:
        measure_semantic(folder, options.semantic)
        return
    store, intents, queries = banking(folder)
    others = [row["text"] for row in rows(folder / "human_request" / "clinc150_train.jsonl")]
    inside = measure_hits(store, intents, queries)
    measure_speed(folder, queries)
    outside = [store.search(text, language="en", limit=5).answerable for text in others]
    report("banking77 against clinc150", inside, outside)
    demo = ROOT / "resources" / "demo"
    store = store_of(read_knowledge(demo / "knowledge", demo / "saved_replies.json").passages)
    mails = [store.search(text, language=language).answerable for language, text in demo_mails()]
    report(
        "demo against clinc150", mails, [store.search(t, language="en").answerable for t in others]
    )


if __name__ == "__main__":
    main()
