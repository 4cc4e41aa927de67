"""The queue column around the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import ActionView, EmptyView
from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.queue.pane import QueuePane

Make = Callable[..., QueueView]


def test_an_empty_queue_says_so_and_offers_what_to_do(qtbot: QtBot, queue: Make) -> None:
    pane = QueuePane()
    qtbot.addWidget(pane)
    empty = EmptyView("inbox", "No tickets wait for you", "", ActionView("show-all", "Show all"))
    pane.show_view(queue(0, 0, empty=empty))
    pane.show()
    button = next(b for b in pane.findChildren(QPushButton) if b.text() == "Show all")
    assert button.isVisible()
    assert not pane.list.isVisible()
    with qtbot.waitSignal(pane.acted, check_params_cb=lambda action: action == "show-all"):
        button.click()


def test_the_filter_menu_ticks_the_queue_in_force(qtbot: QtBot, queue: Make) -> None:
    pane = QueuePane()
    qtbot.addWidget(pane)
    pane.show_view(queue(0, 3))
    menu = pane.filter_menu()
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [
        ("All queues", False),
        ("Billing EU", True),
    ]
    with qtbot.waitSignal(pane.filter_chosen, check_params_cb=lambda name: name == "All queues"):
        menu.actions()[0].trigger()
