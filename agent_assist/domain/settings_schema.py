"""Every setting there is, once: the policy's check, the settings screen and the reference page are made from it.

Rule: a setting that is not in here cannot be set by a file, and one that is bad falls back to its safer value.
`ORGANISATION` stands at the top of a policy; `PERSON` is a person's own choice, and a policy may set it in
`[mandatory]` (locked) or `[recommended]` (a start that the person may change).
"""

from __future__ import annotations

from agent_assist.domain.organisation_settings import (
    ANY,
    ENVIRONMENT,
    KEYRING,
    ORGANISATION_ITEMS,
)
from agent_assist.domain.person_settings import CONNECTION_ITEMS, DRAFTING_ITEMS, GENERAL_ITEMS
from agent_assist.domain.setting_item import Item, Kind, Scope

__all__ = [
    "ANY",
    "ENVIRONMENT",
    "ITEMS",
    "KEYRING",
    "TABLES",
    "Item",
    "Kind",
    "Scope",
    "items_of",
    "organisation_item",
    "person_item",
]

ITEMS: tuple[Item, ...] = (
    *ORGANISATION_ITEMS,
    *GENERAL_ITEMS,
    *DRAFTING_ITEMS,
    *CONNECTION_ITEMS,
)

TABLES = (
    (
        "roles",
        "Which accounts are lead, auditor and admin; a role that is not given is nobody's.",
        'lead = ["jonas"]',
    ),
    (
        "style",
        "How the house writes: tone, most_words, greetings, closings and signatures by language.",
        'tone = "warm and plain"',
    ),
    (
        "footers",
        "The customer notice by language: a sentence with {name} for each way of writing, and how to reach a person.",
        "[footers.en]",
    ),
    (
        "mandatory",
        "A person's settings that nobody can change.",
        'base_url = "https://llm.example.com/v1"',
    ),
    ("recommended", "A person's settings until the person changes them.", 'theme = "dark"'),
)
"""The policy's tables: name, sentence, an example line."""


def organisation_item(key: str) -> Item | None:
    """The organisation's decision of this key."""
    return _BY_KEY.get((Scope.ORGANISATION, key))


def person_item(key: str) -> Item | None:
    """The person's setting of this key."""
    return _BY_KEY.get((Scope.PERSON, key))


def items_of(scope: Scope) -> tuple[Item, ...]:
    """All of one scope, in their order."""
    return tuple(item for item in ITEMS if item.scope is scope)


_BY_KEY = {(item.scope, item.key): item for item in ITEMS}
