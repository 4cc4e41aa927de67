"""Measures the check of replies on annotated rows: AUROC of `support`, catches per kind, false flags, speed.

Run: python tests/benchmarks/grounding.py [DATA_FOLDER] [--missed KIND] [--flagged] [--worst N]. Rows are
JSON lines (also .gz) as the check command takes them. `human_accuracy` (1 to 5) rates a reply: at least 4 is
good, at most 2 bad. `kind` says what was changed in a reply, `untouched` where nothing was. A reply is
flagged when it may not be sent or a finding is above information.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent_assist.analysis.check_line import check_line

LONG_CHARACTERS, LONG_DRAFTS, MOST_SOURCES = 2_000, 100, 24
DEFAULT_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "grounding"
Row = dict[str, Any]


@dataclass
class Figures:
    """Supports of rated rows, flags by kind of change, and the rows themselves for reading."""

    good: list[float] = field(default_factory=list)
    bad: list[float] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    rated: list[tuple[float, Row]] = field(default_factory=list)
    changed: list[tuple[bool, Row, Row]] = field(default_factory=list)
    seconds: float = 0.0
    rows: int = 0

    def auroc(self) -> float:
        """The probability that a good reply has more support than a bad one; ties count half."""
        ranked = sorted([(s, 1) for s in self.good] + [(s, 0) for s in self.bad])
        wins = below = 0.0
        at = 0
        while at < len(ranked):
            same = [label for value, label in ranked[at:] if value == ranked[at][0]]
            bad = len(same) - sum(same)
            wins += sum(same) * (below + bad / 2)
            below += bad
            at += len(same)
        return wins / (len(self.good) * len(self.bad)) if self.good and self.bad else float("nan")

    def flag_rate(self, kind: str) -> float:
        return self.flagged[kind] / self.seen[kind] if self.seen[kind] else float("nan")


def read_rows(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.jsonl*")):
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
        yield from (json.loads(line) for line in text.split("\n") if line.strip())


def measure(rows: Sequence[Row]) -> Figures:
    figures = Figures()
    for row in rows:
        began = time.perf_counter()
        result = check_line(row)
        figures.seconds += time.perf_counter() - began
        figures.rows += 1
        _judge(figures, row, result)
    return figures


def is_flagged(result: Row) -> bool:
    return not result["sendable"] or any(f["severity"] != "info" for f in result["findings"])


def _judge(figures: Figures, row: Row, result: Row) -> None:
    if "human_accuracy" in row:
        figures.rated.append((result["support"], row))
        if row["human_accuracy"] >= 4:
            figures.good.append(result["support"])
        elif row["human_accuracy"] <= 2:
            figures.bad.append(result["support"])
    else:
        kind = row.get("kind", "untouched")
        figures.seen[kind] += 1
        figures.flagged[kind] += is_flagged(result)
        figures.changed.append((is_flagged(result), row, result))


def _print_figures(figures: Figures) -> None:
    print(
        f"AUROC of support, {len(figures.good)} good and {len(figures.bad)} bad: {figures.auroc():.3f}"
    )
    for kind in sorted(figures.seen):
        name = "false flags" if kind == "untouched" else f"caught: {kind}"
        print(f"{name:<20} {figures.flag_rate(kind):.3f} of {figures.seen[kind]}")
    print(f"milliseconds per row {1000 * figures.seconds / max(1, figures.rows):.2f}")


def long_drafts(rows: Sequence[Row]) -> Iterator[Row]:
    """Replies of LONG_CHARACTERS at least, made of several with all their sources (as many as a draft may have)."""
    parts: list[Row] = []
    for row in rows:
        parts.append(row)
        reply = " ".join(part["reply"] for part in parts)
        if len(reply) >= LONG_CHARACTERS:
            sources = {s["id"]: s for part in parts for s in part["sources"]}
            yield {**row, "reply": reply, "sources": list(sources.values())[:MOST_SOURCES]}
            parts = []


def _print_recheck(rows: Sequence[Row]) -> None:
    """What checking again costs after typing has rested; the first look at a source counts as well."""
    drafts = list(long_drafts(rows))[:LONG_DRAFTS]
    if len(drafts) < 2:
        return
    times = []
    for row in drafts:
        began = time.process_time()
        check_line(row)
        first = time.process_time()
        check_line({**row, "reply": row["reply"] + " Thank you."})
        times.append((1000 * (first - began), 1000 * (time.process_time() - first)))
    for name, spent in zip(("first check", "check again"), zip(*times, strict=True), strict=True):
        p95 = statistics.quantiles(spent, n=20)[-1]
        print(
            f"{name} of {LONG_CHARACTERS:,} characters, {len(drafts)} drafts: median"
            f" {statistics.median(spent):.1f} ms, p95 {p95:.1f} ms of work"
        )


def _show(row: Row, result: Row | None = None) -> None:
    print(f"- {row['reply']!r}")
    for source in row["sources"]:
        print(f"    {source.get('title')!r}: {source['text']!r}")
    for found in (result or {}).get("findings", ()):
        print(
            f"    {found['rule']} {found['severity']}: {row['reply'][found['start'] : found['end']]!r}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--missed", metavar="KIND", help="show the missed replies of a kind")
    parser.add_argument(
        "--flagged", action="store_true", help="show untouched replies that were flagged"
    )
    parser.add_argument(
        "--worst", type=int, default=0, help="show this many of the worst-ranked rated replies"
    )
    options = parser.parse_args(arguments)
    rows = list(read_rows(options.folder))
    if not rows:
        print(f"No *.jsonl rows in {options.folder}.", file=sys.stderr)
        return 2
    figures = measure(rows)
    _print_figures(figures)
    _print_recheck(rows)
    for flagged, row, result in figures.changed:
        if (row["kind"] == options.missed and not flagged) or (
            options.flagged and flagged and row["kind"] == "untouched"
        ):
            _show(row, result)
    ranked = sorted(figures.rated, key=lambda pair: pair[0])
    for support, row in [p for p in ranked if p[1]["human_accuracy"] >= 4][: options.worst]:
        print(f"good, {support}")
        _show(row)
    for support, row in [p for p in reversed(ranked) if p[1]["human_accuracy"] <= 2][
        : options.worst
    ]:
        print(f"bad, {support}")
        _show(row)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
