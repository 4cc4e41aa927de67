"""Asks the reading process for documents. Rule: one that takes too long or dies is ended, named, and started anew."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from agent_assist.adapters.knowledge_files.document import Document
from agent_assist.adapters.knowledge_files.limits import MOST_LINE_BYTES, SECONDS_PER_FILE
from agent_assist.domain.errors import InputError


class ReadingProcess:
    """Starts with the first question; `close` ends it. Not for several threads at once."""

    def __init__(self, command: Sequence[str], seconds_per_file: float = SECONDS_PER_FILE) -> None:
        self._command, self._seconds = tuple(command), seconds_per_file
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read(self, path: Path, where: str) -> Document:
        """The document in a file; InputError says why there is none."""
        answer = self._ask(path, where)
        if "problem" in answer:
            raise InputError(str(answer["problem"]))
        sections = tuple((str(name), str(text)) for name, text in answer["sections"])
        return Document(str(answer["title"]), sections, dict(answer["fields"]))

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ask(self, path: Path, where: str) -> dict[str, Any]:
        question = json.dumps({"path": str(path), "where": where}).encode("ascii") + b"\n"
        try:
            self._started().write(question)
            self._started().flush()
            line = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            self.close()
            raise InputError(
                f"{where} could not be read within {self._seconds:.0f} seconds. Save it anew or split it,"
                " and import again."
            ) from None
        except OSError:
            line = b""
        if not line.endswith(b"\n"):
            self.close()
            raise InputError(
                f"{where} cannot be read: it broke off the program that reads it. Save it anew, and"
                " import again."
            )
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _started(self) -> IO[bytes]:
        if self._process is None:
            self._answers = queue.SimpleQueue()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            threading.Thread(
                target=_pass_on, args=(self._process.stdout, self._answers), daemon=True
            ).start()
        pipe = self._process.stdin
        assert pipe is not None
        return pipe


def _pass_on(pipe: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Each answer as it comes, and an empty one when the process has ended."""
    with contextlib.suppress(OSError, ValueError):
        while line := pipe.readline(MOST_LINE_BYTES):
            answers.put(line)
    answers.put(b"")
