"""What a draft took is kept with it and said under the reasons."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.drafts import Usage
from agent_assist.domain.prompts import ModelDone
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office
from tests.presenters.conftest import Agent


def line_after(tmp_path: Path, done: ModelDone) -> tuple[str, Usage | None]:
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER, done=done))
    agent = Agent(office)
    agent.open()
    (kept,) = office.services.work.drafts("7001")
    line = agent.work.rationale.model_line
    office.close()
    return line, kept.usage


def test_tokens_and_cost_are_kept_and_said(tmp_path: Path):
    line, kept = line_after(tmp_path, ModelDone(824, 120, 400, "USD"))
    assert line.endswith(", 824 + 120 tokens, 0.0004 USD")
    assert kept == Usage(824, 120, 400, "USD")


def test_without_a_price_there_is_no_cost(tmp_path: Path):
    line, _ = line_after(tmp_path, ModelDone(824, 120))
    assert line.endswith(", 824 + 120 tokens")


def test_a_side_that_the_service_did_not_count_is_left_out(tmp_path: Path):
    line, _ = line_after(tmp_path, ModelDone(0, 267))
    assert line.endswith(", 267 tokens")
    assert "+" not in line


def test_what_nobody_counted_is_not_guessed(tmp_path: Path):
    line, kept = line_after(tmp_path, ModelDone())
    assert "tokens" not in line
    assert kept is None
