"""From opening a ticket to the request leaving.

Run: `PYTHONPATH=. python tests/benchmarks/request.py [DIR] [--semantic FOLDER]`.

The demo's mails over its own articles and 10,000 more (three questions of banking77 each), in an encrypted store on
the disk; the clock stops when the model is asked. "Work alone" leaves out what other programs took on a shared machine.
To reach: 95th percentile at most 60 ms (lexical). With `--semantic` the encoder in that folder ranks, and the articles
are encoded first, which takes minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

from agent_assist.adapters.identity import FixedIdentity
from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.system import SystemClock, SystemRandomness
from agent_assist.bootstrap.house import build_services
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import ENCODER_NAME, open_stores
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.keys import ProfileKeys
from agent_assist.domain.people import Person
from agent_assist.domain.prompts import ModelDone, ModelEvent, RenderedPrompt
from agent_assist.domain.settings import Settings
from agent_assist.services.desk import Services
from tests.benchmarks.retrieval import DATA, rows

ARTICLES, TOGETHER, ROUNDS = 10_000, 3, 3


class _Stopwatch:
    """A model that only notes when it is asked."""

    is_cloud = False
    asked_at = asked_at_cpu = 0.0

    def stamp(self) -> ModelStamp:
        return ModelStamp("stopwatch", DraftSource.MODEL, "")

    async def stream(self, prompt: RenderedPrompt) -> AsyncIterator[ModelEvent]:
        self.asked_at, self.asked_at_cpu = time.perf_counter(), time.thread_time()
        yield ModelDone()


def articles(folder: Path) -> Iterator[Passage]:
    """The demo's knowledge and ARTICLES more."""
    demo = resources() / "demo"
    yield from read_knowledge(demo / "knowledge", demo / "saved_replies.json").passages
    documents = [d["text"] for d in rows(folder / "retrieval" / "banking77_docs.jsonl.gz")]
    for number in range(ARTICLES):
        texts = [documents[(number + n) % len(documents)] for n in range(TOGETHER)]
        title, text = texts[0], "\n".join(texts)
        yield Passage(f"bank-{number}#1", title, text, PassageKind.ARTICLE, "en")


def open_services(place: Path, data: Path, model: _Stopwatch, encoder: Path | None) -> Services:
    """The services over a profile on the disk."""
    demo = resources() / "demo"
    shutil.copytree(demo / "inbox", place / "inbox")
    shutil.copy(demo / "orders.json", place / "inbox" / "orders.json")
    if encoder is not None:
        shutil.copytree(encoder, place / ENCODER_NAME)
    policy = PolicyFile(resources() / "policy" / "default.toml").load()
    profile = Profile(
        folder=place,
        settings=Settings(helpdesk_folder=str(place / "inbox")),
        policy=replace(policy, organisation="Nordlys"),
        identity=FixedIdentity(Person("priya", "Priya N.", "benchmark")),
        clock=SystemClock(),
        randomness=SystemRandomness(),
    )
    keys = ProfileKeys(os.urandom(32), os.urandom(32))
    stores = open_stores(place, keys, profile.randomness, profile.clock)
    stores.knowledge.replace_all(articles(data))
    if stores.meaning is not None:
        stores.meaning.index()
    reader = profile.reader()
    return build_services(profile, reader, stores, model, is_temporary=True, note="")


async def request_ms(
    services: Services, model: _Stopwatch, ticket_id: str
) -> tuple[float, float] | None:
    """Milliseconds from opening to asking, by the wall and of this thread's work; None where nothing is asked."""
    model.asked_at = 0.0
    started, started_cpu = time.perf_counter(), time.thread_time()
    conversation = services.reader.conversation(ticket_id)
    services.screening.screen(conversation)
    async for _ in services.drafting.draft(ticket_id):
        pass
    if not model.asked_at:
        return None
    return (model.asked_at - started) * 1000, (model.asked_at_cpu - started_cpu) * 1000


def report(name: str, times: list[float], of: int) -> None:
    p95 = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name}: {len(times)} requests of {of} tickets, median {statistics.median(times):.1f} ms,"
        f" p95 {p95:.1f} ms, slowest {max(times):.1f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--semantic", type=Path)
    options = parser.parse_args()
    if not (options.data / "retrieval").is_dir():
        sys.exit(f"{options.data} has no folder “retrieval”. Give the folder with the shared data.")
    model = _Stopwatch()
    with tempfile.TemporaryDirectory() as place:
        services = open_services(Path(place), options.data, model, options.semantic)
        tickets = [t.id for batch in services.reader.tickets() for t in batch]
        for name in ("first opening", *(["again"] * (ROUNDS - 1))):
            found = [asyncio.run(request_ms(services, model, each)) for each in tickets]
            times = [ms for ms in found if ms is not None]
            report(f"{name}, by the wall", [wall for wall, _ in times], len(tickets))
            report(f"{name}, work alone", [work for _, work in times], len(tickets))


if __name__ == "__main__":
    main()
