"""Measures the detection of personal data on annotated rows: recall per kind, precision, speed.

Run: python -m tests.benchmarks.personal_data [DATA_FOLDER] [--misses KIND]. Rows are JSON lines (also
.gz) with `id`, `text`, `people` and `spans` of `start`, `end`, `type`. A span counts as found when
all its letters and digits are covered; a returned span counts as right when it overlaps any
annotated one. Rows of kind `order` must come back untouched.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent_assist.analysis.personal_data import PersonalDataKind, PersonalDataSpan, detect

DEFAULT_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pii"
Row = dict[str, Any]


@dataclass
class Figures:
    """Counts over all rows; spans that were missed or wrong, for reading."""

    annotated: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    returned: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    order_rows: int = 0
    order_rows_masked: int = 0
    kept: int = 0
    kept_masked: int = 0
    rows: int = 0
    seconds: float = 0.0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.annotated[kind] if self.annotated[kind] else 1.0

    def precision(self) -> float:
        return self.right.total() / self.returned.total() if self.returned else 1.0

    def order_error_rate(self) -> float:
        return self.order_rows_masked / self.order_rows if self.order_rows else 0.0

    def texts_per_second(self) -> float:
        return self.rows / self.seconds if self.seconds else 0.0


def read_rows(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.jsonl*")):
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
        yield from (json.loads(line) for line in text.split("\n") if line.strip())


def measure(rows: Sequence[Row]) -> Figures:
    figures = Figures()
    for row in rows:
        began = time.perf_counter()
        spans = detect(row["text"], row["people"])
        figures.seconds += time.perf_counter() - began
        _judge(figures, row, spans)
    return figures


def _judge(figures: Figures, row: Row, spans: Sequence[PersonalDataSpan]) -> None:
    text = row["text"]
    figures.rows += 1
    covered = {at for span in spans for at in range(span.start, span.end)}
    annotated = {at for gold in row["spans"] for at in range(gold["start"], gold["end"])}
    for gold in row["spans"]:
        if gold["type"] in PersonalDataKind.__members__:
            _judge_annotated(figures, text, gold, covered)
    for span in spans:
        figures.returned[span.kind] += 1
        if annotated.isdisjoint(range(span.start, span.end)):
            figures.wrong.append((span.kind, text[span.start : span.end], text))
        else:
            figures.right[span.kind] += 1
    if row.get("kind") == "order":
        figures.order_rows += 1
        figures.order_rows_masked += bool(spans)
    for kept in row.get("must_keep", ()):
        start = text.index(kept)
        figures.kept += 1
        figures.kept_masked += not covered.isdisjoint(range(start, start + len(kept)))


def _judge_annotated(figures: Figures, text: str, gold: Row, covered: set[int]) -> None:
    kind = gold["type"]
    figures.annotated[kind] += 1
    matter = [at for at in range(gold["start"], gold["end"]) if text[at].isalnum()]
    if all(at in covered for at in matter):
        figures.found[kind] += 1
    else:
        figures.misses.append((kind, text[gold["start"] : gold["end"]], text))


def _print_figures(figures: Figures) -> None:
    print(f"{'kind':<12} {'recall':>7} {'rows':>6} {'precision':>10} {'returned':>9}")
    for kind in PersonalDataKind:
        returned = figures.returned[kind]
        precision = figures.right[kind] / returned if returned else 1.0
        print(
            f"{kind:<12} {figures.recall(kind):>7.3f} {figures.annotated[kind]:>6}"
            f" {precision:>10.3f} {returned:>9}"
        )
    print(f"precision over all             {figures.precision():.3f}")
    print(
        f"order rows wrongly masked      {figures.order_error_rate():.3f} of {figures.order_rows}"
    )
    print(f"order numbers wrongly masked   {figures.kept_masked} of {figures.kept}")
    print(f"texts per second               {figures.texts_per_second():.0f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--misses", metavar="KIND", help="list the missed spans of a kind")
    parser.add_argument("--wrong", action="store_true", help="list the wrongly returned spans")
    options = parser.parse_args(arguments)
    rows = list(read_rows(options.folder))
    if not rows:
        print(f"No *.jsonl rows in {options.folder}.", file=sys.stderr)
        return 2
    figures = measure(rows)
    _print_figures(figures)
    listed = [miss for miss in figures.misses if miss[0] == options.misses]
    for kind, value, text in listed + (figures.wrong if options.wrong else []):
        print(f"{kind}: {value!r} in {text!r}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
