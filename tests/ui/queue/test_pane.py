"""The queue column around the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import ActionView, BannerView, EmptyView, Tone
from agent_assist.presenters.view.queue import QueueView
from agent_assist.ui.queue.pane import QueuePane
from agent_assist.ui.widgets.banner import Banner
from agent_assist.ui.widgets.text import Text

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


def test_what_could_not_be_read_stands_below_the_rows_until_it_is_mended(
    qtbot: QtBot, queue: Make
) -> None:
    pane = QueuePane()
    qtbot.addWidget(pane)
    pane.resize(268, 700)
    told = BannerView("unread", Tone.NEUTRAL, "info", "1 file could not be read",
                      "a.json is empty.", (ActionView("open-place", "Open the folder"),))  # fmt: skip
    pane.show_view(queue(0, 3, problems=told))
    pane.show()
    banner = next(iter(pane.findChildren(Banner)))
    assert banner.isVisible()
    assert banner.geometry().top() >= pane.list.geometry().bottom()
    button = next(b for b in banner.findChildren(QPushButton) if b.text() == "Open the folder")
    with qtbot.waitSignal(pane.acted, check_params_cb=lambda action: action == "open-place"):
        button.click()
    pane.show_view(queue(0, 3))
    assert not banner.isVisible()


def test_the_line_below_names_only_keys_that_do_something_now(qtbot: QtBot, queue: Make) -> None:
    pane, reason = QueuePane(), Qt.FocusReason
    qtbot.addWidget(pane)
    pane.show_view(queue(0, 3))
    pane.show()
    coming, going = QEvent.Type.FocusIn, QEvent.Type.FocusOut
    pane.list.focusInEvent(QFocusEvent(coming, reason.OtherFocusReason))
    assert hints(pane) == ["move", "open draft"]
    pane.list.focusOutEvent(QFocusEvent(going, reason.ActiveWindowFocusReason))
    assert hints(pane) == ["move", "open draft"]
    pane.list.focusOutEvent(QFocusEvent(going, reason.OtherFocusReason))
    assert hints(pane) == ["back to this list"]
    pane.list.focusInEvent(QFocusEvent(coming, reason.OtherFocusReason))
    assert hints(pane) == ["move", "open draft"]


def hints(pane: QueuePane) -> list[str]:
    words = ("move", "open draft", "back to this list")
    return [
        text.text() for text in pane.findChildren(Text) if text.isVisible() and text.text() in words
    ]
