"""Of two apps on one profile one owns the outbox, for as long as it lives and no longer."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner, SoleOwner

HOLDER = """
import sys, time
from pathlib import Path
from agent_assist.adapters.single_owner import SingleOwner
owner = SingleOwner(Path(sys.argv[1]))
print(owner.owns(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_app(tmp_path: Path):
    """Another process that owns the outbox."""
    app = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / LOCK_NAME)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout is not None
    assert app.stdout.readline() == "True\n"
    yield app
    app.kill()
    app.communicate()


def test_another_process_owns_it(tmp_path: Path, other_app: subprocess.Popen[str]):
    ours = SingleOwner(tmp_path / LOCK_NAME)
    assert not ours.owns()
    other_app.communicate("")
    assert ours.owns()
    ours.release()


def test_a_killed_owner_leaves_nothing_behind(tmp_path: Path, other_app: subprocess.Popen[str]):
    ours = SingleOwner(tmp_path / LOCK_NAME)
    assert not ours.owns()
    other_app.send_signal(signal.SIGKILL)
    other_app.wait()
    assert ours.owns()
    ours.release()


def test_it_is_kept_until_it_is_given_up(tmp_path: Path):
    first, second = SingleOwner(tmp_path / LOCK_NAME), SingleOwner(tmp_path / LOCK_NAME)
    assert [first.owns(), first.owns(), second.owns()] == [True, True, False]
    first.release()
    first.release()
    assert second.owns()
    assert not first.owns()
    second.release()


def test_the_file_is_private(tmp_path: Path):
    owner = SingleOwner(tmp_path / LOCK_NAME)
    assert owner.owns()
    assert (tmp_path / LOCK_NAME).stat().st_mode & 0o077 == 0
    owner.release()


def test_where_no_file_can_be_made_nobody_owns_it(tmp_path: Path):
    assert not SingleOwner(tmp_path / "missing" / LOCK_NAME).owns()


def test_a_profile_in_memory_is_always_ours():
    owner = SoleOwner()
    owner.release()
    assert owner.owns()
