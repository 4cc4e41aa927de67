"""Refusing costs the same as approving, and nothing approves by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.draft.review_bar import ReviewBar
from agent_assist.ui.widgets.text import Text

CLOSED = ButtonView("Approve…", "check", ("Ctrl", "Enter"), False, "1 fact has no source.")


@pytest.fixture
def bar(qtbot, bar_view):
    made = ReviewBar()
    qtbot.addWidget(made)
    made.resize(760, made.sizeHint().height())
    made.show_view(bar_view())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("width", [380, 420, 760, 1100])
def test_the_three_buttons_have_one_size(bar, width):
    bar.resize(width, 200)
    QApplication.processEvents()
    large = (bar.reject_button, bar.edit_button, bar.approve_button)
    widths = [button.width() for button in large]
    assert max(widths) - min(widths) <= 1
    assert len({button.height() for button in large}) == 1
    assert len({button.font().weight() for button in large}) == 1


def test_approve_is_no_default_and_has_no_focus_at_first(bar):
    assert not bar.approve_button.hasFocus()
    assert not bar.approve_button.isDefault()
    assert not bar.approve_button.autoDefault()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_pressed_elsewhere_never_approve(qtbot, bar_view, key):
    window = QWidget()
    qtbot.addWidget(window)
    column, field, bar = QVBoxLayout(window), QLineEdit(), ReviewBar()
    column.addWidget(field)
    column.addWidget(bar)
    bar.show_view(bar_view())
    window.show()
    heard = []
    bar.approve.connect(lambda: heard.append(1))
    for target in (window, field, bar, bar.edit_button):
        QTest.keyClick(target, key)
    assert heard == []


def test_tab_goes_reject_edit_approve(bar):
    bar.reject_button.setFocus()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [bar.reject_button, bar.edit_button, bar.approve_button]


def test_a_closed_approve_can_be_reached_reads_the_sentence_and_does_nothing(bar, bar_view, qtbot):
    sentence = "1 fact has no source. Edit it, remove it or confirm it to approve."
    bar.show_view(bar_view(sentence=sentence, is_problem=True, approve=CLOSED))
    bar.approve_button.setFocus()
    assert bar.approve_button.hasFocus()
    assert bar.approve_button.accessibleName() == "Approve"
    assert bar.approve_button.accessibleDescription() == sentence
    with qtbot.assertNotEmitted(bar.approve):
        QTest.keyClick(bar.approve_button, Qt.Key.Key_Return)
        QTest.mouseClick(bar.approve_button, Qt.MouseButton.LeftButton)


def test_each_button_tells_its_own_wish(bar, bar_view, qtbot):
    bar.show_view(bar_view(stop=ButtonView("Stop", "circle-stop", ("Esc",))))
    pairs = (
        (bar.reject_button, bar.reject),
        (bar.edit_button, bar.edit),
        (bar.approve_button, bar.approve),
        (bar.new_draft_button, bar.new_draft),
        (bar.write_button, bar.write_myself),
        (bar.stop_button, bar.stop),
    )
    for button, signal in pairs:
        with qtbot.waitSignal(signal, timeout=500):
            button.click()


def test_buttons_that_the_view_hides_are_hidden_and_the_rest_share_the_row(bar, bar_view):
    bar.show_view(bar_view(approve=ButtonView("", is_shown=False)))
    QApplication.processEvents()
    assert not bar.approve_button.isVisible()
    assert abs(bar.reject_button.width() - bar.edit_button.width()) <= 1


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [380, 760])
def test_no_words_are_cut(qtbot, bar_view, theme, percent, width):
    theme.set_text_scale(percent)
    bar = ReviewBar()
    qtbot.addWidget(bar)
    bar.show_view(
        bar_view(sentence="1 fact has no source. Edit it, remove it or confirm it to approve.")
    )
    bar.resize(width, 700)
    bar.show()
    QApplication.processEvents()
    for button in (bar.reject_button, bar.edit_button, bar.approve_button):
        assert button.width() >= button.width_at(button.detail)
    assert len({button.detail for button in (bar.reject_button, bar.edit_button)}) == 1
    (sentence,) = bar.findChildren(Text)
    assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_it_is_96_high_as_drawn(bar):
    assert bar.sizeHint().height() == 96


def test_the_answer_to_a_key_stands_in_the_place_of_the_sentence_and_goes_again(bar, bar_view):
    usual = bar_view()
    said = replace(usual, said="AI is off. Turn it on to ask.")
    bar.show_view(said)
    assert [t.text() for t in bar.findChildren(Text)] == ["AI is off. Turn it on to ask."]
    assert bar.approve_button.accessibleDescription() == usual.sentence
    marked = bar.grab().toImage()
    bar.show_view(usual)
    assert [t.text() for t in bar.findChildren(Text)] == [usual.sentence]
    words = bar.findChildren(Text)[0].geometry()
    ground = QPoint(words.left() - 3, words.center().y())
    assert bar.grab().toImage().pixel(ground) != marked.pixel(ground)


@pytest.mark.parametrize("words", ["Stop", "Turn on"])
def test_in_a_narrow_window_the_sentence_is_short_and_the_only_small_button_keeps_its_word(
    bar, bar_view, words
):
    hidden = ButtonView("", is_shown=False)
    alone = ButtonView(words, "circle-stop", ("Esc",))
    long = "Approve opens when the whole draft of this reply is on screen."
    bar.show_view(
        replace(bar_view(), sentence=long, short="Soon.", new_draft=hidden, write_myself=hidden,
                stop=alone)
    )  # fmt: skip
    assert bar.findChildren(Text)[0].text() == long
    bar.resize(420, 96)
    QApplication.processEvents()
    assert bar.findChildren(Text)[0].text() == "Soon."
    assert bar.stop_button.width() > bar.stop_button.fontMetrics().horizontalAdvance(words)
