"""Why this number: terms that add up, and what the sum stands for."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.rationale import PointsRow
from agent_assist.ui.rationale.points import PointsTable
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.text import Text

ROWS = (
    PointsRow("Where drafts of this queue start", 12),
    PointsRow("A promise has no source", -35),
)
LINES = ("−23 points stand for 31 in 100 correct.", "57 of 186 drafts: 31%, likely 24% to 38%.")


@pytest.fixture
def table(qtbot: QtBot) -> PointsTable:
    made = PointsTable()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def shown(table: PointsTable) -> list[str]:
    return [text.text() for text in table.findChildren(Text) if text.isVisible()]


def open_table(table: PointsTable) -> None:
    button = next(b for b in table.findChildren(Button) if b.text() == "Why this number")
    button.click()


def test_it_is_shut_at_first_and_opens_by_its_link(table: PointsTable) -> None:
    table.show_points(ROWS, -23, LINES)
    assert shown(table) == []
    open_table(table)
    assert {"+12", "−35", "−23", *LINES} <= set(shown(table))


def test_it_stays_open_while_its_lines_change(table: PointsTable, qtbot: QtBot) -> None:
    table.show_points(ROWS, -23, LINES)
    open_table(table)
    table.show_points(ROWS, -23, LINES[:1])
    qtbot.waitUntil(lambda: LINES[0] in shown(table))
    assert LINES[1] not in shown(table)


def test_without_terms_there_is_nothing_to_open(table: PointsTable) -> None:
    table.show_points((), 0, ())
    assert not table.isVisible()
