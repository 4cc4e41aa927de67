"""The policy's `[roles]` and its settings for a person. Rule: a role that cannot be read is nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent_assist.adapters.policy.finding import Findings
from agent_assist.domain.people import Role
from agent_assist.domain.settings_schema import Item, Kind, person_item


def roles(table: Any, findings: Findings) -> dict[Role, tuple[str, ...]]:
    """Who has which role."""
    if not isinstance(table, Mapping):
        findings.bad("roles", "roles must be a table, [roles]", "Nobody has a role.")
        return {}
    found = {}
    for name, accounts in table.items():
        path = f"roles.{name}"
        if name not in set(Role):
            findings.bad(path, f"{path} is not known, use {', '.join(Role)}", "It is left out.")
        elif not isinstance(accounts, list) or not all(isinstance(a, str) for a in accounts):
            reason = f'{path} must list account names, such as ["priya"]'
            findings.bad(path, reason, "Nobody has this role.")
        else:
            found[Role(name)] = tuple(accounts)
    return found


def settings_of(name: str, table: Any, findings: Findings) -> dict[str, Any]:
    """A person's settings from `[mandatory]` or `[recommended]`, by the schema's keys."""
    if not isinstance(table, Mapping):
        findings.bad(name, f"{name} must be a table, [{name}]", "It is left out.")
        return {}
    is_locked = name == "mandatory"
    found: dict[str, Any] = {}
    stops: dict[str, Any] = {}
    for key, value in table.items():
        path, item = f"{name}.{key}", person_item(key)
        if item is None:
            findings.unknown(path)
        elif not (reason := item.problem(value)):
            found[key] = value
        elif not is_locked:
            findings.bad(path, reason, "It is left out.")
        else:
            found[key] = item.safer_value
            stops |= _stop(item)
            findings.bad(path, reason, _holds(item))
    return {**found, **stops}


def _stop(item: Item) -> dict[str, Any]:
    """A locked way into the network that nobody can read: no server is asked until it is mended."""
    return {"drafting": "knowledge"} if item.guards_network else {}


def _holds(item: Item) -> str:
    if item.guards_network:
        return "No server is asked until it is mended."
    return holds(item)


def holds(item: Item) -> str:
    """What holds instead of a bad value, for a sentence."""
    value = item.safer_value
    if item.kind is Kind.SWITCH:
        return "It is on." if value else "It is off."
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{words} holds instead." if words else "It is left empty."
