"""The reading process: one line with a path in, one line with its document out. Rule: it may die, nothing else does.

Started as `python -m agent_assist.adapters.knowledge_files.worker`, or by the packaged program's hidden command.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO

from agent_assist.adapters.knowledge_files.docx import read_docx
from agent_assist.adapters.knowledge_files.limits import limit_this_process
from agent_assist.adapters.knowledge_files.pdf import read_pdf
from agent_assist.domain.errors import InputError

_READERS = {".pdf": read_pdf, ".docx": read_docx}


def main() -> None:
    """Answer lines until standard input ends. Libraries that print do so on standard error."""
    limit_this_process()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each question in turn."""
    for line in questions:
        question = json.loads(line)
        answer = _answer(question["path"], question["where"])
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _answer(path: str, where: str) -> dict[str, object]:
    try:
        document = _READERS[Path(path).suffix.lower()](Path(path), where)
    except InputError as problem:
        return {"problem": problem.message}
    except OSError:
        return {"problem": f"{where} cannot be read. Check that you may open it."}
    except (MemoryError, RecursionError):
        return {"problem": f"{where} needs too much memory to be read. Split it into documents."}
    return {
        "title": document.title,
        "sections": document.sections,
        "fields": dict(document.fields),
    }


if __name__ == "__main__":
    main()
