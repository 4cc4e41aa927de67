"""Windows' group policy, over a registry of the same few functions as winreg (not tried on Windows)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any

from agent_assist.adapters.managed.registry import PLACE, registry_policy
from agent_assist.adapters.policy import PolicyFile
from agent_assist.bootstrap.places import resources

SHIPPED = resources() / "policy" / "default.toml"


class Registry:
    HKEY_LOCAL_MACHINE = "machine"

    def __init__(self, tree: dict[str, Any] | None) -> None:
        self.tree = tree

    @contextmanager
    def OpenKey(self, key: Any, name: str):
        if key == "machine":
            if self.tree is None or name != PLACE:
                raise FileNotFoundError(name)
            yield self.tree
        else:
            yield key[name]

    def QueryInfoKey(self, key: dict[str, Any]) -> tuple[int, int, int]:
        return len(self._below(key)), len(key) - len(self._below(key)), 0

    def EnumKey(self, key: dict[str, Any], index: int) -> str:
        return self._below(key)[index]

    def EnumValue(self, key: dict[str, Any], index: int) -> tuple[str, Any, int]:
        return [(k, v, 1) for k, v in key.items() if not isinstance(v, dict)][index]

    def _below(self, key: dict[str, Any]) -> list[str]:
        return [k for k, v in key.items() if isinstance(v, dict)]


def test_no_registry_and_no_policy_in_it_are_nothing():
    assert registry_policy() is None
    assert registry_policy(Registry(None)) is None


def test_numbers_become_switches_and_keys_below_become_tables():
    tree = {
        "ai_allowed": 0,
        "undo_seconds": 20,
        "abstain_below": "0.4",
        "allowed_hosts": ["llm.example"],
        "Mandatory": {"notifications": 1, "base_url": "https://llm.example/v1"},
        "Recommended": {"theme": "dark"},
        "Style": {"tone": "warm", "greetings": {"de-AT": "Grüß Gott {name},"}},
    }
    read = PolicyFile(SHIPPED, system=[lambda: registry_policy(Registry(tree))]).read()
    assert read.problems == ()
    assert not read.policy.ai_allowed
    assert (read.policy.undo_seconds, read.policy.abstain_below) == (20, 0.4)
    assert read.policy.allowed_hosts == ("llm.example",)
    assert read.managed.mandatory == {"notifications": True, "base_url": "https://llm.example/v1"}
    assert read.policy.style.greetings == {"de-AT": "Grüß Gott {name},"}


def test_a_bad_value_is_named_with_the_registrys_key():
    read = PolicyFile(SHIPPED, system=[lambda: registry_policy(Registry({"ai_allowed": 7}))]).read()
    assert not read.policy.ai_allowed
    assert read.problems[0].where.startswith("HKLM")
