"""Queues of any length, and a list in a shown window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView
from agent_assist.ui.queue.list import QueueList


def make_row(number: int, state: str = "No draft") -> QueueRow:
    """The row of ticket `number`."""
    name = f"Customer {number}"
    spoken = f"{name}, question {number}, 1 hour left, {state}"
    return QueueRow(
        str(number), name, "1 h", False, "A question", "pencil", state, Tone.NEUTRAL, spoken
    )


def make_queue(due: int, waiting: int, **changes: object) -> QueueView:
    """`due` rows due soon, then `waiting` rows; ids count from 0."""
    rows = [make_row(number) for number in range(due + waiting)]
    sections = (
        QueueSection("Due soon", tuple(rows[:due])),
        QueueSection("Waiting", tuple(rows[due:])),
    )
    shown = tuple(section for section in sections if section.rows)
    view = {"title": "Billing EU", "count_line": f"{len(rows)} open", "sections": shown,
            "filters": ("All queues", "Billing EU"), "filter": "Billing EU"}  # fmt: skip
    return QueueView(**{**view, **changes})


@pytest.fixture
def row() -> Callable[..., QueueRow]:
    return make_row


@pytest.fixture
def queue() -> Callable[..., QueueView]:
    return make_queue


@pytest.fixture
def shown_list(qtbot: QtBot) -> QueueList:
    tickets = QueueList()
    qtbot.addWidget(tickets)
    tickets.resize(268, 600)
    tickets.show_view(make_queue(1, 8))
    tickets.show()
    tickets.activateWindow()
    tickets.setFocus()
    qtbot.waitUntil(tickets.hasFocus)
    return tickets
