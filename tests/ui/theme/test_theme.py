"""One theme on the application: colours, text size and motion, told to every widget."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from agent_assist.ui.theme.theme import ThemeMode, current_theme, follow_theme
from agent_assist.ui.theme.tokens import DARK, LIGHT, TypeRole


def test_dark_is_really_dark_even_where_the_platform_has_no_scheme(theme, qapp):
    theme.set_mode(ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK["canvas"])
    theme.set_mode(ThemeMode.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT["canvas"])


@pytest.mark.parametrize(
    ("asked", "given"), [(50, 90), (90, 90), (150, 150), (200, 200), (900, 200)]
)
def test_the_text_size_stays_between_90_and_200_percent(theme, asked, given):
    theme.set_text_scale(asked)
    assert theme.text_scale_percent == given
    assert theme.font(TypeRole.DRAFT).pixelSize() == round(15 * given / 100)


def test_reduced_motion_switches_all_motion_off(theme):
    assert theme.motion_ms(140) == 140
    theme.set_reduced_motion(True)
    assert theme.motion_ms(140) == 0


def test_every_change_is_told_and_a_deleted_widget_is_forgotten(theme, qtbot):
    class Listener(QWidget):
        def __init__(self):
            super().__init__()
            self.told = 0
            follow_theme(self.count)

        def count(self):
            self.told += 1

    listener = Listener()
    qtbot.addWidget(listener)
    theme.set_mode(ThemeMode.DARK)
    theme.set_text_scale(120)
    assert listener.told == 2
    gone = Listener()
    gone.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    theme.set_text_scale(100)


def test_a_widget_keeps_its_font_when_it_gets_a_parent_later(theme, qtbot):
    # With an application style sheet Qt takes it away; so there is none.
    parent, button = QWidget(), QPushButton("x")
    qtbot.addWidget(parent)
    button.setFont(theme.font(TypeRole.READ, 600))
    button.setParent(parent)
    assert button.font().weight() == 600
    assert QApplication.instance().styleSheet() == ""


def test_widgets_built_without_a_theme_say_so(theme, qapp, monkeypatch):
    monkeypatch.setattr("agent_assist.ui.theme.theme._PROPERTY", "nothing_there")
    with pytest.raises(RuntimeError, match="install_theme"):
        current_theme()
