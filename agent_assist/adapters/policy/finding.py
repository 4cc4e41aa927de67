"""Collects what is wrong with a policy while it is read. Rule: a bad value ends nothing but itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent_assist.domain.managed import PolicyProblem, RawPolicy


@dataclass(slots=True)
class Findings:
    """The problems of one policy, with their places."""

    raw: RawPolicy
    problems: list[PolicyProblem] = field(default_factory=list)

    def bad(self, path: str, reason: str, holds: str) -> None:
        """The value at this path, such as "mandatory.theme", is not used."""
        self.problems.append(PolicyProblem(self.raw.place(path), reason, holds))

    def unknown(self, path: str) -> None:
        """No such setting."""
        self.bad(
            path, f"{path} is not known", "It is left out; correct its name or remove the line."
        )
