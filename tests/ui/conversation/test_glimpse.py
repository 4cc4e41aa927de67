"""Where there is no room, the conversation says whose ticket it is and how it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.conversation import ConversationView, MessageView
from agent_assist.ui.conversation.pane import ConversationPane
from agent_assist.ui.widgets.text import Text


def shown(pane: ConversationPane) -> list[str]:
    return [text.text() for text in pane.findChildren(Text) if text.isVisible()]


def compact(qtbot: QtBot, view: ConversationView) -> ConversationPane:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.show_view(view)
    pane.set_face(is_compact=True)
    pane.resize(420, 136)
    pane.show()
    QApplication.processEvents()
    return pane


def test_it_shows_the_newest_message_in_two_lines(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    long = "Where is my lamp? " * 20
    pane = compact(qtbot, conversation(message(id="a", text="Old."), message(id="b", text=long)))
    (words,) = [
        t for t in pane.findChildren(Text) if t.text().startswith("Where is") and t.isVisible()
    ]
    assert words.is_cut
    assert words.height() <= 2 * 20 + 2
    assert words.toolTip() == words.text()
    assert "Old." not in shown(pane)


def test_the_neighbours_are_one_press_away(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = compact(qtbot, conversation(message()))
    head = pane.glimpse
    steps: list[int] = []
    head.step_wanted.connect(steps.append)
    head.head.next.click()
    head.head.previous.click()
    assert steps == [1, -1]


def test_with_even_less_room_it_still_says_whose_ticket_it_is(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    view = conversation(message(text="Where is it?"))
    pane = compact(qtbot, view)
    assert "Where is it?" in shown(pane)
    pane.set_face(is_compact=True, is_head_only=True)
    assert "Where is it?" not in shown(pane)
    assert view.subject in shown(pane)


def test_lying_over_the_draft_it_can_be_closed_without_a_keyboard(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = compact(qtbot, conversation(message()))
    pane.set_face(is_compact=False, floats=True)
    close = next(
        b for b in pane.findChildren(type(pane.glimpse.head.next)) if b.accessibleName() == "Close"
    )
    with qtbot.waitSignal(pane.closed):
        close.click()
