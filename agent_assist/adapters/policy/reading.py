"""The policy in force: the one that ships, the organisation's file over it, then the system's own management.

Rule: footers are replaced language by language. The shipped roles are for one person alone at their computer: beside an
organisation's policy they are gone, so that a role it does not give is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from agent_assist.adapters.policy.finding import Findings
from agent_assist.adapters.policy.footers import footers
from agent_assist.adapters.policy.people import holds, roles, settings_of
from agent_assist.adapters.policy.style import house_style
from agent_assist.adapters.policy.trusted import ROOT_ALONE, parsed, read_trusted
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.managed import ManagedSettings, PolicyProblem, RawPolicy
from agent_assist.domain.policy import Policy
from agent_assist.domain.settings_schema import Kind, organisation_item

_PERSON_TABLES = ("mandatory", "recommended")
_EMPTY = Policy(organisation="", sender_name="", sender_email="", version="", footers={})


@dataclass(frozen=True, slots=True)
class PolicyRead:
    """What is in force, what IT set for a person, what is wrong with it, and where it all came from."""

    policy: Policy
    managed: ManagedSettings = field(default_factory=ManagedSettings)
    problems: tuple[PolicyProblem, ...] = ()
    sources: tuple[str, ...] = ()


class PolicyFile:
    """Reads the shipped policy and, where they exist, the organisation's over it.

    `owners` are the accounts whose file is believed; `system` are further places, each a function that gives what it
    holds or None.
    """

    def __init__(
        self,
        shipped: Path,
        organisation: Path | None = None,
        *,
        owners: Set[int] = ROOT_ALONE,
        system: Sequence[Callable[[], RawPolicy | None]] = (),
    ) -> None:
        self._shipped = shipped
        self._organisation = organisation
        self._owners = owners
        self._system = system

    def load(self) -> Policy:
        """The policy in force."""
        return self.read().policy

    def read(self) -> PolicyRead:
        """The policy in force with its problems; ConfigurationError when the shipped one is damaged."""
        read = self._read_shipped()
        found = read_trusted(self._organisation, self._owners) if self._organisation else None
        for raw in (found, *(place() for place in self._system)):
            if raw is not None:
                read = _over(read, raw)
        return read

    def _read_shipped(self) -> PolicyRead:
        try:
            raw = parsed(str(self._shipped), self._shipped.read_bytes())
        except OSError as error:
            raise ConfigurationError(f"The policy that ships cannot be read: {error}.") from error
        read = _applied(PolicyRead(_EMPTY), raw)
        problem = next((p for p in (raw.problem, *read.problems) if p), None)
        if problem is not None:
            raise ConfigurationError(f"{problem.sentence} Install Agent Assist again.")
        return read


def _over(read: PolicyRead, raw: RawPolicy) -> PolicyRead:
    """One organisation's policy over what holds so far."""
    if raw.problem is not None:
        policy = read.policy
        if raw.is_broken:
            policy = replace(policy, ai_allowed=False, roles={})
        return replace(read, policy=policy, problems=(*read.problems, raw.problem))
    read = replace(read, policy=replace(read.policy, roles={}), sources=(*read.sources, raw.name))
    return _applied(read, raw)


def _applied(read: PolicyRead, raw: RawPolicy) -> PolicyRead:
    findings = Findings(raw)
    changes: dict[str, Any] = {}
    person: dict[str, dict[str, Any]] = {"mandatory": {}, "recommended": {}}
    for key, value in raw.values.items():
        if key == "footers":
            changes[key] = {**read.policy.footers, **footers(value, findings)}
        elif key == "roles":
            changes[key] = roles(value, findings)
        elif key == "style":
            changes[key] = house_style(value, findings)
        elif key in _PERSON_TABLES:
            person[key] = settings_of(key, value, findings)
        else:
            changes |= _decision(key, value, findings)
    locked = {key: f"mandatory.{key}" for key in person["mandatory"]}
    return replace(
        read,
        policy=replace(read.policy, **changes, locked={**read.policy.locked, **locked}),
        managed=ManagedSettings(
            {**read.managed.mandatory, **person["mandatory"]},
            {**read.managed.recommended, **person["recommended"]},
        ),
        problems=(*read.problems, *findings.problems),
    )


def _decision(key: str, value: Any, findings: Findings) -> dict[str, Any]:
    """One decision of the organisation as the policy's field."""
    item = organisation_item(key)
    if item is None:
        findings.unknown(key)
        return {}
    if reason := item.problem(value):
        findings.bad(key, reason, holds(item))
        value = item.safer_value
    if item.kind is Kind.LIST:
        value = tuple(value)
    elif item.kind is Kind.PAIRS:
        value = tuple((title.strip(), note.strip()) for title, note in value)
    elif item.kind is Kind.SHARE:
        value = float(value)
    return {key: value}
