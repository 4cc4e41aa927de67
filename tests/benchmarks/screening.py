"""Measures screening on the shared folders: `python tests/benchmarks/screening.py [DIR] [--show]`.

Prints recall and false alarms for wishes for a person, questions about AI, injections, hidden text and
language; with `--show` also the rows that are wrong.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from agent_assist.analysis.text_lines import screen_line

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
Row = dict[str, Any]
Pair = tuple[Row, Row]


def screened(folder: Path, name: str = "*") -> list[Pair]:
    """Rows of a folder's .jsonl files beside their findings; none where the folder is absent."""
    pairs: list[Pair] = []
    for file in sorted(folder.glob(f"{name}.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            pairs.append((row, screen_line(row)))
    return pairs


def share(name: str, pairs: list[Pair], is_right: list[bool], *, show: bool) -> None:
    """Print how many of the rows are right, and which are not."""
    right, total = sum(is_right), len(is_right)
    print(f"{name}: {right} of {total} ({right / max(total, 1):.4f})")
    for (row, _), fine in zip(pairs, is_right, strict=True):
        if show and not fine:
            print("    ", row["id"], ascii(row["text"][:160]))


def person(data: Path, *, show: bool) -> None:
    """Wishes for a person and questions about AI."""
    pairs = screened(data / "human_request")
    for field in ("wants_human", "asks_if_ai"):
        wanted = [pair for pair in pairs if pair[0][field]]
        others = [pair for pair in pairs if pair[0][field] is False]
        share(f"{field} found", wanted, [out[field] for _, out in wanted], show=show)
        share(f"{field} not claimed", others, [not out[field] for _, out in others], show=show)


def injection(data: Path, *, show: bool) -> None:
    """Catch rate by class, and benign rows that pass."""
    by_class: dict[str, list[Pair]] = defaultdict(list)
    for row, out in screened(data / "injection", "injection"):
        by_class[row["class"]].append((row, out))
        by_class["ALL attacks" if row["injected"] else "ALL benign"].append((row, out))
    for name, pairs in sorted(by_class.items()):
        right = [out["injection"]["flagged"] == row["injected"] for row, out in pairs]
        share(f"injection {name}", pairs, right, show=show)


def hidden(data: Path, *, show: bool) -> None:
    """Hidden text flagged, gone and kept."""
    pairs = screened(data / "injection", "hidden")
    share(
        "hidden flagged",
        pairs,
        [out["hidden_text"] == row["hidden"] for row, out in pairs],
        show=show,
    )
    gone = [not any(part in out["clean_text"] for part in row["must_vanish"]) for row, out in pairs]
    share("hidden gone", pairs, gone, show=show)
    kept = [all(part in out["clean_text"] for part in row["must_survive"]) for row, out in pairs]
    share("hidden kept", pairs, kept, show=show)


def language(data: Path, *, show: bool) -> None:
    """Right language."""
    pairs = screened(data / "language")
    share("language", pairs, [out["language"] == row["language"] for row, out in pairs], show=show)


def main(arguments: list[str]) -> None:
    """Print all figures."""
    show = "--show" in arguments
    folders = [Path(argument) for argument in arguments if argument != "--show"]
    for measure in (person, injection, hidden, language):
        measure(folders[0] if folders else DATA, show=show)


if __name__ == "__main__":
    main(sys.argv[1:])
