"""Measures the folder helpdesk on many conversations: first rows, all rows, search, a change, memory.

Run: python tests/benchmarks/folder_helpdesk.py [--conversations 10000]. The mails are made up, two in
three conversations have an answer. Figures are printed with their limits; times vary between machines,
so that nothing here is a test.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.folder_helpdesk.mail_head import (
    MailPlace,
    Surroundings,
    read_head,
)
from agent_assist.adapters.folder_helpdesk.parse_mail import parse_mail

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
SHOP = "help@shop.example"
TEXT = (
    "lamp order parcel courier refund invoice sofa delivery friday depot card money please where "
    "when broken return label address chair table box account password meter reading"
)


class StandingClock:
    """Always the same time."""

    def now(self) -> datetime:
        return NOW

    def monotonic_ms(self) -> int:
        return 0


def write_mails(folder: Path, conversations: int) -> None:
    """One mail a file, in sub-folders of 500."""
    chance = random.Random(7)
    for number in range(conversations):
        box = folder / f"Box {number // 500}"
        box.mkdir(exist_ok=True)
        when = NOW - timedelta(minutes=7 * number + 60)
        first = f"<{number}@post.example>"
        customer = f"Customer {number} <c{number}@post.example>"
        (box / f"{number}a.eml").write_bytes(_mail(chance, customer, SHOP, number, first, "", when))
        if number % 3:
            later = when + timedelta(minutes=30)
            answer = f"<{number}r@shop.example>"
            (box / f"{number}b.eml").write_bytes(
                _mail(chance, SHOP, customer, number, answer, first, later)
            )


def _mail(
    chance: random.Random, sender: str, to: str, number: int, own: str, parent: str, when: datetime
) -> bytes:
    words = TEXT.split()
    text = "\n\n".join(" ".join(chance.choices(words, k=60)) for _ in range(4))
    reply = f"In-Reply-To: {parent}\nReferences: {parent}\n" if parent else ""
    return (
        f"From: {sender}\nTo: {to}\nSubject: {'Re: ' if parent else ''}Order {number}\n"
        f"Date: {format_datetime(when)}\nMessage-ID: {own}\n{reply}"
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; '
        f"charset=utf-8\n\nGr\u00fc\u00dfe {number}\n{text}\n--b\nContent-Type: text/html; "
        f"charset=utf-8\n\n<html><body><p>Gr\u00fc\u00dfe {number}</p><p>{text}</p></body></html>\n--b--\n"
    ).encode()


def timed(what: str, run: Callable[[], object], limit: str = "") -> float:
    """Run once and print the milliseconds."""
    began = time.perf_counter()
    run()
    milliseconds = (time.perf_counter() - began) * 1000
    print(f"{what:<52}{milliseconds:10.1f} ms  {limit}")
    return milliseconds


def measure_folder(folder: Path) -> None:
    """First rows, all rows, search, an unchanged folder, one new mail."""
    reader = FolderHelpdesk(folder, own_addresses=[SHOP], clock=StandingClock())
    batches = reader.tickets()
    timed("first batch (a few of the newest mails)", lambda: next(batches), "aim 300")
    timed("all rows", lambda: list(batches))
    timed("first search (parses the mails not read yet)", lambda: reader.search("gruesse"))
    for query in ("lamp refund", "grusse 77", "nowhere-to-be-found", "c4711@post"):
        times = [timed(f"search {query!r}", lambda q=query: reader.search(q)) for _ in range(3)]
        print(f"{'  median':<52}{statistics.median(times):10.1f} ms  limit 150")
    timed("all rows again, nothing changed", lambda: list(reader.tickets()))
    (folder / "new.eml").write_bytes(
        _mail(random.Random(1), "x@post.example", SHOP, 0, "<new@x>", "<5@post.example>", NOW)
    )
    seconds: list[float] = []
    watch = reader.watch(lambda _: seconds.append(time.perf_counter()))
    began = time.perf_counter()
    (folder / "newer.eml").write_bytes(
        _mail(random.Random(1), "y@post.example", SHOP, 0, "<newer@x>", "", NOW)
    )
    while not seconds:
        time.sleep(0.005)
    watch.stop()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of the whole process at its peak':<52}{held:10.1f} MB")
    print(f"{'a new mail is reported after':<52}{(seconds[0] - began) * 1000:10.1f} ms  limit 1000")


def measure_large_mail(megabytes: int = 50) -> None:
    """Time and memory above the mail's own bytes."""
    line = b"QUJD" * 18 + b"ABCD\n"
    data = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the film.\n--b\n"
        b"Content-Type: video/mp4\nContent-Transfer-Encoding: base64\n\n"
        + line * (megabytes * 1_000_000 // len(line))
        + b"--b--\n"
    )
    around = Surroundings(NOW, NOW, frozenset(), "Inbox", is_outbox=False)
    head = read_head(data[:65_536], MailPlace("a.eml", 0, len(data), 0), around)
    timed(f"a mail of {megabytes} MB", lambda: parse_mail(data, head))
    tracemalloc.start()
    parse_mail(data, head)
    print(
        f"{'  memory above its own bytes':<52}{tracemalloc.get_traced_memory()[1] / 1e6:10.1f} MB"
    )
    tracemalloc.stop()


def main() -> None:
    """Make the folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conversations", type=int, default=10_000)
    options = parser.parse_args()
    measure_large_mail()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_mails(folder, options.conversations)
        measure_folder(folder)


if __name__ == "__main__":
    main()
