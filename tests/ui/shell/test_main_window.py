"""The window: paints what changed, keeps what is typed, and never starts on Approve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.domain.errors import WrongPassphrase
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.view.draft import DraftMode
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.sheets import PreviewView, RejectView, UndoView
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.sheets.passphrase import PassphraseSheet
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.widgets.button import Button

Refresh = Callable[[], None]


def test_nothing_is_a_default_button_and_the_focus_starts_in_the_queue(window: MainWindow) -> None:
    assert window.work.queue.list.hasFocus()
    assert not any(b.isDefault() or b.autoDefault() for b in window.findChildren(QPushButton))


def test_reject_edit_and_approve_are_alike_and_in_one_row(window: MainWindow) -> None:
    bar = window.work.review_bar
    buttons = (bar.reject_button, bar.edit_button, bar.approve_button)
    assert max(b.width() for b in buttons) - min(b.width() for b in buttons) <= 1
    assert len({(b.height(), b.y(), b._kind) for b in buttons}) == 1


def test_however_often_a_part_changes_in_a_turn_it_is_painted_once(
    qtbot: QtBot, window: MainWindow, workspace: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(window.work.queue, "show_view", lambda view: painted.append("queue"))
    monkeypatch.setattr(window.work.review_bar, "show_view", lambda view: painted.append("bar"))
    for _ in range(50):
        window.changed(frozenset({Part.QUEUE}))
    qtbot.waitUntil(lambda: painted != [])
    assert painted == ["queue"]


def test_what_is_typed_survives_every_refresh(
    qtbot: QtBot, window: MainWindow, refresh: Refresh
) -> None:
    editor = window.work.draft.editor
    editor.setFocus()
    QTest.keyClicks(editor, "Typed. ")
    for _ in range(20):
        refresh()
    assert editor.text().startswith("Typed. Hi Maren,")
    assert editor.textCursor().position() == len("Typed. ")
    assert editor.hasFocus()


def test_while_a_draft_streams_only_the_new_words_are_added(
    window: MainWindow, workspace: Any, draft: Callable[..., Any], refresh: Refresh
) -> None:
    editor = window.work.draft.editor
    for text in ("", "Hi", "Hi Maren", "Hi Maren,\n\nIt is"):
        workspace.draft = draft(text, revision=7, mode=DraftMode.STREAMING)
        refresh()
        refresh()
        assert editor.text() == text
    workspace.draft = draft("Hi Maren,\n\nIt is held.", revision=8)
    refresh()
    assert editor.text() == "Hi Maren,\n\nIt is held."


def test_the_selection_follows_the_open_ticket(
    window: MainWindow, workspace: Any, conversation: Callable[[str], Any], refresh: Refresh
) -> None:
    assert window.work.queue.list.current_ticket == "90417"
    workspace.conversation = conversation("90421")
    refresh()
    assert window.work.queue.list.current_ticket == "90421"


def test_enter_in_the_queue_puts_the_caret_at_the_start_of_the_draft_once_it_is_open(
    window: MainWindow, workspace: Any, conversation: Callable[[str], Any], refresh: Refresh
) -> None:
    hands = Hands(window)
    window.work.queue.list.setFocus()
    hands.press("J")
    hands.press("Return")
    assert workspace.asked("opening.open") == [("90419",)]
    assert window.work.queue.list.hasFocus()
    workspace.conversation = conversation("90419")
    refresh()
    assert window.work.draft.editor.hasFocus()
    assert window.work.draft.editor.textCursor().position() == 0


def test_tab_goes_queue_conversation_draft_rationale_review_bar(window: MainWindow) -> None:
    area, hands = window.work, Hands(window)
    regions = (area.queue, area.conversation, area.draft, area.rationale, area.review_bar)
    window.work.queue.list.setFocus()
    seen: list[int] = []
    while True:
        here = [n for n, r in enumerate(regions) if r.isAncestorOf(window.focusWidget())]
        if not here:
            break
        seen += here
        hands.press("Tab")
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2, 3, 4}


def test_tab_through_the_review_bar_is_reject_edit_approve(window: MainWindow) -> None:
    hands, bar = Hands(window), window.work.review_bar
    bar.reject_button.setFocus()
    order = []
    for _ in range(3):
        order.append(window.focusWidget())
        hands.press("Tab")
    assert order == [bar.reject_button, bar.edit_button, bar.approve_button]


def test_after_an_approval_the_focus_is_in_the_queue_and_not_on_undo(
    qtbot: QtBot, window: MainWindow, workspace: Any, refresh: Refresh
) -> None:
    workspace.undo = UndoView("Sending", "", 10_000, 9_000, ButtonView("Undo", "undo-2", ("F9",)))
    window.focus(Focus.QUEUE)
    refresh()
    assert window.work.undo_bar.isVisible()
    assert not window.work.review_bar.isVisible()
    assert window.work.queue.list.hasFocus()
    workspace.undo_is_here = False
    refresh()
    assert window.work.review_bar.isVisible()
    footer = window.work.draft.footer
    assert (
        footer.mapTo(window, footer.rect().bottomLeft()).y()
        < window.work.undo_bar.mapTo(window, window.work.undo_bar.rect().topLeft()).y()
    )
    workspace.undo = None
    refresh()


def test_sentences_for_screen_readers_are_polite_unless_urgent(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []

    def note(event: QAccessibleAnnouncementEvent) -> None:
        told.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    window.announce("Draft ready", is_urgent=False)
    window.announce("Not sent", is_urgent=True)
    politeness = QAccessible.AnnouncementPoliteness
    assert told == [("Draft ready", politeness.Polite), ("Not sent", politeness.Assertive)]


def test_closing_a_sheet_gives_the_keyboard_back(
    window: MainWindow, workspace: Any, reject_view: RejectView, refresh: Refresh
) -> None:
    window.work.draft.editor.setFocus()
    workspace.reject_view = reject_view
    refresh()
    assert not window.work.draft.editor.hasFocus()
    workspace.reject_view = None
    refresh()
    assert window.work.draft.editor.hasFocus()


def test_the_preview_is_not_built_anew_when_only_its_buttons_change(
    window: MainWindow, workspace: Any, preview: PreviewView, refresh: Refresh
) -> None:
    workspace.preview = replace(preview, send=replace(preview.send, is_enabled=False))
    refresh()
    sheet = window.overlays.sheet
    workspace.preview = preview
    refresh()
    assert window.overlays.sheet is sheet
    workspace.preview = replace(preview, body="Other words")
    refresh()
    assert window.overlays.sheet is not sheet


def test_another_workspace_behind_the_window_is_the_only_one_that_hears(
    window: MainWindow, workspace: Any, draft: Callable[..., Any]
) -> None:
    other = type(workspace)()
    other.draft = draft("Other words", revision=1)
    window.bind(other)
    workspace.calls.clear()
    other.calls.clear()
    window.work.review_bar.approve_button.click()
    Hands(window).press("F2")
    assert workspace.calls == []
    assert [call[0] for call in other.calls] == ["approving.open_preview", "workspace.edit"]


def test_a_locked_profile_asks_and_hands_the_answer_over(qtbot: QtBot, window: MainWindow) -> None:
    window.ask_passphrase(WrongPassphrase("Try again."))
    sheet = window.overlays.sheet
    assert isinstance(sheet, PassphraseSheet)
    sheet.field.setText("fake words")
    with qtbot.waitSignal(window.passphrase_given) as told:
        sheet.confirm()
    assert told.args == ["fake words"]
    window.ask_passphrase(WrongPassphrase("Try again."))
    with qtbot.waitSignal(window.temporary_wanted):
        Hands(window).press("Escape")
    assert window.overlays.sheet is None


def test_banners_that_concern_the_window_act_in_it(window: MainWindow, workspace: Any) -> None:
    window.work.draft.action.emit("insert-truth")
    assert window.work.draft.editor.text().startswith(workspace.truthful_words)
    window.work.draft.action.emit("read-message")
    assert window.work.conversation.messages.hasFocus()
    assert workspace.asked("workspace.act") == [("dismiss-asks-if-ai",), ("read-message",)]


def test_where_there_is_no_rail_a_menu_leads_to_tickets_and_settings(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(420, 800)
    qtbot.waitUntil(lambda: not window.rail.isVisible())
    actions = {action.text(): action for action in window.menu().actions()}
    tickets, settings = actions["Tickets"], actions["Settings"]
    settings.trigger()
    assert window.screens.currentWidget() is not window.work
    tickets.trigger()
    assert window.work.queue.isVisible()
    assert window.work.queue.list.hasFocus()
    Hands(window).press("Escape")
    assert not window.work.queue.isVisible()


def test_without_a_rationale_the_draft_takes_the_whole_width(
    window: MainWindow, workspace: Any, draft: Callable[..., Any], refresh: Refresh
) -> None:
    workspace.draft = draft("", mode=DraftMode.ABSTAINED)
    workspace.rationale = replace(workspace.rationale, mode="hidden")
    refresh()
    assert not window.work.rationale.isVisible()
    assert window.work.draft.width() == 760


@pytest.mark.parametrize(
    ("size", "percent"),
    [((1240, 800), 100), ((1440, 900), 100), ((1920, 1080), 100), ((420, 800), 100), ((380, 700), 100),
     ((1440, 900), 150), ((1920, 1080), 200)],
)  # fmt: skip
def test_nothing_is_clipped(
    qtbot: QtBot, window: MainWindow, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    theme.set_text_scale(percent)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size().toTuple() == size)
    QApplication.processEvents()
    for button in window.findChildren(Button):
        if button.isVisible():
            assert button.height() >= button.minimumSizeHint().height(), button.text()
            assert inside(button, window), button.text()
    for region in (window.work.draft.header, window.work.draft.footer, window.work.review_bar):
        assert inside(region, window), region


def inside(widget: QWidget, window: MainWindow) -> bool:
    corners = (widget.rect().topLeft(), widget.rect().bottomRight())
    return all(window.rect().contains(widget.mapTo(window, corner)) for corner in corners)


def test_where_the_queue_has_no_column_a_button_opens_it_and_a_press_beside_it_closes_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1000, 800)
    QApplication.processEvents()
    work = window.work
    assert not work.queue.isVisible()
    tickets = next(
        b
        for b in work.conversation.findChildren(QPushButton)
        if b.accessibleName() == "Tickets" and b.isVisible()
    )
    tickets.click()
    assert work.queue.isVisible()
    assert work.queue.list.hasFocus()
    QTest.mouseClick(work._veil, Qt.MouseButton.LeftButton)
    assert not work.queue.isVisible()


def test_in_the_companion_the_next_ticket_is_one_press_away_after_sending(
    qtbot: QtBot, window: MainWindow, workspace: Any, refresh: Refresh
) -> None:
    window.resize(420, 900)
    refresh()
    window.focus(Focus.QUEUE)
    refresh()
    hands = Hands(window)
    hands.press("Return")
    assert workspace.asked("opening.step") == [(1,)]


def test_the_queue_keeps_the_keyboard_when_the_window_gets_narrow_and_wide_again(
    window: MainWindow,
) -> None:
    window.work.queue.list.setFocus()
    window.resize(420, 900)
    QApplication.processEvents()
    assert window.work.conversation.glimpse.head.next.hasFocus()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert window.work.queue.list.hasFocus()


def test_reading_a_new_message_in_the_companion_opens_the_whole_conversation(
    window: MainWindow, refresh: Refresh
) -> None:
    window.resize(420, 900)
    refresh()
    assert not window.work.conversation.messages.isVisible()
    window._binding.act("read-message")  # type: ignore[union-attr]
    assert window.work.conversation.messages.isVisible()
    assert window.work.conversation.messages.hasFocus()
