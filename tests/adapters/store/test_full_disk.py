"""A full disk is said in a sentence, loses nothing and is over once there is space again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_assist.domain.errors import StoreError, StoreFull
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.provenance import Provenance
from agent_assist.domain.work import Work
from tests.fakes.small_disk import fill, small_disk_in

HERE = Path(__file__).parent
DISK_BYTES = 2 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    with small_disk_in(tmp_path, DISK_BYTES) as folder:
        yield folder


def _everything(profile: Any) -> tuple[Any, ...]:
    tables = ("records", "texts", "approvals", "outbox", "work")
    return tuple(profile.database.rows(f"SELECT * FROM {table}") for table in tables)


def _work(text: str, now: Any) -> Work:
    return Work("T-1", "", text, Provenance(), now)


def test_a_full_disk_leaves_everything_as_it_was(
    small_disk: Path, open_profile: Callable[..., Any], decision: Any, entry: Any, item: Any
) -> None:
    profile = open_profile(small_disk / "profile")
    profile.store.append(decision())
    profile.work.save_work(_work("kept", entry().at))
    before = _everything(profile)
    filler = fill(small_disk)
    big = {"content": {"draft_c": "x" * 40_000}}
    with pytest.raises(StoreFull, match="No space is left"):
        profile.store.append(decision(**big))
    with pytest.raises(StoreFull):
        profile.store.approve(decision(**big), entry(), item())
    with pytest.raises(StoreFull):
        profile.work.save_work(_work("y" * 40_000, entry().at))
    assert _everything(profile) == before
    filler.unlink()
    profile.store.approve(decision(**big), entry(), item())
    assert profile.audit.verify().count == 3


def test_closing_and_opening_on_a_full_disk_loses_nothing(
    small_disk: Path, open_profile: Callable[..., Any], decision: Any
) -> None:
    profile = open_profile(small_disk / "profile")
    for _ in range(20):
        profile.store.append(decision())
    before = _everything(profile)
    filler = fill(small_disk)
    with pytest.raises(StoreFull):
        profile.store.keep_head()
    profile.close()
    filler.unlink()
    profile.open()
    assert _everything(profile) == before
    assert profile.audit.verify().count == 20


def test_no_space_for_a_new_store_is_said(
    small_disk: Path, open_profile: Callable[..., Any]
) -> None:
    fill(small_disk)
    with pytest.raises(StoreError):
        open_profile(small_disk / "profile")


LIMITED = """
import resource, sys
from pathlib import Path
from writer import main
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
main(Path(sys.argv[1]), "w", 1_000)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no size limit for a process's files")
def test_a_file_that_may_not_grow_stops_the_writer_with_a_sentence(
    tmp_path: Path, open_profile: Callable[..., Any]
) -> None:
    folder = tmp_path / "profile"
    paths = os.pathsep.join([str(HERE), str(HERE.parents[2])])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    *reported, last = done.stdout.splitlines()
    assert last.startswith("refused Store")
    profile = open_profile(folder)
    kind, number = reported[-1].split()
    newest = profile.store.items(*OutboxState)[-1]
    assert newest.id == f"w-{number}" or kind == "work"
    assert profile.audit.verify().exit_code == 6
