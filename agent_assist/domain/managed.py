"""What IT sets for a person: mandatory over the person's own choice, recommended under it.

Rule: nothing that cannot be used is taken silently; each such value is a problem with its place and its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """A value, or a whole policy, that is not used: where it stands, why not, and what holds instead."""

    where: str
    reason: str
    holds: str

    @property
    def sentence(self) -> str:
        """All of it for a person."""
        return f"{self.where}: {self.reason}. {self.holds}"


@dataclass(frozen=True, slots=True)
class RawPolicy:
    """What one place holds, before it is checked.

    `name` is the file or the registry key; `values` as TOML has them; `line_of` gives the line of a key path such as
    "mandatory.base_url" where lines are known; `problem` says why nothing of it is used, and with
    `is_broken` AI is off until it is mended.
    """

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    problem: PolicyProblem | None = None
    is_broken: bool = False

    def place(self, path: str) -> str:
        """Where a key stands, for a sentence."""
        line = self.lines.get(path)
        return f"{self.name}, line {line}" if line else self.name


@dataclass(frozen=True, slots=True)
class ManagedSettings:
    """A person's settings as IT has them, by the schema's keys; values are as the settings file holds them."""

    mandatory: Mapping[str, Any] = field(default_factory=dict)
    recommended: Mapping[str, Any] = field(default_factory=dict)
