"""How fast knowledge is imported, and what it costs when nothing or one article changed.

Run: python tests/benchmarks/knowledge_import.py [articles]. Ratios count; the times are of one computer.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent_assist.adapters.knowledge_files.folder import FolderKnowledge
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.knowledge_library import SqliteKnowledgeLibrary
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.adapters.system import SystemClock
from agent_assist.domain.knowledge import article_of
from agent_assist.services.knowledge_import import KnowledgeImport
from agent_assist.services.knowledge_room import ROWS_SHOWN

WORDS = (  # noqa: SIM905
    "return parcel refund depot lamp hub light bulb switch warranty invoice address delivery order payment card"
    " account password reset customer service broken missing late exchange voucher points membership cancel"
).split()


def write(folder: Path, count: int) -> None:
    """Articles of about 600 characters in two sections."""
    folder.mkdir()
    for number in range(count):
        below = folder / f"{number // 1000:03}"
        below.mkdir(exist_ok=True)
        words = [WORDS[(number * 7 + step * 11) % len(WORDS)] for step in range(80)]
        text = f"---\nid: a{number}\ntitle: About {words[0]} {number}\nlanguage: en\n---\n{' '.join(words[:40])}."
        (below / f"a{number}.md").write_text(
            f"{text}\n\n## Details\n\n{' '.join(words[40:])} case {number}.\n"
        )


def look(library: SqliteKnowledgeLibrary, store: SqliteKnowledgeStore, sought: str) -> None:
    """What the knowledge screen reads when typing rests."""
    today = SystemClock().now().date()
    library.summary(today)
    library.articles(words=sought, today=today, limit=ROWS_SHOWN)
    found = store.search(sought, language="en", limit=40, include_expired=True)
    library.entries(article_of(hit.passage.id) for hit in found.hits)
    library.problems()


def timed(act: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds by the wall, and of work."""
    wall, work = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - work) * 1000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept) / "knowledge"
        write(folder, count)
        database, clock = Database.open(Path(kept) / "store.db", b"k" * 32), SystemClock()
        store, library = SqliteKnowledgeStore(database, clock), SqliteKnowledgeLibrary(database)
        importing = KnowledgeImport(FolderKnowledge(), library, clock)
        time.sleep(2.1)  # so that the files' time stamps count as settled

        def run(name: str) -> float:
            start = time.perf_counter()
            report = importing.bring_up_to_date([str(folder)])
            seconds = time.perf_counter() - start
            print(f"{name:32} {seconds:8.2f} s   read {report.read}, unchanged {report.unchanged}")
            return seconds

        first = run(f"{count:,} articles")
        print(f"{'':32} {count / first:8.0f} articles/s")
        run("nothing changed")
        (folder / "000" / "a0.md").write_text("---\nid: a0\n---\nA zebra.")
        run("one article changed")
        (folder / "000" / "a1.md").unlink()
        run("one article deleted")
        start = time.perf_counter()
        store.search("refund for a broken lamp", language="en")
        print(f"{'a search afterwards':32} {(time.perf_counter() - start) * 1000:8.1f} ms")
        for sought in ("refund", "broken lamp", f"About refund {count - 1}", "zebra"):
            figures = [timed(partial(look, library, store, sought)) for _ in range(9)]
            wall, work = (statistics.median(part) for part in zip(*figures, strict=True))
            print(f"screen: {sought:24} {wall:8.1f} ms by the wall, {work:.1f} ms of work")
        print(
            f"{'most memory':32} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB"
        )
        database.close()


if __name__ == "__main__":
    main()
