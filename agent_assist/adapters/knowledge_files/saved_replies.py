"""Saved replies from JSON into passages. Rule: a reply that cannot be used is named; the others stay."""

from __future__ import annotations

import json
from typing import Any

from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage, PassageKind


def read_saved_replies(file_name: str, text: str) -> tuple[list[Passage], list[InputError]]:
    """The passages `reply:<id>` and the problems; InputError when the file as a whole cannot be used."""
    passages: list[Passage] = []
    problems: list[InputError] = []
    for number, entry in enumerate(_entries(file_name, text), start=1):
        try:
            passages.append(_passage(file_name, number, entry))
        except InputError as problem:
            problems.append(problem)
    return passages, problems


def _entries(file_name: str, text: str) -> list[Any]:
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{file_name}, line {error.lineno}: this is not JSON. Export the saved replies again."
        ) from None
    except RecursionError:
        raise InputError(
            f"{file_name} is nested too deeply. Export the saved replies again."
        ) from None
    entries = content.get("saved_replies") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise InputError(
            f"{file_name}: there is no list “saved_replies”. Put the replies into such a list."
        )
    return entries


def _passage(file_name: str, number: int, entry: object) -> Passage:
    if not isinstance(entry, dict):
        raise InputError(f"{file_name}, reply {number}: this is no object. Give it id and text.")
    reply_id, text = (_text(entry, key) for key in ("id", "text"))
    if not reply_id or not text or set(reply_id) & set(' #[]"\n'):
        raise InputError(
            f"{file_name}, reply {number}: id or text is missing or unusable. Add both, the id as one word."
        )
    topics = entry.get("topics")
    named = ", ".join(t for t in topics if isinstance(t, str)) if isinstance(topics, list) else ""
    title = _text(entry, "title") or reply_id
    return Passage(
        id=f"reply:{reply_id}",
        title=f"{title} ({named})" if named else title,
        text=text,
        kind=PassageKind.SAVED_REPLY,
        language=(_text(entry, "language") or "en").lower(),
    )


def _text(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""
