"""The screen of blind checks: everything to judge by, three equal answers, the keyboard on the text first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.presenters.view.review import BlindCheckView
from agent_assist.ui.review.screen import BlindCheckScreen
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.widgets.text import Text

ANSWERS = (
    ("correct", ButtonView("Correct", "check")),
    ("not_correct", ButtonView("Not correct", "x")),
    ("cannot_tell", ButtonView("I can't tell", "circle-help")),
)
VIEW = BlindCheckView(
    title="Blind checks",
    subtitle="Names are masked.",
    progress="1 of 2",
    draft_id="d1",
    sections=(("The customer wrote", "Where is my lamp?"), ("The reply as drafted", "On its way.")),
    answers=ANSWERS,
    empty=None,
)
NOTHING = replace(
    VIEW,
    draft_id="",
    sections=(),
    answers=(),
    empty=EmptyView("check", "All checked", "Thank you."),
)


@pytest.fixture
def screen(qtbot: QtBot) -> BlindCheckScreen:
    made = BlindCheckScreen()
    qtbot.addWidget(made)
    made.resize(1376, 856)
    made.show_view(VIEW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(screen: BlindCheckScreen) -> list[str]:
    QTest.qWait(0)
    return [label.text() for label in screen.findChildren(Text) if label.isVisible()]


def test_question_reply_and_progress_are_on_screen(screen: BlindCheckScreen) -> None:
    shown = words(screen)
    for expected in ("1 of 2", "Where is my lamp?", "The reply as drafted", "On its way."):
        assert expected in shown


def test_each_answer_names_the_draft_it_is_about(screen: BlindCheckScreen) -> None:
    heard: list[tuple[str, str]] = []
    screen.judged.connect(lambda draft, verdict: heard.append((draft, verdict)))
    for verdict, _ in ANSWERS:
        screen.answers[verdict].click()
    assert heard == [("d1", verdict) for verdict, _ in ANSWERS]


def test_the_answers_are_alike_and_none_is_a_default(screen: BlindCheckScreen) -> None:
    buttons = list(screen.answers.values())
    assert max(b.width() for b in buttons) - min(b.width() for b in buttons) <= 1
    assert len({(b.height(), b.y(), b._kind) for b in buttons}) == 1
    assert not any(b.isDefault() or b.autoDefault() for b in screen.findChildren(QPushButton))


def test_the_text_has_the_keyboard_first_so_that_enter_judges_nothing(
    screen: BlindCheckScreen,
) -> None:
    heard: list[str] = []
    screen.judged.connect(lambda draft, verdict: heard.append(verdict))
    screen.take_focus()
    focus = screen.window().focusWidget()
    assert focus not in screen.answers.values()
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert heard == []


def test_the_next_draft_takes_the_place_of_the_last(screen: BlindCheckScreen) -> None:
    heard: list[str] = []
    screen.judged.connect(lambda draft, verdict: heard.append(draft))
    button = screen.answers["correct"]
    screen.show_view(replace(VIEW, draft_id="d2", sections=(("The customer wrote", "And mine?"),)))
    assert "Where is my lamp?" not in words(screen)
    assert screen.answers["correct"] is button
    button.click()
    assert heard == ["d2"]


def test_with_nothing_left_the_answers_go(screen: BlindCheckScreen) -> None:
    screen.show_view(NOTHING)
    assert "All checked" in words(screen)
    assert screen.answers == {}
    assert not [b for b in screen.findChildren(QPushButton) if b.isVisible()]


def test_a_problem_is_said(screen: BlindCheckScreen) -> None:
    screen.show_view(replace(VIEW, problem="There is no room on the disk."))
    assert "There is no room on the disk." in words(screen)


@pytest.mark.parametrize("width", [420, 700, 1376])
def test_nothing_sticks_out_at_any_width_or_text_size(
    screen: BlindCheckScreen, theme: Theme, width: int
) -> None:
    theme.set_text_scale(150)
    screen.resize(width, 700)
    QTest.qWait(0)
    for button in screen.answers.values():
        assert screen.rect().contains(button.geometry())
