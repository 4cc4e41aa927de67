"""Finds the recorded answer that belongs to a prompt: by ticket, and by how many messages the customer has written.

Rules: only files of one folder; an answer is never repeated to a newer message; where none was recorded it says so.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

_TICKET = re.compile(r"^Ticket: (\S[^\n]*)$", re.MULTILINE)
_AGENT = re.compile(r"^Sign as: ([^\n]+)$", re.MULTILINE)
_FROM_CUSTOMER = re.compile(r"^(?:customer:|Open message \d+ of the customer:)$", re.MULTILINE)
_SAFE_ID = re.compile(r"[\w][\w.\-]*")
UNKNOWN = "[missing] A recorded answer for this ticket: the demo has none\n[rating] guessing\n"
NEWER = (
    "[missing] A recorded answer to the newest message: the demo has none. Write this one yourself\n"
    "[rating] guessing\n"
)
STATES, LATER = "states.json", "later"


def recorded_answer(folder: Path, prompt: str) -> str:
    """The recorded text with `{agent}` replaced; `[missing]` lines where there is none.

    The first `Ticket:` line counts, and only headings count as messages: lines of the customer's own
    never begin like that.
    """
    found = _TICKET.search(prompt)
    ticket_id = found.group(1).strip() if found else ""
    if not _SAFE_ID.fullmatch(ticket_id):
        return UNKNOWN
    text = _text(folder, ticket_id, len(_FROM_CUSTOMER.findall(prompt)))
    agent = _AGENT.search(prompt)
    return text.replace("{agent}", agent.group(1).strip() if agent else "")


def _text(folder: Path, ticket_id: str, messages: int) -> str:
    first = _read(folder / f"{ticket_id}.txt")
    if not first:
        return UNKNOWN
    if messages == _messages_then(folder, ticket_id):
        return first
    return _read(folder / LATER / f"{ticket_id}.{messages}.txt") or NEWER


def _messages_then(folder: Path, ticket_id: str) -> int:
    """How many messages the customer had written when the first answer was recorded."""
    try:
        counts = json.loads(_read(folder / STATES) or "{}").get("customer_messages", {})
        return int(counts.get(ticket_id, 1))
    except (ValueError, AttributeError, TypeError):
        return 1


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def tokens(text: str) -> list[str]:
    """The text in pieces of about the size of a model's tokens; joined, they are the text."""
    return re.findall(r"\s*\w{1,6}|\s*[^\w\s]|\s+", text)
