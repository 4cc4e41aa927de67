"""The demo's polish, translations and summaries. Rule: what was not recorded is not made up, and says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FOLDER, PLAIN = "aids", "plain.json"
_INTO = re.compile(r"Translate into [^(]*\(([a-z-]+)\)")
_SENTENCE = re.compile(r"((?:^|[.!?]\s+|\n\n)[\"“(]?)([a-zà-ÿ])")


def recorded_aid(folder: Path, ticket_id: str, task: str, text: str, system: str) -> str:
    """The recorded answer for a task that is no draft; one `[missing]` line where there is none."""
    if task == "polish":
        return _polished(folder, text) or _none("polish of these words")
    if task == "translate":
        return _translated(folder, ticket_id, text, system) or _none("translation of this text")
    return _read(folder / FOLDER / f"{ticket_id}.{task}.txt") or _none("summary of this ticket")


def _none(what: str) -> str:
    return f"[missing] A recorded {what}: the demo has none\n"


def _polished(folder: Path, text: str) -> str:
    """The text with the recorded corrections; "" where none applies."""
    changed = text
    for wrong, right in _plain(folder).get("corrections", ()):
        pattern = rf"(?<![\w'’]){re.escape(wrong)}(?![\w'’])"
        changed = re.sub(pattern, right.replace("\\", ""), changed)
    if changed == text:
        return ""
    return _SENTENCE.sub(lambda match: match[1] + match[2].upper(), changed)


def _translated(folder: Path, ticket_id: str, text: str, system: str) -> str:
    found = _INTO.search(system)
    into = found[1] if found else ""
    for row in _plain(folder).get("translations", ()):
        if row["ticket"] == ticket_id and row["into"] == into and row["has"] in text:
            return str(row["answer"])
    return ""


def _plain(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(_read(folder / FOLDER / PLAIN) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
