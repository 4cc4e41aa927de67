"""A draft counts as shown when every line was on screen for 300 ms in an active window, and not before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from agent_assist.domain.provenance import Origin
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.widgets.overlay import FloatingFrame, Scrim

AI = Origin.AI
LONG = "\n".join(f"line {number}" for number in range(60))


@pytest.fixture
def shown(editor):
    heard = []
    editor.shown_whole.connect(heard.append)
    return heard


def look(editor, clock, ms):
    """Let time pass in steps of the tracker's own tick."""
    while ms > 0:
        step = min(60, ms)
        clock.now_ms += step
        editor.tracker.account()
        ms -= step


def test_a_short_draft_is_shown_after_300_ms_and_told_once(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    look(editor, clock, 290)
    assert shown == []
    look(editor, clock, 20)
    assert shown == [310]
    look(editor, clock, 1000)
    assert shown == [310]


def test_who_asks_again_wants_the_same_words_shown_once_more(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    look(editor, clock, 310)
    editor.set_tracking(False)
    look(editor, clock, 1000)
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    assert len(shown) == 1
    look(editor, clock, 290)
    assert len(shown) == 1
    look(editor, clock, 20)
    assert len(shown) == 2


def test_without_being_asked_nothing_is_told(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    look(editor, clock, 1000)
    assert shown == []


def test_lines_below_must_be_scrolled_to(editor, content, clock, shown):
    editor.load(content((LONG, AI)))
    editor.set_tracking(True)
    look(editor, clock, 5000)
    assert shown == []
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    look(editor, clock, 600)
    assert shown == [], "the middle was never on screen"
    for value in range(0, bar.maximum(), bar.pageStep() // 2):
        bar.setValue(value)
        look(editor, clock, 360)
    assert len(shown) == 1


def test_scrolling_past_quickly_does_not_count(editor, content, clock, shown):
    editor.load(content((LONG, AI)))
    editor.set_tracking(True)
    bar = editor.verticalScrollBar()
    for value in (*range(0, bar.maximum(), 100), bar.maximum()):
        bar.setValue(value)
        look(editor, clock, 20)
    look(editor, clock, 600)
    assert shown == []


def test_a_line_cut_by_the_edge_does_not_count(editor, content, clock, shown):
    editor.load(content(("one\ntwo\nthree", AI)))
    editor.resize(456, 70)
    editor.set_tracking(True)
    look(editor, clock, 1000)
    assert shown == []
    editor.resize(456, 120)
    look(editor, clock, 400)
    assert len(shown) == 1


def test_time_in_an_inactive_window_does_not_count(editor, content, clock, shown, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not editor.isActiveWindow())
    look(editor, clock, 2000)
    assert shown == []
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    look(editor, clock, 400)
    assert len(shown) == 1


def test_time_while_minimised_or_hidden_does_not_count(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    editor.setWindowState(Qt.WindowState.WindowMinimized)
    look(editor, clock, 2000)
    editor.setWindowState(Qt.WindowState.WindowNoState)
    editor.hide()
    look(editor, clock, 2000)
    assert shown == []


def test_lines_under_a_sheet_or_popover_do_not_count(editor, content, clock, shown):
    editor.load(content(("one\ntwo\nthree", AI)))
    cover = Scrim(editor)
    cover.show()
    editor.set_tracking(True)
    look(editor, clock, 2000)
    assert shown == []
    cover.hide()
    popover = FloatingFrame(parent=editor)
    popover.setGeometry(40, 45, 200, 60)
    popover.show()
    look(editor, clock, 2000)
    assert shown == []
    popover.hide()
    look(editor, clock, 400)
    assert len(shown) == 1


def test_a_computer_that_slept_earns_nothing(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    look(editor, clock, 60)
    clock.now_ms += 3_600_000
    editor.tracker.account()
    assert shown == []


def test_new_ai_words_start_the_count_again(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    look(editor, clock, 280)
    editor.append_streamed(" world")
    look(editor, clock, 280)
    assert shown == []
    look(editor, clock, 40)
    assert len(shown) == 1


def test_typed_words_count_as_shown_even_off_screen(editor, content, clock, shown):
    editor.load(content(("Hello", AI)))
    editor.set_tracking(True)
    look(editor, clock, 280)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " x")
    for _ in range(40):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.verticalScrollBar().setValue(0)
    look(editor, clock, 100)
    assert len(shown) == 1


def test_ai_words_brought_back_by_undo_must_be_shown_again(editor, content, clock, shown):
    editor.load(content((LONG, AI)))
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.set_tracking(True)
    look(editor, clock, 1000)
    editor.undo()
    look(editor, clock, 1000)
    assert shown == []


def test_an_empty_editor_is_not_a_shown_draft(editor, clock, shown):
    editor.set_tracking(True)
    look(editor, clock, 1000)
    assert shown == []


def test_the_real_clock_works_too_and_the_timer_rests_afterwards(qtbot, content):
    editor = DraftEditor()
    qtbot.addWidget(editor)
    editor.resize(456, 200)
    editor.show()
    editor.activateWindow()
    editor.load(content(("Hello", AI)))
    with qtbot.waitSignal(editor.shown_whole, timeout=3000) as heard:
        editor.set_tracking(True)
    assert heard.args[0] >= 300
    assert not editor.tracker._timer.isActive()
