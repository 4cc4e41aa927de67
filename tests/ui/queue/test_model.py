"""What changed is repainted; only another order resets the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.queue import QueueRow, QueueView
from agent_assist.ui.queue.model import QueueModel

Make = Callable[..., QueueView]


def test_each_row_says_the_whole_of_it(queue: Make) -> None:
    model = QueueModel()
    model.show(queue(1, 2))
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(model.index(1), role) == "Customer 1, question 1, 1 hour left, No draft"


def test_a_new_state_repaints_that_row_alone(
    qtbot: QtBot, queue: Make, row: Callable[..., QueueRow]
) -> None:
    model, view = QueueModel(), queue(0, 3)
    model.show(view)
    for number in range(3):
        model.data(model.index(number))
    rows = list(view.sections[0].rows)
    rows[1] = row(1, "You are editing")
    changed = replace(view, sections=(replace(view.sections[0], rows=tuple(rows)),))
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        assert model.show(changed) is False
    assert [index.row() for index in told.args[:2]] == [1, 1]


def test_another_order_resets(qtbot: QtBot, queue: Make) -> None:
    model = QueueModel()
    model.show(queue(0, 3))
    with qtbot.waitSignal(model.modelReset):
        assert model.show(queue(0, 4)) is True


def test_ten_thousand_rows_are_one_reset_and_no_row_is_asked_for_its_size(
    qtbot: QtBot, queue: Make
) -> None:
    model, resets = QueueModel(), []
    model.modelReset.connect(lambda: resets.append(1))
    model.show(queue(3, 9_997))
    assert (model.rowCount(), len(resets)) == (10_000, 1)
    assert model.row_of("9999") == 9_999
