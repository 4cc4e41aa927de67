"""Entries of exports: help-centre articles, saved replies and macros. Rule: an entry that cannot be used is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from agent_assist.adapters.knowledge_files.document import Document, id_from_name, passages_of
from agent_assist.adapters.knowledge_files.html_article import html_sections
from agent_assist.adapters.knowledge_files.variables import in_our_notation
from agent_assist.analysis.html_text import looks_like_html
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage, PassageKind

STAFF, CUSTOMERS = "staff", "customers"
REPLY_PREFIX = "reply:"
_TEXT_KEYS = ("text", "body", "content", "html", "description", "answer", "reply", "comment")
_TITLE_KEYS = ("title", "name", "subject", "question", "short_code", "shortcut", "heading")
_ID_KEYS = ("id", "external_id", "key", "slug", "short_code")
_FIELD_KEYS = {
    "language": ("language", "locale", "lang"),
    "updated": ("updated", "updated_at", "edited_at", "modified", "created_at"),
    "expires": ("expires", "expires_at", "valid_until", "expiry"),
    "owner": ("owner", "author", "author_name", "team"),
    "audience": ("audience",),
    "kind": ("kind",),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Entry = Mapping[str, Any]


def article_passages(where: str, entry: Entry, audience: str = "") -> list[Passage]:
    """One help-centre article; HTML is read as it is seen. InputError when id or text are missing."""
    text, title = first_text(entry, _TEXT_KEYS), first_text(entry, _TITLE_KEYS)
    entry_id = first_text(entry, _ID_KEYS)
    if not (text and (entry_id or title)):
        raise InputError(f"{where}: id or text is missing. Add both, and import again.")
    sections = html_sections(text)[0] if looks_like_html(text) else [("", text)]
    fields = _fields(entry)
    fields.setdefault("audience", audience or CUSTOMERS)
    document = Document(title, tuple(sections), fields)
    return passages_of(where, id_from_name(entry_id or title.lower()), document)


def reply_passage(where: str, entry: Entry) -> Passage:
    """One saved reply, its variables by our names for them. InputError when id or text are missing."""
    text = first_text(entry, _TEXT_KEYS) or _macro_text(entry)
    title, entry_id = first_text(entry, _TITLE_KEYS), first_text(entry, _ID_KEYS)
    if not text or not (entry_id or title) or set(entry_id) & set(' #[]"\n'):
        raise InputError(
            f"{where}: id or text is missing or unusable. Add both, the id as one word."
        )
    if looks_like_html(text):
        text = "\n\n".join(part for _, part in html_sections(text)[0])
    (first, *rest) = passages_of(
        where,
        f"{REPLY_PREFIX}{entry_id or id_from_name(title.lower())}",
        Document(
            _with_topics(title or entry_id, entry.get("topics")), (("", text),), _fields(entry)
        ),
    )
    whole = in_our_notation("\n".join(passage.text for passage in (first, *rest)))
    return Passage(
        id=first.id.partition("#")[0],
        title=first.title,
        text=whole,
        kind=PassageKind.SAVED_REPLY,
        language=first.language,
        updated=first.updated,
        expires=first.expires,
        owner=first.owner,
        audience=first.audience,
    )


def first_text(entry: Entry, keys: Iterable[str]) -> str:
    """The first of these keys with a text or a whole number, "" where none has one."""
    for key in keys:
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def _fields(entry: Entry) -> dict[str, str]:
    """The fields as texts; days in another notation than YYYY-MM-DD are left out of what machines wrote."""
    fields = {}
    for field, keys in _FIELD_KEYS.items():
        value = first_text(entry, keys)
        if value and (field not in ("updated", "expires") or _DAY.match(value) or field in entry):
            fields[field] = value
    return fields


def _with_topics(title: str, topics: object) -> str:
    named = [t for t in topics if isinstance(t, str)] if isinstance(topics, list) else []
    if isinstance(topics, str) and topics.strip():
        named = [topics.strip()]
    return f"{title} ({', '.join(named)})" if named else title


def _macro_text(entry: Entry) -> str:
    """What a Zendesk macro writes to the customer; its other actions are no text."""
    actions = entry.get("actions")
    texts = {
        action.get("field"): action.get("value")
        for action in (actions if isinstance(actions, list) else ())
        if isinstance(action, dict)
    }
    for field in ("comment_value_html", "comment_value"):
        value = texts.get(field)
        if isinstance(value, list):  # ["channel:all", "text"]
            value = value[-1] if value else ""
        if isinstance(value, str) and value.strip():
            return value
    return ""
