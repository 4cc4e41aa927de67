"""Finds the recorded answer that belongs to a prompt: by ticket, by how many messages the customer has written, and by
what was asked for.

Rules: only files of one folder; an answer is never repeated to a newer message, nor passed off as what an instruction
asked for; where none was recorded it says so.
"""

from __future__ import annotations

import json
import re
from itertools import takewhile
from pathlib import Path

from agent_assist.adapters.models.recorded_aids import recorded_aid

_TICKET = re.compile(r"^Ticket: (\S[^\n]*)$", re.MULTILINE)
_AGENT = re.compile(r"^Sign as: ([^\n]+)$", re.MULTILINE)
_FROM_CUSTOMER = re.compile(r"^(?:customer:|Open message \d+ of the customer:)$", re.MULTILINE)
_SAFE_ID = re.compile(r"[\w][\w.\-]*")
UNKNOWN = "[missing] A recorded answer for this ticket: the demo has none\n[rating] guessing\n"
NEWER = (
    "[missing] A recorded answer to the newest message: the demo has none. Write this one yourself\n"
    "[rating] guessing\n"
)
WITH_FACT = (
    "[missing] A recorded answer with a fact of yours: the demo has none\n[rating] guessing\n"
)
STATES, LATER, ASKED = "states.json", "later", "asked"
TEXT_HEADING, ASKED_HEADING = "The text:", "What the agent asks for in this draft:"
_TASK = re.compile(r"^Task: (polish|translate|summarise)$", re.MULTILINE)
_HINT = re.compile(r"^A fact from the agent for this reply:$", re.MULTILINE)


def recorded_answer(folder: Path, prompt: str, system: str = "") -> str:
    """The recorded text with `{agent}` replaced; `[missing]` lines where there is none.

    `system` are the instructions beside the prompt. The first `Ticket:` line counts, and only headings count as
    messages: lines of the customer's own never begin like that.
    """
    found = _TICKET.search(prompt)
    ticket_id = found.group(1).strip() if found else ""
    if not _SAFE_ID.fullmatch(ticket_id):
        return UNKNOWN
    task = _TASK.search(prompt)
    if task is not None:
        return recorded_aid(folder, ticket_id, task[1], _quoted_after(prompt, TEXT_HEADING), system)
    text = _text(folder, ticket_id, len(_FROM_CUSTOMER.findall(prompt)))
    wish = _quoted_after(prompt, ASKED_HEADING).strip()
    if wish and text not in (UNKNOWN, NEWER):
        text = _asked(folder, ticket_id, wish)
    elif _HINT.search(prompt) and text not in (UNKNOWN, NEWER):
        text = WITH_FACT
    agent = _AGENT.search(prompt)
    return text.replace("{agent}", agent.group(1).strip() if agent else "")


def _text(folder: Path, ticket_id: str, messages: int) -> str:
    first = _read(folder / f"{ticket_id}.txt")
    if not first:
        return UNKNOWN
    if messages == _messages_then(folder, ticket_id):
        return first
    return _read(folder / LATER / f"{ticket_id}.{messages}.txt") or NEWER


def _asked(folder: Path, ticket_id: str, wish: str) -> str:
    """Another draft for these words; an instruction with other words has none."""
    name = "-".join(re.findall(r"[a-z]+", wish.lower()))
    known = _read(folder / ASKED / f"{ticket_id}.{name}.txt") if len(name) < 60 else ""
    return (
        known
        or f"[missing] A recorded answer for “{wish[:80]}”: the demo has none\n[rating] guessing\n"
    )


def _quoted_after(prompt: str, heading: str) -> str:
    """The quoted lines below a heading, without their marks."""
    lines = prompt.splitlines()
    if heading not in lines:
        return ""
    below = lines[lines.index(heading) + 1 :]
    return "\n".join(line[2:] for line in takewhile(lambda line: line.startswith("| "), below))


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
