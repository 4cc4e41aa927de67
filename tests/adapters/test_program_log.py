"""The program's log: errors by kind and place, never what somebody wrote."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_assist.adapters.program_log import (
    MOST_BYTES,
    ProgramLog,
    clean_lines,
    log_files,
    start_program_log,
)

CANARY = "Anna Kovács anna@example.org"


@pytest.fixture
def log(tmp_path: Path) -> ProgramLog:
    return ProgramLog(tmp_path, "0.1.0", lambda: datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


@pytest.fixture
def logger(log: ProgramLog) -> Iterator[logging.Logger]:
    logger = logging.getLogger("agent_assist.analysis.edit_ratio")
    logger.addHandler(log)
    yield logger
    logger.removeHandler(log)


def text(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in log_files(folder))


def test_a_message_never_gets_into_the_log(
    tmp_path: Path, logger: logging.Logger, caplog: pytest.LogCaptureFixture
):
    logger.error("cannot draft for %s", CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        logger.exception("failed for %s", CANARY)
    caplog.clear()
    written = text(tmp_path)
    assert "Anna" not in written
    assert "ValueError" in written
    assert "test_program_log:" in written
    assert written.startswith("2026-11-23T09:30:00Z 0.1.0 ERROR ")


def test_an_error_that_nobody_caught_is_noted_by_kind_and_place(tmp_path: Path, log: ProgramLog):
    from agent_assist.domain.links import ticket_of_link

    try:
        ticket_of_link(CANARY)
    except Exception as error:  # noqa: BLE001 - what the hook is given
        log.note(error)
    assert "InputError at links.py:" in text(tmp_path)
    assert "Anna" not in text(tmp_path)


def test_a_class_named_by_somebody_is_not_quoted(tmp_path: Path, log: ProgramLog):
    log.note(type(CANARY, (Exception,), {})())
    assert "Anna" not in text(tmp_path)
    assert "UnnamedError" in text(tmp_path)


def test_while_it_runs_uncaught_errors_are_noted_and_afterwards_all_is_as_before(
    tmp_path: Path, log: ProgramLog, monkeypatch: pytest.MonkeyPatch
):
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *details: told.append(details))
    before = sys.excepthook, threading.excepthook
    end = start_program_log(log)
    error = KeyError(CANARY)
    sys.excepthook(KeyError, error, None)
    end()
    assert "KeyError" in text(tmp_path)
    assert told == [(KeyError, error, None)]
    assert (sys.excepthook, threading.excepthook) == before


def test_it_is_private_and_rotates(tmp_path: Path, log: ProgramLog):
    for _ in range(MOST_BYTES // 60 * 4):
        log.note(ValueError())
    files = log_files(tmp_path)
    assert len(files) == 3
    assert all(path.stat().st_size <= MOST_BYTES for path in files)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)


def test_a_folder_that_is_gone_is_no_second_error(tmp_path: Path):
    ProgramLog(tmp_path / "gone", "0.1.0", lambda: datetime(2026, 1, 1, tzinfo=UTC)).note(
        ValueError()
    )
    assert not (tmp_path / "gone").exists()


def test_lines_that_somebody_else_put_into_the_file_are_left_out(tmp_path: Path, log: ProgramLog):
    log.note(ValueError())
    mine = text(tmp_path)
    assert clean_lines(f"{CANARY}\n{mine}2026-11-23T09:30:00Z 0.1.0 ERROR {CANARY}\n") == mine
