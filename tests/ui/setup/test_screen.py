"""The set-up: every step can be left, nothing typed is overwritten, what policy forbids cannot be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.window import ChoiceView, FieldView, SetupView
from agent_assist.ui.setup.screen import SetupScreen
from agent_assist.ui.widgets.text import Text

VIEW = SetupView(
    steps=("Welcome", "Helpdesk", "Drafting", "What is logged", "Ready"),
    current=2,
    title="Where should drafts be written?",
    subtitle="You can change this later.",
    choices=(
        ChoiceView("server", "server", "On a server", "Tickets stay here.", True),
        ChoiceView("cloud", "cloud", "With a cloud provider", "Masked.", False, "Turned off by IT."),
        ChoiceView("off", "circle-stop", "Without AI for now", "All works.", True),
    ),
    chosen="server",
    fields=(FieldView("base_url", "Server address", "http://a", ""),
            FieldView("api_key", "Key", "", "", is_secret=True)),
    paragraphs=(),
    note="Drafts are marked as AI.",
    test_result=(),
    back=ButtonView("Back"),
    test=ButtonView("Test the connection", "plug-zap"),
    skip=ButtonView("Without AI for now"),
    go_on=ButtonView("Continue", "", ("Enter",)),
)  # fmt: skip


@pytest.fixture
def screen(qtbot: QtBot) -> SetupScreen:
    made = SetupScreen()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show_view(VIEW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("back_button", "back"),
        ("skip_button", "skipped"),
        ("test_button", "test_wanted"),
        ("continue_button", "went_on"),
    ],
)
def test_each_button_says_its_own(
    qtbot: QtBot, screen: SetupScreen, button: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(screen, signal)):
        getattr(screen, button).click()


def test_enter_in_a_field_goes_on(qtbot: QtBot, screen: SetupScreen) -> None:
    field = screen.step.fields[0].field
    field.setFocus()
    with qtbot.waitSignal(screen.went_on):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_choice_is_told_and_one_that_policy_forbids_is_not(
    qtbot: QtBot, screen: SetupScreen
) -> None:
    server, cloud, off = screen.step.cards
    heard: list[str] = []
    screen.chosen.connect(heard.append)
    QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton)
    cloud.setFocus()
    QTest.keyClick(cloud, Qt.Key.Key_Space)
    assert heard == ["off"]
    assert not cloud.isChecked()
    assert "Turned off by IT." in cloud.accessibleDescription()
    assert server.view.key == "server"


def test_what_is_being_typed_is_told_and_never_overwritten(
    qtbot: QtBot, screen: SetupScreen
) -> None:
    row = screen.step.fields[0]
    row.field.setFocus()
    heard: list[tuple[str, str]] = []
    screen.field_edited.connect(lambda key, text: heard.append((key, text)))
    QTest.keyClicks(row.field, "/v1")
    assert heard[-1] == ("base_url", "http://a/v1")
    problem = replace(VIEW.fields[0], problem="Enter the server's address.")
    screen.show_view(replace(VIEW, fields=(problem, VIEW.fields[1])))
    assert screen.step.fields[0] is row
    assert row.field.text() == "http://a/v1"
    assert row.field.accessibleDescription() == "Enter the server's address."


def test_a_key_is_not_shown(screen: SetupScreen) -> None:
    field = screen.step.fields[1].field
    assert field.echoMode() is field.EchoMode.Password


def test_what_a_test_found_is_shown(screen: SetupScreen) -> None:
    screen.show_view(
        replace(VIEW, test_result=(("It answers", "0.6 s", True), ("No model", "", False)))
    )
    words = {text.text() for text in screen.step.findChildren(Text)}
    assert {"It answers", "0.6 s", "No model"} <= words


@pytest.mark.parametrize(
    ("size", "percent"), [((1440, 900), 100), ((700, 700), 100), ((1440, 900), 200)]
)
def test_buttons_stay_inside_at_every_size(
    qtbot: QtBot, screen: SetupScreen, theme: object, size: tuple[int, int], percent: int
) -> None:
    theme.set_text_scale(percent)  # type: ignore[attr-defined]
    screen.resize(*size)
    QApplication.processEvents()
    for button in (
        screen.back_button,
        screen.skip_button,
        screen.test_button,
        screen.continue_button,
    ):
        corner = button.mapTo(screen, button.rect().bottomRight())
        assert screen.rect().contains(corner)


def test_a_step_begins_where_something_has_to_be_filled_in(screen: SetupScreen) -> None:
    empty = FieldView("folder", "Ticket folder", "", "", is_folder=True)
    given = FieldView("name", "Your name", "Priya", "")
    screen.show_view(replace(VIEW, current=1, title="Tickets", choices=(), fields=(given, empty)))
    assert QApplication.focusWidget() is screen.step.fields[1].field
    screen.show_view(replace(VIEW, current=0, title="Welcome", choices=(), fields=(given,)))
    assert QApplication.focusWidget() is screen.continue_button
    screen.show_view(replace(VIEW, title="Drafting", fields=(empty,)))
    assert QApplication.focusWidget() is screen.continue_button
