"""Finds the recorded answer that belongs to a prompt. Rule: only files of one folder, by ticket id."""

from __future__ import annotations

import re
from pathlib import Path

_TICKET = re.compile(r"^Ticket: (\S[^\n]*)$", re.MULTILINE)
_AGENT = re.compile(r"^Sign as: ([^\n]+)$", re.MULTILINE)
_SAFE_ID = re.compile(r"[\w][\w.\-]*")
UNKNOWN = "[missing] A recorded answer for this ticket: the demo has none\n[rating] guessing\n"


def recorded_answer(folder: Path, prompt: str) -> str:
    """The text of `<ticket id>.txt` with `{agent}` replaced; `[missing]` lines where there is none.

    The first `Ticket:` line counts: the customer's own lines never begin like that.
    """
    found = _TICKET.search(prompt)
    ticket_id = found.group(1).strip() if found else ""
    if not _SAFE_ID.fullmatch(ticket_id):
        return UNKNOWN
    try:
        text = (folder / f"{ticket_id}.txt").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return UNKNOWN
    agent = _AGENT.search(prompt)
    return text.replace("{agent}", agent.group(1).strip() if agent else "")


def tokens(text: str) -> list[str]:
    """The text in pieces of about the size of a model's tokens; joined, they are the text."""
    return re.findall(r"\s*\w{1,6}|\s*[^\w\s]|\s+", text)
