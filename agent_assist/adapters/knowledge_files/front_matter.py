"""The `key: value` lines between `---` at the top of an article. Rule: unknown keys are ignored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from agent_assist.domain.errors import InputError

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys as written, each with its line number, and where the text begins (1-based)."""

    file_name: str
    values: dict[str, tuple[str, int]]
    body_line: int


def refuse(file_name: str, line: int, what: str, action: str) -> NoReturn:
    """Raise the InputError of this place."""
    raise InputError(f"{file_name}, line {line}: {what}. {action}, and import again.")


def read_front_matter(file_name: str, lines: list[str]) -> FrontMatter:
    """Read the top of a file; a file without front matter has an empty one. InputError when it never ends."""
    if not lines or lines[0].strip() != _FENCE:
        return FrontMatter(file_name, {}, 1)
    values: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == _FENCE:
            return FrontMatter(file_name, values, number + 1)
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "\t", "#", "-")):
            values[key.strip().lower()] = (_unquoted(value.strip()), number)
    refuse(file_name, 1, "the block that begins with --- never ends", "Add a second line ---")


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace('\\"', '"').replace("\\\\", "\\") if value[0] == '"' else inner
    return value
