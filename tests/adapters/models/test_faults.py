"""Each way in which a drafting service fails becomes one clear sentence with one button, and the page says the same."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.models.where import Timeouts
from agent_assist.domain.errors import KnownError, StreamIncomplete
from tests.adapters.models.conftest import collect, prompt_for, request_for
from tests.adapters.models.fault_table import PAGE, flaw_row, found, met, row
from tests.fakes.fault_server import FAULTS, FLAWS

LEAKS = ("Traceback", "Error:", "httpx", "openai", "SSL", "Errno", "[", "{", "obviously-fake")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_sentence_with_one_button_as_the_page_says(
    name: str, tmp_path: Path
) -> None:
    error = met(FAULTS[name], tmp_path)
    sentence = error.message
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert len(sentence) <= 240
    assert not [leak for leak in LEAKS if leak in sentence]
    assert row(FAULTS[name], error) in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["stall", "dropped", "cut", "malformed", "circles", "out of room"])
def test_an_answer_that_broke_in_the_middle_can_never_be_approved(
    name: str, tmp_path: Path
) -> None:
    assert isinstance(met(FAULTS[name], tmp_path), StreamIncomplete)


@pytest.mark.parametrize("name", FLAWS)
def test_a_wrong_answer_is_marked_as_the_page_says(name: str) -> None:
    flaw = FLAWS[name]
    finding = next(f for f in found(flaw) if f.rule == flaw.rule)
    assert flaw_row(flaw, finding) in PAGE.read_text(encoding="utf-8")


def test_the_page_has_no_row_that_was_not_tried() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == len(FAULTS) + len(FLAWS) + 4


def test_different_faults_are_told_apart(tmp_path: Path) -> None:
    sentences: dict[str, str] = {}
    for name, fault in FAULTS.items():
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        error: KnownError = met(fault, folder)
        sentences.setdefault(error.message, name)
    same = len(FAULTS) - len(sentences)
    assert same <= 3, "an endless answer, one of 1 MB, and the empty ones may say the same"


@pytest.mark.parametrize("name", ["connect timeout", "silence", "stall", "slow drip"])
def test_a_wait_is_called_off_at_once(name: str, tmp_path: Path) -> None:
    async def call_off() -> float:
        with ExitStack() as stack:
            reach = FAULTS[name].start(stack, tmp_path)
            patient = Timeouts(connect_seconds=60, stall_seconds=60, total_seconds=60)
            model = OpenAICompatibleModel(reach.base_url, "small", reach.key, timeouts=patient)
            task = asyncio.create_task(collect(model, prompt_for(request_for())))
            await asyncio.wait({task}, timeout=0.3)
            assert not task.done()
            task.cancel()
            called_off_at = time.monotonic()
            await asyncio.gather(task, return_exceptions=True)
            return time.monotonic() - called_off_at

    assert asyncio.run(call_off()) < 5.0, (
        "its own end comes after 60; tests/benchmarks/faults.py measures it"
    )
