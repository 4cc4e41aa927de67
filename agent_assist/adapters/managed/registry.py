r"""Windows' group policy, as it lies in the registry. Rule: only HKEY_LOCAL_MACHINE, which an account cannot write.

Not tried on Windows. Values lie in Software\Policies\AgentAssist, a person's settings in its keys Mandatory and
Recommended; tables such as Footers\en are keys below. A switch is a REG_DWORD of 0 or 1, a list a REG_MULTI_SZ.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, Protocol

from agent_assist.domain.managed import PolicyProblem, RawPolicy
from agent_assist.domain.settings_schema import Item, Kind, organisation_item, person_item

PLACE = r"SOFTWARE\Policies\AgentAssist"
_TABLES = {"mandatory", "recommended"}
_MOST_DEEP = 3


class Registry(Protocol):
    """The few functions of `winreg` that are used."""

    HKEY_LOCAL_MACHINE: Any

    def OpenKey(self, key: Any, name: str) -> Any:  # noqa: N802 - winreg's name
        """A key; FileNotFoundError where there is none."""
        ...

    def QueryInfoKey(self, key: Any) -> tuple[int, int, int]:  # noqa: N802 - winreg's name
        """How many keys and values, and when changed."""
        ...

    def EnumKey(self, key: Any, index: int) -> str:  # noqa: N802 - winreg's name
        """The name of a key below."""
        ...

    def EnumValue(self, key: Any, index: int) -> tuple[str, Any, int]:  # noqa: N802 - winreg's name
        """Name, value and type."""
        ...


def registry_policy(registry: Registry | None = None) -> RawPolicy | None:
    """What group policy set; None where there is nothing, or no registry."""
    try:
        found = registry or importlib.import_module("winreg")
    except ImportError:
        return None
    name = rf"HKLM\{PLACE}"
    try:
        with found.OpenKey(found.HKEY_LOCAL_MACHINE, PLACE) as key:
            return RawPolicy(name, _values(found, key, "", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        holds = "AI drafting is off and the rules that ship hold until it is mended."
        problem = PolicyProblem(name, f"the registry cannot be read ({error})", holds)
        return RawPolicy(name, problem=problem, is_broken=True)


def _values(registry: Registry, key: Any, table: str, depth: int) -> dict[str, Any]:
    keys, values, _ = registry.QueryInfoKey(key)
    found = dict(_plain(registry, key, values, table))
    for index in range(keys if depth < _MOST_DEEP else 0):
        name = registry.EnumKey(key, index)
        with registry.OpenKey(key, name) as below:
            # a language keeps its capitals ("de-AT"), our own names have none
            own = name.lower() if depth == 0 else name
            found[own] = _values(registry, below, own, depth + 1)
    return found


def _plain(registry: Registry, key: Any, count: int, table: str) -> Iterator[tuple[str, Any]]:
    for index in range(count):
        name, value, _ = registry.EnumValue(key, index)
        item = person_item(name) if table in _TABLES else organisation_item(name)
        yield name, _as_toml(value, item)


def _as_toml(value: Any, item: Item | None) -> Any:
    """The registry knows no true and false, and no number with a point."""
    if item is None:
        return value
    if item.kind is Kind.SWITCH and value in (0, 1):
        return bool(value)
    if item.kind is Kind.SHARE and isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value
