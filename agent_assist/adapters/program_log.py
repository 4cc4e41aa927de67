"""The program's own log: errors by kind and place, never by message. Rule: no text of a person ever gets into it.

A message may quote a customer, a path may hold a name: a line holds the time, the version, where in the program, and
the kind of error, and nothing else. It is local, readable by its owner only, and rotates.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

FILE_NAME = "program.log"
MOST_BYTES, OLDER_FILES = 200_000, 2
_PACKAGE = "agent_assist"
_TELLS_KIND_AND_PLACE = "agent_assist.ui.task_runner"
"""The one module whose log messages are themselves made of kinds and places."""

_SAFE = re.compile(r"[A-Za-z0-9_.:<> -]*")
_LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [0-9A-Za-z.+-]{1,30} [A-Z]{4,8} [A-Za-z0-9_.:<> -]{1,2000}"
)


class ProgramLog(logging.Handler):
    """Writes what our own modules log into a file of the profile. It never raises and never asks."""

    def __init__(self, folder: Path, version: str, now: Callable[[], datetime]) -> None:
        super().__init__(logging.WARNING)
        self._path = folder / FILE_NAME
        self._version = version
        self._now = now

    def emit(self, record: logging.LogRecord) -> None:
        """One line; a disk that refuses it is not worth another error."""
        with suppress(OSError):
            self._write(f"{record.levelname} {_words(record)}")

    def note(self, error: BaseException) -> None:
        """An error that nobody caught."""
        with suppress(OSError):
            self._write(f"ERROR {_kind_and_place(error)}")

    def _write(self, words: str) -> None:
        time = f"{self._now():%Y-%m-%dT%H:%M:%SZ}"
        line = f"{time} {self._version} {words}\n"
        if self._path.exists() and self._path.stat().st_size + len(line) > MOST_BYTES:
            self._rotate()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        with os.fdopen(os.open(self._path, flags, 0o600), "a", encoding="ascii") as file:
            file.write(line)

    def _rotate(self) -> None:
        for number in range(OLDER_FILES, 0, -1):
            older = self._path.with_name(f"{FILE_NAME}.{number - 1}" if number > 1 else FILE_NAME)
            if older.exists():
                older.replace(self._path.with_name(f"{FILE_NAME}.{number}"))


def log_files(folder: Path) -> tuple[Path, ...]:
    """The log and its older parts, the newest first."""
    names = (FILE_NAME, *(f"{FILE_NAME}.{number}" for number in range(1, OLDER_FILES + 1)))
    return tuple(folder / name for name in names if (folder / name).is_file())


def clean_lines(text: str) -> str:
    """The lines that this module writes; whatever else somebody put into the file is left out."""
    return "".join(f"{line}\n" for line in text.splitlines() if _LINE.fullmatch(line))


def start_program_log(log: ProgramLog) -> Callable[[], None]:
    """From now on our modules and errors that nobody caught write into it; what was there before goes on too.

    Returns what ends it.
    """
    logger = logging.getLogger(_PACKAGE)
    logger.addHandler(log)
    before, before_in_threads = sys.excepthook, threading.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.note(error)
        before(kind, error, trace)

    def note_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            log.note(arguments.exc_value)
        before_in_threads(arguments)

    def end() -> None:
        logger.removeHandler(log)
        sys.excepthook, threading.excepthook = before, before_in_threads

    sys.excepthook, threading.excepthook = note, note_in_thread
    return end


def _words(record: logging.LogRecord) -> str:
    place = f"{record.module}:{record.lineno}"
    if record.name == _TELLS_KIND_AND_PLACE:
        message = record.getMessage()
        return message if _SAFE.fullmatch(message) else place
    error = record.exc_info[1] if record.exc_info else None
    return f"{place} {_kind_and_place(error)}" if error is not None else place


def _kind_and_place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if _PACKAGE in Path(f.filename).parts]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(ours))
    words = f"{type(error).__name__} at {places or 'another library'}"
    return words if _SAFE.fullmatch(words) else "UnnamedError"
