"""Nothing that was reported as saved is lost when the process is killed or another one writes too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_assist.domain.errors import StoreInUse
from agent_assist.domain.outbox import OutboxState

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
KILLS = 50


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of its own that runs one of the scripts beside this file."""
    return subprocess.Popen(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks the process it kills")
def test_a_kill_at_any_time_loses_nothing_that_was_reported_and_tears_nothing(
    tmp_path: Path,
) -> None:
    output, _ = start("kill_harness.py", tmp_path / "profile", KILLS, 20261123).communicate()
    result = json.loads(output)
    assert result["faults"] == []
    assert result["kills"] == KILLS
    assert result["steps"] > KILLS
    assert result["unreported"] > 0, "no kill fell between a commit and its report"


def test_two_processes_write_into_one_log(tmp_path: Path, open_profile: Callable[..., Any]) -> None:
    folder = tmp_path / "profile"
    writers = [start("writer.py", folder, name, 15) for name in ("left", "right")]
    outputs = [writer.communicate()[0] for writer in writers]
    assert [output.count("sent") for output in outputs] == [15, 15]
    profile = open_profile(folder)
    assert len(profile.store.items(OutboxState.SENT)) == 30
    verdict = profile.audit.verify()
    assert (verdict.exit_code, verdict.count) == (6, 150)
    assert verdict.anchored_size == 150


def test_a_store_that_stays_busy_says_so(
    profile: Any, open_profile: Callable[..., Any], entry: Callable[..., Any]
) -> None:
    other = open_profile()
    other.database.execute("PRAGMA busy_timeout = 0")
    with profile.database.transaction():
        profile.store.append(entry())
        with pytest.raises(StoreInUse, match="Nothing was written"):
            other.store.append(entry())
    assert other.store.append(entry()).seq == 2
