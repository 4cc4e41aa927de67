"""Measures the parting of mails on the folder of reply texts: `python tests/benchmarks/reply_text.py [DIR]`.

Prints one line a set: exact rows, and the ids of the rows that are wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from agent_assist.analysis.text_lines import reply_text_line

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
Row = dict[str, Any]


def rows(folder: Path) -> list[Row]:
    """All rows of a folder's .jsonl files; none where the folder is absent."""
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def folded(text: str) -> str:
    """Text with its white space folded."""
    return " ".join(text.split())


def is_right(row: Row) -> bool:
    """Whether the reply of a row is what its gold fields demand."""
    reply = folded(reply_text_line(row)["reply"])
    if "expected_reply" in row and reply != folded(row["expected_reply"]):
        return False
    has_all = all(folded(part) in reply for part in row.get("must_contain", ()))
    return has_all and not any(folded(part) in reply for part in row.get("must_not_contain", ()))


def main(data: Path) -> None:
    """Print the figures of both folders."""
    replies = rows(data / "reply_text")
    wrong = [row["id"] for row in replies if not is_right(row)]
    print(f"reply_text: {len(replies) - len(wrong)} of {len(replies)} exact; wrong: {wrong}")
    mails = rows(data / "mime")
    read = [(row, reply_text_line(row)) for row in mails]
    missed = [row["id"] for row, line in read if row["auto_reply"] and not line["auto_reply"]]
    print(f"mime: {len(read)} of {len(mails)} read; automatic ones missed: {missed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
