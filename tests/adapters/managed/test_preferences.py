"""macOS' managed preferences, read from property lists as a configuration profile leaves them."""

from __future__ import annotations

import plistlib
from pathlib import Path

from agent_assist.adapters.managed.preferences import DOMAIN, managed_preferences
from agent_assist.adapters.policy import PolicyFile
from agent_assist.bootstrap.places import resources

SHIPPED = resources() / "policy" / "default.toml"


def put(path: Path, values: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(plistlib.dumps(values))


def test_nothing_managed_is_nothing(tmp_path: Path):
    assert [read() for read in managed_preferences("priya", tmp_path)] == [None, None]


def test_the_accounts_preferences_lie_over_the_computers(tmp_path: Path):
    put(
        tmp_path / f"{DOMAIN}.plist",
        {"ai_allowed": False, "mandatory": {"model": "a"}, "PayloadUUID": "x"},
    )
    put(tmp_path / "priya" / f"{DOMAIN}.plist", {"mandatory": {"model": "b"}})
    read = PolicyFile(SHIPPED, system=managed_preferences("priya", tmp_path)).read()
    assert not read.policy.ai_allowed
    assert read.managed.mandatory == {"model": "b"}
    assert read.problems == ()


def test_preferences_that_cannot_be_read_switch_ai_off(tmp_path: Path):
    (tmp_path / f"{DOMAIN}.plist").write_bytes(b"<?xml nonsense")
    read = PolicyFile(SHIPPED, system=managed_preferences("priya", tmp_path)).read()
    assert not read.policy.ai_allowed
    assert DOMAIN in read.problems[0].sentence
