"""Every key of the window, and that none of them acts while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.rationale import CheckRow
from agent_assist.presenters.view.sheets import PreviewView, RejectView
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.rationale.check_rows import CheckCard
from agent_assist.ui.sheets.keys import KeysSheet
from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.widgets.button import Button

Refresh = Callable[[], None]
Press = Callable[[str], None]


@pytest.fixture
def press(window: MainWindow) -> Callable[[str], None]:
    return Hands(window).press


@pytest.mark.parametrize(
    ("keys", "call"),
    [
        ("Ctrl+Return", ("workspace.approve",)),
        ("Ctrl+Shift+K", ("confirming.confirm_at", None)),
        ("Ctrl+Shift+X", ("workspace.press_left",)),
        ("Ctrl+Shift+H", ("handing_over.ask",)),
        ("Ctrl+Shift+D", ("workspace.new_draft",)),
        ("Ctrl+.", ("switching.toggle",)),
        ("Shift+Escape", ("switching.toggle",)),
        ("F2", ("workspace.edit",)),
        ("F9", ("approving.undo",)),
        ("Alt+Down", ("opening.step", 1)),
        ("Alt+Up", ("opening.step", -1)),
        ("Escape", ("workspace.stop",)),
    ],
)
@pytest.mark.parametrize("typing", [False, True])
def test_a_key_does_what_the_specification_says_also_while_typing(
    window: MainWindow,
    workspace: Any,
    press: Press,
    keys: str,
    call: tuple[object, ...],
    typing: bool,
) -> None:
    (window.work.draft.editor if typing else window.work.queue.list).setFocus()
    workspace.calls.clear()
    press(keys)
    assert call in workspace.calls


@pytest.mark.parametrize(
    ("keys", "pane"),
    [("Ctrl+1", "queue"), ("Ctrl+2", "conversation"), ("Ctrl+3", "draft"), ("Ctrl+4", "rationale")],
)
def test_panes_are_one_key_away(window: MainWindow, press: Press, keys: str, pane: str) -> None:
    window.work.review_bar.reject_button.setFocus()
    press(keys)
    assert getattr(window.work, pane).isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("was_stopped", [False, True])
def test_esc_leaves_the_text_for_the_queue_once_nothing_is_left_to_stop(
    window: MainWindow, workspace: Any, press: Press, was_stopped: bool
) -> None:
    workspace.stop = lambda: was_stopped
    editor = window.work.draft.editor
    editor.setFocus()
    text = editor.text()
    press("Escape")
    assert window.work.queue.list.hasFocus() is not was_stopped
    assert editor.text() == text


def test_f6_goes_round_all_panes_and_back(window: MainWindow, press: Press) -> None:
    area = window.work
    panes = [area.conversation, area.draft, area.rationale, area.review_bar, area.queue]
    area.queue.list.setFocus()
    for pane in panes:
        press("F6")
        assert pane.isAncestorOf(window.focusWidget())
    press("Shift+F6")
    assert area.review_bar.isAncestorOf(window.focusWidget())


def test_ctrl_k_goes_to_the_search_from_inside_the_draft(window: MainWindow, press: Press) -> None:
    editor = window.work.draft.editor
    editor.setFocus()
    before = editor.text()
    press("Ctrl+K")
    assert window.top_bar.search.hasFocus()
    assert editor.text() == before


def test_letters_typed_into_the_draft_are_only_letters(window: MainWindow, workspace: Any) -> None:
    editor = window.work.draft.editor
    editor.setFocus()
    workspace.calls.clear()
    QTest.keyClicks(editor, "jkoe#18 x")
    assert editor.text().startswith("jkoe#18 x")
    assert {call[0] for call in workspace.calls} <= {"workspace.edited"}


def held(window: MainWindow) -> None:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
        "",
        True,
    )
    QApplication.sendEvent(window.focusWidget(), event)
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "", True
    )
    QApplication.sendEvent(window.focusWidget(), event)


def test_holding_ctrl_enter_neither_opens_nor_sends(
    window: MainWindow, workspace: Any, preview: PreviewView, refresh: Refresh
) -> None:
    window.work.draft.editor.setFocus()
    before = window.work.draft.editor.text()
    for _ in range(5):
        held(window)
    assert workspace.asked("workspace.approve") == []
    assert window.work.draft.editor.text() == before
    workspace.preview = preview
    refresh()
    for _ in range(5):
        held(window)
    assert workspace.asked("approving.confirm_send") == []


def test_ctrl_enter_just_after_the_preview_came_does_not_send(
    window: MainWindow,
    workspace: Any,
    preview: PreviewView,
    refresh: Refresh,
    press: Press,
) -> None:
    workspace.preview = preview
    refresh()
    press("Ctrl+Return")
    press("Return")
    assert workspace.asked("approving.confirm_send") == []


def test_while_a_sheet_is_open_keys_of_the_screen_below_do_nothing(
    window: MainWindow,
    workspace: Any,
    reject_view: RejectView,
    refresh: Refresh,
    press: Press,
) -> None:
    workspace.reject_view = reject_view
    refresh()
    workspace.calls.clear()
    for keys in ("F2", "Alt+Down", "Ctrl+Shift+H", "Ctrl+Shift+D", "Ctrl+1"):
        press(keys)
    assert workspace.calls == []
    press("F9")
    press("Escape")
    assert [call[0] for call in workspace.calls] == ["approving.undo", "approving.close_reject"]


def test_reject_by_keyboard_is_three_presses(
    window: MainWindow,
    workspace: Any,
    reject_view: RejectView,
    refresh: Refresh,
    press: Press,
) -> None:
    window.work.draft.editor.setFocus()
    press("Ctrl+Shift+X")
    assert workspace.asked("workspace.press_left") == [()]
    workspace.reject_view = reject_view
    refresh()
    press("3")
    press("Ctrl+Return")
    assert workspace.asked("approving.reject") == [(("r3",), "")]


def test_handing_over_by_keyboard_asks_first_and_gives_its_reasons(
    window: MainWindow, workspace: Any, reject_view: RejectView, refresh: Refresh, press: Press
) -> None:
    window.work.draft.editor.setFocus()
    press("Ctrl+Shift+H")
    assert workspace.asked("handing_over.ask") == [()]
    assert workspace.asked("handing_over.hand_over") == []
    workspace.handing_over.view = replace(reject_view, needs_reason=False)
    refresh()
    press("2")
    press("Ctrl+Return")
    assert workspace.asked("handing_over.hand_over") == [(("r2",), "")]
    assert workspace.asked("approving.reject") == []
    press("Escape")
    assert workspace.asked("handing_over.close") == [()]


def test_keys_without_anything_to_do_are_answered(
    window: MainWindow, workspace: Any, press: Press
) -> None:
    window.work.draft.editor.setFocus()
    press("F8")
    press("F7")
    assert workspace.asked("workspace.say") == [
        ("No fact here waits to be checked.",),
        ("No word here is marked for its spelling.",),
    ]


def test_the_fact_that_stands_selected_is_confirmed_by_key(
    window: MainWindow, workspace: Any, refresh: Refresh, press: Press
) -> None:
    fact = MarkView(14, 24, MarkKind.NO_SOURCE, "!", "No source")
    wrong = MarkView(0, 2, MarkKind.SPELLING, "", "Not in the dictionary")
    workspace.draft = replace(workspace.draft, marks=(fact,), misspelt=(wrong,))
    refresh()
    window.work.draft.editor.setFocus()
    press("F8")
    press("Ctrl+Shift+K")
    press("F7")
    assert window.work.draft.editor.textCursor().selectedText() == "Hi"
    press("Ctrl+Shift+K")
    assert workspace.asked("confirming.confirm_at") == [(14,), (None,)]


def test_the_fact_whose_row_has_the_keyboard_is_confirmed_by_key(
    window: MainWindow, workspace: Any, refresh: Refresh, press: Press
) -> None:
    row = CheckRow("k1", MarkKind.NO_SOURCE, "!", "held", "No source.", 14, "No source: held")
    workspace.rationale = replace(workspace.rationale, checks=(row,))
    refresh()
    (card,) = window.work.rationale.why.findChildren(CheckCard)
    card.findChildren(Button)[0].setFocus()
    press("Ctrl+Shift+K")
    assert workspace.asked("confirming.confirm") == [("k1",)]


def test_where_the_left_button_hands_over_the_key_of_reject_says_so(
    window: MainWindow, workspace: Any, press: Press
) -> None:
    hand_over = ButtonView("Hand over…", "phone-forwarded", ("Ctrl", "Shift", "H"))
    workspace.review_bar = replace(workspace.review_bar, reject=hand_over)
    press("Ctrl+Shift+X")
    assert workspace.asked("workspace.press_left") == []
    assert workspace.asked("workspace.say") == [("There is no draft here to reject.",)]


def test_f1_lists_all_keys_and_closes_again(window: MainWindow, press: Press) -> None:
    press("F1")
    assert isinstance(window.overlays.sheet, KeysSheet)
    press("F1")
    assert window.overlays.sheet is None


def test_esc_leaves_the_settings_first(window: MainWindow, workspace: Any, press: Press) -> None:
    window.show_screen("settings")
    press("F2")
    assert workspace.asked("workspace.edit") == []
    press("Escape")
    assert window.screens.currentWidget() is window.work
    assert workspace.asked("workspace.stop") == []
