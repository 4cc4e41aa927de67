"""No button is a default, none reacts to a key pressed elsewhere, and a closed one can be asked why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.widgets.button import Button, ButtonKind

CLOSED = ButtonView("Approve…", "check", ("Ctrl", "Enter"), False, "1 fact has no source.")
OPEN = ButtonView("Approve…", "check", ("Ctrl", "Enter"))


@pytest.fixture
def button(qtbot):
    made = Button(ButtonKind.LARGE)
    qtbot.addWidget(made)
    made.show_view(OPEN)
    made.show()
    made.acts = []
    made.acted.connect(lambda: made.acts.append(1))
    return made


def test_enter_space_and_click_act_on_a_focused_open_button(button):
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(button.acts) == 3


def test_a_closed_button_takes_focus_and_tells_its_reason_but_never_acts(button):
    button.show_view(CLOSED)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.click()
    assert button.acts == []
    assert button.isEnabled()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.accessibleName() == "Approve"
    assert button.accessibleDescription() == button.toolTip() == "1 fact has no source."


def test_ctrl_enter_is_left_to_the_window(button):
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert button.acts == []


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_no_kind_becomes_the_default_of_a_dialog(qtbot, kind):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    made = Button(kind, "Approve and send", parent=dialog)
    QVBoxLayout(dialog).addWidget(made)
    acts = []
    made.acted.connect(lambda: acts.append(1))
    dialog.show()
    dialog.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert acts == []
    assert not made.isDefault()
    assert not made.autoDefault()


@pytest.mark.parametrize("percent", [90, 100, 200])
@pytest.mark.parametrize("kind", list(ButtonKind))
def test_words_fit_and_the_target_is_large_enough(qtbot, theme, kind, percent):
    theme.set_text_scale(percent)
    made = Button(kind, "Write it myself", "pen-line", ("F2",))
    qtbot.addWidget(made)
    words = made.fontMetrics().horizontalAdvance(made.text())
    for size in (made.sizeHint(), made.minimumSizeHint()):
        assert size.width() > words
        assert size.height() >= max(24, made.fontMetrics().height())


def test_a_compact_button_keeps_its_name_and_shows_it_as_tool_tip(qtbot):
    made = Button(ButtonKind.PLAIN, "New draft", "refresh-cw")
    qtbot.addWidget(made)
    wide = made.sizeHint().width()
    made.set_compact(True)
    assert made.sizeHint().width() < wide
    assert made.accessibleName() == made.toolTip() == "New draft"


def test_the_focus_ring_is_painted_and_lies_inside_the_widget(button, theme, qtbot):
    def ring_pixels():
        image = button.grab().toImage()
        ink = theme.ink("focus").rgb()
        return {
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixel(x, y) == ink
        }

    button.clearFocus()
    assert ring_pixels() == set()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ring = ring_pixels()
    edge = {p for p in ring if 0 in p or p[0] == button.width() - 1 or p[1] == button.height() - 1}
    assert len(ring) > button.width()
    assert edge == set()
