"""JSON and JSON lines from a file, whole or broken off. Rule: what comes before a fault is kept."""

from __future__ import annotations

import json
import re

_LISTS = re.compile(r'"(?:tickets|orders)"\s*:\s*\[')
_SEPARATORS = " \t\r\n,"
_DEEP = "it is nested too deeply"


def read_json(text: str) -> tuple[list[dict[str, object]], str]:
    """The objects at the top (one, or one a line) and what is wrong with the file, "" when nothing."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return _pieces(text, f"line {error.lineno}: {error.msg.lower()}")
    except ValueError as error:
        return [], str(error)
    except RecursionError:
        return [], _DEEP
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)], ""
    return ([value], "") if isinstance(value, dict) else ([], "it holds no ticket")


def _pieces(text: str, fault: str) -> tuple[list[dict[str, object]], str]:
    found, end = _objects(text, 0)
    if found and not text[end:].strip(_SEPARATORS):
        return found, ""
    if found:
        return found, fault
    listed = _LISTS.search(text)
    if listed is None:
        return [], fault
    name = "orders" if "orders" in listed.group() else "tickets"
    items, _ = _objects(text, listed.end())
    return (
        [{name: items, "format": _stated_format(text[: listed.start()])}] if items else []
    ), fault


def _objects(text: str, position: int) -> tuple[list[dict[str, object]], int]:
    """The objects that stand one after the other, and where they stop."""
    decoder = json.JSONDecoder()
    found: list[dict[str, object]] = []
    position = _after_separators(text, position)
    while position < len(text) and text[position] == "{":
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        if isinstance(value, dict):
            found.append(value)
        position = _after_separators(text, position)
    return found, position


def _after_separators(text: str, position: int) -> int:
    while position < len(text) and text[position] in _SEPARATORS:
        position += 1
    return position


def _stated_format(head: str) -> str:
    found = re.search(r'"format"\s*:\s*"([\w-]{1,40})"', head)
    return found.group(1) if found else ""
