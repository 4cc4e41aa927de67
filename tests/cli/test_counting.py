"""One thing is not several."""

from __future__ import annotations

from agent_assist.cli.counting import counted


def test_one_is_singular_and_all_others_are_plural() -> None:
    assert [counted(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
