"""Switches, check boxes, fields, chips, spinner, banners: states show without colour and can be reached by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone
from agent_assist.ui.widgets.banner import Banner
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.chip import Chip, paint_chip
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.overlay import FloatingFrame, Scrim
from agent_assist.ui.widgets.row_button import RowButton
from agent_assist.ui.widgets.skeleton import SkeletonBars
from agent_assist.ui.widgets.spinner import Spinner
from agent_assist.ui.widgets.switch import CheckBox, Switch


def grey(widget) -> bytes:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())


def test_a_switch_is_a_check_box_with_its_name_and_moves_by_space(qtbot):
    switch = Switch("AI drafting for me")
    qtbot.addWidget(switch)
    heard = QAccessible.queryAccessibleInterface(switch)
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "AI drafting for me"
    before = grey(switch)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert grey(switch) != before


def test_a_locked_switch_stays_focusable_says_why_and_does_not_move(qtbot):
    switch = Switch("AI drafting for me")
    qtbot.addWidget(switch)
    switch.set_locked("Set by your IT.")
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.isEnabled()
    assert switch.accessibleDescription() == "Set by your IT."


def test_a_check_box_shows_its_tick_and_takes_a_click_on_its_words(qtbot):
    box = CheckBox("Wrong fact")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    before = grey(box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert grey(box) != before


def test_the_kinds_of_chips_differ_without_colour(qtbot):
    seen = set()
    for kind in {*MarkKind} - {MarkKind.SPELLING}:  # a wave below the word, never a chip
        chip = Chip("1", kind)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        seen.add(grey(chip))
    assert len(seen) >= 3


def test_the_tick_is_drawn_not_taken_from_a_font(theme):
    def painted(words):
        pixmap = QPixmap(22, 18)
        pixmap.fill(Qt.GlobalColor.white)
        with QPainter(pixmap) as painter:
            paint_chip(painter, theme, QRectF(0, 0, 22, 18), words, MarkKind.SETTLED)
        return pixmap.toImage()

    assert painted("✓") != painted("")


def test_a_spinner_turns_only_while_seen_and_never_under_reduced_motion(qtbot, theme):
    spinner = Spinner()
    qtbot.addWidget(spinner)
    assert not spinner.is_turning
    spinner.show()
    assert spinner.is_turning
    theme.set_reduced_motion(True)
    assert not spinner.is_turning
    theme.set_reduced_motion(False)
    assert spinner.is_turning
    spinner.hide()
    assert not spinner.is_turning


def test_a_field_lets_its_frame_show_and_names_itself(qtbot, theme):
    field = TextField("Search replies and articles", "search")
    qtbot.addWidget(field)
    field.resize(240, field.sizeHint().height())
    assert field.accessibleName() == "Search replies and articles"
    image = field.grab().toImage()
    middle = image.height() // 2
    line = theme.ink("line_strong").rgb()
    assert line in {image.pixel(x, middle) for x in range(8)}


def test_a_banner_names_the_action_that_was_pressed(qtbot):
    actions = (ActionView("read", "Read message", "mail"), ActionView("keep", "Keep my draft"))
    banner = Banner(
        BannerView("k", Tone.WARN, "mail", "Maren wrote again", "Nothing was sent.", actions)
    )
    qtbot.addWidget(banner)
    pressed = []
    banner.acted.connect(pressed.append)
    for button in banner.findChildren(Button):
        button.click()
    assert pressed == ["read", "keep"]


def test_rows_break_instead_of_cutting_words(qtbot, theme):
    theme.set_text_scale(200)
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(2, holder)
    buttons = [Button(words=words) for words in ("Read message", "Keep my draft", "Copy text")]
    for button in buttons:
        flow.addWidget(button)
    wide = flow.sizeHint().width()
    assert flow.heightForWidth(wide) < flow.heightForWidth(wide // 2)
    holder.resize(wide // 2, flow.heightForWidth(wide // 2))
    holder.show()
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    boxes = [button.geometry() for button in buttons]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_a_row_button_acts_on_enter_but_not_by_auto_repeat(qtbot):
    row = RowButton()
    qtbot.addWidget(row)
    row.set_content(QHBoxLayout())
    acts = []
    row.clicked.connect(lambda: acts.append(1))
    QTest.keyClick(row, Qt.Key.Key_Return)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(row, held)
    assert acts == [1]


def test_esc_asks_a_popover_to_close_and_a_scrim_swallows_clicks(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    below = Button(words="Below", parent=window)
    below.resize(300, 200)
    acts = []
    below.acted.connect(lambda: acts.append(1))
    scrim = Scrim(window)
    window.show()
    scrim.show()
    window.resize(400, 300)
    assert scrim.geometry() == window.rect()
    with qtbot.waitSignal(scrim.pressed, timeout=500):
        QTest.mouseClick(scrim, Qt.MouseButton.LeftButton)
    assert acts == []
    frame = FloatingFrame(parent=window)
    with qtbot.waitSignal(frame.escaped, timeout=500):
        QTest.keyClick(frame, Qt.Key.Key_Escape)


@pytest.mark.parametrize("percent", [100, 200])
def test_targets_are_at_least_24_pixels(qtbot, theme, percent):
    theme.set_text_scale(percent)
    for widget in (Switch("a"), CheckBox("b"), TextField("c"), Button(words="d")):
        qtbot.addWidget(widget)
        assert min(widget.sizeHint().width(), widget.sizeHint().height()) >= 24


def test_a_locked_switch_looks_locked_even_in_grey(qtbot):
    for is_on in (True, False):
        switch = Switch("AI drafting for me")
        qtbot.addWidget(switch)
        switch.setChecked(is_on)
        before = grey(switch)
        switch.set_locked("Set by your IT.")
        assert grey(switch) != before


def test_the_keys_of_a_field_never_stand_on_its_hint(qtbot):
    field = TextField("Find a ticket", "search", ("Ctrl", "K"))
    qtbot.addWidget(field)
    field.resize(300, field.sizeHint().height())
    assert field.shows_keys
    field.resize(150, field.sizeHint().height())
    assert not field.shows_keys
    field.resize(300, field.sizeHint().height())
    field.setText("lamp")
    assert not field.shows_keys


def test_the_tick_of_a_switch_is_in_its_own_colour_and_bold(qtbot, theme):
    switch = Switch("AI drafting for me")
    qtbot.addWidget(switch)
    switch.setChecked(True)
    image = switch.grab().toImage()
    ink, knob = theme.ink("accent").name(), theme.ink("on_accent").name()
    rows = [
        [image.pixelColor(x, y).name() for x in range(image.width())] for y in range(image.height())
    ]
    across = [row[row.index(knob) :] for row in rows if knob in row]
    inside = sum(row[: len(row) - row[::-1].index(knob)].count(ink) for row in across)
    assert inside >= 8, "pixels of the tick in the full colour of the switch"


def test_a_bar_without_room_is_left_out_and_not_cut(qtbot):
    bars = SkeletonBars((1.0, 1.0))
    qtbot.addWidget(bars)
    bars.resize(100, 33)  # the second bar would end at 35
    image = bars.grab().toImage()
    ground = image.pixelColor(50, 0)
    assert image.pixelColor(50, 10) != ground
    assert all(image.pixelColor(50, y) == ground for y in range(20, 33))
