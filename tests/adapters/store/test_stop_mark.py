"""The mark of a stop beside the store: read without any key, and whoever cannot read it takes AI for stopped."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_assist.adapters.store.stop_mark import StopMarkFile
from agent_assist.domain.errors import StoreError

NOW = datetime(2026, 11, 23, 9, 30, 5, tzinfo=UTC)


@pytest.fixture
def mark(tmp_path: Path) -> StopMarkFile:
    return StopMarkFile(tmp_path / "ai-stopped")


def test_without_one_nobody_stopped(mark: StopMarkFile, tmp_path: Path) -> None:
    assert mark.sentence() == ""
    assert StopMarkFile(tmp_path / "gone" / "ai-stopped").sentence() == ""
    mark.clear()


def test_it_says_since_when_and_nothing_else(mark: StopMarkFile, tmp_path: Path) -> None:
    mark.set(NOW)
    mark.set(NOW + timedelta(days=1))
    assert mark.sentence() == "stopped since 2026-11-23 09:30 UTC"
    assert (tmp_path / "ai-stopped").read_text(encoding="ascii") == f"{NOW.isoformat()}\n"
    mark.clear()
    assert mark.sentence() == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(mark: StopMarkFile, tmp_path: Path) -> None:
    mark.set(NOW)
    assert (tmp_path / "ai-stopped").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("what", [b"", b"soon", b"\xff\xfe", b"2026-11-23T09:30:05"])
def test_a_damaged_one_still_stops(mark: StopMarkFile, tmp_path: Path, what: bytes) -> None:
    (tmp_path / "ai-stopped").write_bytes(what)
    assert mark.sentence().startswith("stopped")


def test_one_that_cannot_be_read_still_stops(mark: StopMarkFile, tmp_path: Path) -> None:
    (tmp_path / "ai-stopped").mkdir()
    assert mark.sentence() == "stopped"


def test_one_that_cannot_be_written_or_taken_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        StopMarkFile(tmp_path / "gone" / "ai-stopped").set(NOW)
    (tmp_path / "ai-stopped").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        StopMarkFile(tmp_path / "ai-stopped").clear()
