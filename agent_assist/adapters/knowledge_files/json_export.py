"""Exports in JSON: articles, saved replies, macros. Rule: what a file holds is told by its own list names.

Known shapes: Zendesk Guide (`articles`, with `user_segments` and `draft`), Zendesk macros (`macros`), Intercom
(`data`), the lists `saved_replies` and `canned_responses`, and a bare list of objects with text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from agent_assist.adapters.knowledge_files.exported import (
    CUSTOMERS,
    STAFF,
    Entry,
    article_passages,
    reply_passage,
)
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage

_REPLY_LISTS = ("saved_replies", "macros", "canned_responses", "replies")
_ARTICLE_LISTS = ("articles", "results", "data", "faqs", "pages")
_UNPUBLISHED = frozenset({"draft", "archived", "unpublished", "1"})
_MOST_PROBLEMS = 100


def read_json(file_name: str, text: str) -> tuple[list[Passage], list[str]]:
    """The passages and the problems; InputError when the file as a whole cannot be used."""
    content = _parsed(file_name, text)
    passages: list[Passage] = []
    problems: list[str] = []
    for read in _readers(file_name, content):
        try:
            passages.extend(read())
        except InputError as problem:
            problems.append(problem.message)
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        problems[_MOST_PROBLEMS:] = [f"{file_name}: {more} more entries cannot be used."]
    return passages, problems


def _readers(file_name: str, content: Any) -> Iterator[Callable[[], list[Passage]]]:
    """How each entry is read; what nobody should see is left out."""
    for name in _REPLY_LISTS:
        for where, entry in _entries(file_name, content, name, "reply"):
            if entry.get("active", True) is not False:
                yield partial(_reply, where, entry)
    audiences = _audiences(content)
    for name in _ARTICLE_LISTS:
        for where, entry in _entries(file_name, content, name, "article"):
            if not _is_unpublished(entry):
                yield partial(article_passages, where, entry, _audience(entry, audiences))


def _reply(where: str, entry: Entry) -> list[Passage]:
    return [reply_passage(where, entry)]


def _entries(file_name: str, content: Any, name: str, word: str) -> Iterator[tuple[str, Entry]]:
    listed = content.get(name) if isinstance(content, dict) else None
    for number, entry in enumerate(listed if isinstance(listed, list) else (), start=1):
        where = f"{file_name}, {word} {number}"
        yield where, entry if isinstance(entry, dict) else {}


def _parsed(file_name: str, text: str) -> Any:
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{file_name}, line {error.lineno}: this is not JSON. Export it again."
        ) from None
    except (RecursionError, ValueError):
        raise InputError(f"{file_name} is nested too deeply. Export it again.") from None
    if isinstance(content, list):
        content = {_list_name(content): content}
    known = (*_REPLY_LISTS, *_ARTICLE_LISTS)
    if not isinstance(content, dict) or not any(isinstance(content.get(n), list) for n in known):
        raise InputError(
            f"{file_name}: there is no list “articles”, “saved_replies” or “macros”. Export it again, or"
            " put the entries into such a list."
        )
    return content


def _list_name(entries: list[Any]) -> str:
    """A bare list holds saved replies when its entries have a short code or actions, else articles."""
    first = next((entry for entry in entries if isinstance(entry, dict)), {})
    return "saved_replies" if {"short_code", "shortcut", "actions"} & set(first) else "articles"


def _is_unpublished(entry: Entry) -> bool:
    state = str(entry.get("state") or entry.get("status") or "").lower()
    return entry.get("draft") is True or state in _UNPUBLISHED


def _audiences(content: Any) -> dict[Any, str]:
    """Zendesk's user segments by id: `staff` sees what agents see, everybody else is a customer."""
    listed = content.get("user_segments") if isinstance(content, dict) else None
    segments = [s for s in (listed if isinstance(listed, list) else ()) if isinstance(s, dict)]
    return {
        segment.get("id"): STAFF if segment.get("user_type") == STAFF else CUSTOMERS
        for segment in segments
        if isinstance(segment.get("id"), int | str)
    }


def _audience(entry: Entry, audiences: dict[Any, str]) -> str:
    """Whoever an article is limited to; a limit nobody explains counts as staff."""
    segment = entry.get("user_segment_id")
    if segment is None or not isinstance(segment, int | str):
        return CUSTOMERS
    return audiences.get(segment, STAFF)
