"""What IT changed in the policy since the profile was opened.

Rule: what decides whether an AI draft may be made, where its text goes and what customers are told holds at once, by
stopping AI where it changed; everything else holds from the next start, and the window says so.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields

from agent_assist.adapters.policy import PolicyRead
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.policy import Policy

_AT_ONCE = ("ai_allowed", "cloud_allowed", "allowed_hosts", "footers")
_NOT_A_RULE = ("version", "locked")


class PolicyNews:
    """Compares the policy as `read` finds it now with the one `in_force`; usable from every thread."""

    def __init__(self, read: Callable[[], PolicyRead], in_force: PolicyRead) -> None:
        self._read, self._in_force = read, in_force
        self._newest = in_force

    def look(self) -> str:
        """Read anew; why AI has to stop now, "" where it has not. May block."""
        with suppress(
            ConfigurationError
        ):  # the program is being replaced: what was read last holds
            self._newest = self._read()
        if not self._newest.policy.ai_allowed:
            return "the policy has switched it off."
        wide = [key for key in self.changed if key in _AT_ONCE]
        if wide:
            keys = ", ".join(wide)
            return f"IT changed the policy ({keys}). Start Agent Assist again to work with it."
        return ""

    @property
    def changed(self) -> tuple[str, ...]:
        """The keys that read otherwise than at the start, as of the last look."""
        now, then = self._newest, self._in_force
        keys = [
            field.name
            for field in fields(Policy)
            if field.name not in _NOT_A_RULE
            and getattr(now.policy, field.name) != getattr(then.policy, field.name)
        ]
        tables = ("mandatory", "recommended")
        keys += [t for t in tables if getattr(now.managed, t) != getattr(then.managed, t)]
        return tuple(keys)

    @property
    def problem(self) -> str:
        """What is wrong with the changed policy, "" for nothing new."""
        new = [p for p in self._newest.problems if p not in self._in_force.problems]
        return new[0].sentence if new else ""
