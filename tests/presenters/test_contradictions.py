"""Two sources that contradict each other are both shown, with both sentences, whichever the draft cites."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.office import RETURNS, open_office
from tests.presenters.conftest import Agent


@pytest.mark.parametrize(
    "other",
    [
        "You can return a lamp within 14 days.",
        "You cannot return a lamp.",
    ],
    ids=["another figure", "a denial"],
)
def test_both_sides_stand_on_the_panel(tmp_path: Path, other: str) -> None:
    against = replace(RETURNS, id="lamps#1", title="Returns of lamps", text=other)
    office = open_office(tmp_path, passages=(RETURNS, replace(against, title="Returns")))
    agent = Agent(office)
    agent.open()
    view = agent.work.rationale
    (sentence,) = [line for line in view.missing if line.startswith("Two sources disagree.")]
    assert "“You can return a lamp within 30 days.”" in sentence
    assert f"“{other}”" in sentence
    assert {source.passage_id for source in view.sources} == {"returns#1", "lamps#1"}
    office.close()


def test_one_that_has_expired_contradicts_nobody(tmp_path: Path) -> None:
    old = replace(RETURNS, id="lamps#1", text="You cannot return a lamp.", expires=RETURNS.updated)
    office = open_office(tmp_path, passages=(RETURNS, old))
    agent = Agent(office)
    agent.open()
    assert agent.work.rationale.missing == ()
    office.close()
