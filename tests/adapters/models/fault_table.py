"""The table of faults as people read it. `python -m tests.adapters.models.fault_table` writes it anew."""

from __future__ import annotations

import asyncio
import re
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.models.where import Timeouts
from agent_assist.adapters.words import EnglishWords
from agent_assist.analysis.claims import check_reply
from agent_assist.analysis.tagged_lines import parse_tagged
from agent_assist.bootstrap.places import resources
from agent_assist.domain.drafts import Finding, Severity
from agent_assist.domain.errors import KnownError
from agent_assist.presenters.model_errors import model_error_banner
from tests.adapters.models.conftest import collect, prompt_for, request_for
from tests.fakes.fault_server import FAULTS, FLAWS, HURRIED, QUICK, Fault, Flaw
from tests.fakes.model_server import ModelServer, streams

PAGE = resources() / "help" / "model-faults.md"
MODEL = "qwen3-32b"
_USUAL = {
    f"{QUICK.connect_seconds:g}": Timeouts().connect_seconds,
    f"{QUICK.stall_seconds:g}": Timeouts().stall_seconds,
    f"{HURRIED.total_seconds:g}": Timeouts().total_seconds,
}
"""The tests do not wait as long as the app does."""
_HEAD = """# When no draft comes

Drafting is a help, never a condition: whatever a drafting service does, tickets can be read, answered, previewed and
sent. What went wrong is said in one sentence above the draft, with one button. Faults that may pass are tried again, at
most twice, with the seconds shown; "Stop trying" ends that at once. Nothing is ever tried again without being shown.

The service is called by its host, or "The drafting service on this computer".

| What happens | What you read | Button |
| --- | --- | --- |
"""
_SECOND_HEAD = """
## When the draft itself is wrong

Such an answer comes whole, so it is shown; what is wrong with it is marked.

| What the model does | What the mark says | Approve |
| --- | --- | --- |
"""


def met(fault: Fault, folder: Path) -> KnownError:
    """The error that this fault becomes."""
    with ExitStack() as stack:
        reach = fault.start(stack, folder)
        model = OpenAICompatibleModel(
            reach.base_url, MODEL, reach.key, service=reach.service, timeouts=reach.timeouts
        )
        try:
            asyncio.run(collect(model, prompt_for(request_for())))
        except KnownError as error:
            return error
    raise AssertionError(f"{fault.title}: a draft came")


def row(fault: Fault, error: KnownError) -> str:
    """One line of the table; ports differ from run to run."""
    banner = model_error_banner(EnglishWords(), error)
    (button,) = banner.actions
    sentence = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8080", error.message)
    for hurried, usual in _USUAL.items():
        sentence = sentence.replace(f"{hurried} seconds", f"{usual:g} seconds")
    return f"| {fault.title} | {sentence} | {button.words} |\n"


def found(flaw: Flaw) -> tuple[Finding, ...]:
    """What the checks say of an answer that came whole and is wrong."""
    request = request_for()
    with ModelServer([streams(flaw.answer)]) as server:
        model = OpenAICompatibleModel(server.base_url, MODEL, "k", timeouts=QUICK)
        texts, _ = asyncio.run(collect(model, prompt_for(request)))
    answer = parse_tagged("".join(texts))
    result = check_reply(
        answer.text,
        answer.sentences,
        request.passages,
        customer_text=request.questions[0],
        today=date(2026, 11, 20),
        language=request.language,
    )
    return result.findings


def flaw_row(flaw: Flaw, finding: Finding) -> str:
    """One line of the second table."""
    closes = "closed until it is settled" if finding.severity is Severity.MUST else "open"
    return f"| {flaw.title} | {finding.message} | {closes} |\n"


def main() -> None:
    """Write the page."""
    rows = [_HEAD]
    for fault in FAULTS.values():
        with tempfile.TemporaryDirectory() as folder:
            rows.append(row(fault, met(fault, Path(folder))))
    rows.append(_SECOND_HEAD)
    for flaw in FLAWS.values():
        finding = next(f for f in found(flaw) if f.rule == flaw.rule)
        rows.append(flaw_row(flaw, finding))
    PAGE.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
