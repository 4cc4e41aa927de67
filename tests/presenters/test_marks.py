"""Underlines move with the text, and vanish where it was changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.presenters.marks import shift_marks
from agent_assist.presenters.view.draft import MarkKind, MarkView
from tests.fakes.model import ScriptedModel
from tests.fakes.office import RETURNS, SOUND_ANSWER, open_office
from tests.presenters.conftest import Agent


def mark(start: int, end: int) -> MarkView:
    return MarkView(start, end, MarkKind.SOURCED, "1", "")


def test_marks_behind_an_insertion_move_and_those_before_it_stay():
    moved = shift_marks((mark(0, 3), mark(4, 7)), "One two", "One big two")
    assert [(m.start, m.end) for m in moved] == [(0, 3), (8, 11)]


def test_a_mark_whose_text_changed_is_gone():
    assert shift_marks((mark(0, 3),), "One two", "Ons two") == ()


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.data())
def test_a_mark_that_stays_covers_the_same_words(head, old, new, data):
    before, after = head + old + "tail", head + new + "tail"
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    for kept in shift_marks((mark(start, end),), before, after):
        assert after[kept.start : kept.end] == before[start:end]


def test_a_figure_from_another_passage_has_a_chip_of_its_own(tmp_path: Path):
    fee = replace(RETURNS, id="fee#1", title="Fee", text="The return fee is 4 euros.")
    answer = SOUND_ANSWER.replace("30 days.", "30 days, and the return fee is 4 euros.")
    office = open_office(tmp_path, model=ScriptedModel(answer), passages=(RETURNS, fee))
    agent = Agent(office)
    agent.open()
    text = agent.work.context.review.text
    chips = {text[m.start : m.end]: m.chip for m in agent.work.draft.marks}
    assert chips["4 euros"] == "2"
    assert [s.passage_id for s in agent.work.rationale.sources] == ["returns#1", "fee#1"]
    assert agent.work.rationale.sources[1].quotes == ("4 euros",)
    office.close()
