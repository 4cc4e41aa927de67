"""Choose first by keyboard: nothing is chosen beforehand, and arrows choose nothing on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.draft import ChooseView
from agent_assist.ui.draft.choose import ChoosePanel
from agent_assist.ui.theme.theme import Theme


def view(chosen: int = 0, words: str = "") -> ChooseView:
    return ChooseView(
        "You first. What should happen here?",
        "Pick one.",
        (("Repair", "No charge"), ("Refund", "In full"), ("Hand over", "")),
        (("1",), ("2",), ("3",)),
        chosen,
        words,
        "Something else…",
        "Logged, not scored.",
    )


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> ChoosePanel:
    made = ChoosePanel()
    qtbot.addWidget(made)
    made.resize(456, 600)
    made.show_view(view())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.cards[0].setFocus()
    return made


def test_nothing_is_chosen_until_the_presenter_says_so(panel: ChoosePanel) -> None:
    heard: list[int] = []
    panel.picked.connect(heard.append)
    QTest.keyClick(panel.cards[0], Qt.Key.Key_Space)
    assert heard == [1]
    assert not any(card.isChecked() for card in panel.cards)
    panel.show_view(view(chosen=1))
    assert [card.isChecked() for card in panel.cards] == [True, False, False]
    assert panel.cards[0].hasFocus()


def test_arrows_move_and_choose_nothing(panel: ChoosePanel) -> None:
    heard: list[int] = []
    panel.picked.connect(heard.append)
    QTest.keyClick(panel.cards[0], Qt.Key.Key_Down)
    assert panel.cards[1].hasFocus()
    assert heard == []


def test_a_number_picks_its_outcome_but_not_in_the_field(panel: ChoosePanel) -> None:
    heard: list[int] = []
    said: list[str] = []
    panel.picked.connect(heard.append)
    panel.said.connect(said.append)
    QTest.keyClick(panel.cards[0], Qt.Key.Key_3)
    panel.other.setFocus()
    QTest.keyClicks(panel.other, "2 days")
    assert heard == [3]
    assert said[-1] == "2 days"


def test_each_outcome_says_its_note_and_key_to_a_screen_reader(panel: ChoosePanel) -> None:
    assert panel.cards[0].accessibleName() == "Repair"
    assert panel.cards[0].accessibleDescription() == "No charge, 1"
