"""Asking again at the real window: by keyboard, over the real services, down to the mail that leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent_assist.domain.provenance import Origin
from tests.ui.never.conftest import Desk, desk

__all__ = ["desk"]

SHORTER = (
    '[fact returns#1 "return a lamp within 30 days"] You can return it within 30 days.\n'
    "[courtesy] Priya\n[rating] fairly sure\n"
)
OWN = "Hi Maren, no problem at all. send the arc lamp to us, i look out for it myself."
POLISHED = OWN.replace("send", "Send").replace("i look", "I look")


@pytest.fixture
def at(desk: Callable[..., Desk]) -> Desk:
    made = desk()
    made.open()
    made.reads()
    return made


def presses(at: Desk, keys: str) -> None:
    at.hands.press(keys)
    at.settle()


def writes_alone(at: Desk) -> None:
    at.workspace.editing.write_myself()
    at.settle()
    at.goes_to(at.window.work.draft.editor)
    at.hands.type(OWN)
    at.settle(1)


def polishes(at: Desk) -> None:
    at.office.model.answer = POLISHED
    presses(at, "Ctrl+Shift+P")


def asks(at: Desk, words: str = "shorter") -> None:
    at.office.model.answer = SHORTER
    presses(at, "Ctrl+Shift+A")
    at.hands.type(words)
    presses(at, "Return")


def test_another_draft_is_asked_for_gone_through_and_closed_by_keys_alone(at: Desk):
    editor = at.window.work.draft.editor
    before, caret = editor.text(), editor.textCursor().position()
    asks(at)
    panel = at.window.work.rationale.beside
    assert panel is not None
    assert panel.isVisible()
    assert "You can return it" in panel.drafts.text.toPlainText()
    presses(at, "Ctrl+PageUp")
    assert at.workspace.beside.version.place == "Draft 1 of 2"
    presses(at, "Ctrl+PageDown")
    presses(at, "Escape")
    assert not panel.isVisible()
    assert at.window.focusWidget() is editor
    assert (editor.text(), editor.textCursor().position()) == (before, caret)
    assert at.state == "ready"


def test_a_draft_is_used_by_pressing_its_button_and_typed_words_come_back(at: Desk):
    editor = at.window.work.draft.editor
    at.goes_to(editor)
    at.hands.type("Mine. ")
    typed = editor.text()
    asks(at)
    assert editor.text() == typed
    at.window.work.rationale.beside.drafts.use.click()
    at.settle()
    assert editor.text().startswith("You can return it")
    assert at.state == "complete"
    at.workspace.act("bring-back")
    at.settle()
    assert editor.text() == typed


def test_a_change_of_a_polish_is_taken_by_enter_undone_by_ctrl_z_and_still_told(at: Desk):
    writes_alone(at)
    editor = at.window.work.draft.editor
    polishes(at)
    assert editor.text() == OWN
    presses(at, "Return")
    assert editor.text() == OWN.replace("send", "Send")
    assert editor.provenance().count(Origin.AI) == len("Send")
    assert at.window.work.draft.header.tag.text() == "Your words, polished by AI"
    at.goes_to(editor)
    presses(at, "Ctrl+Z")
    assert editor.text() == OWN
    assert at.workspace.draft.tag.words == "Your words, polished by AI"


def test_polished_words_leave_as_such_after_they_were_read_and_approved(at: Desk):
    writes_alone(at)
    polishes(at)
    presses(at, "Return")
    presses(at, "Return")
    presses(at, "Escape")
    at.settle(1)
    at.qtbot.waitUntil(lambda: at.state == "ready", timeout=4000)
    presses(at, "Ctrl+Return")
    at.waits_for_send()
    presses(at, "Ctrl+Return")
    at.settle(11)
    (mail,) = at.office.sent_mails()
    text = mail.read_text(encoding="utf-8").replace("=\n", "")
    assert POLISHED in text
    assert "Written by Priya N. with AI help." in text
    assert "compositeWithTrainedAlgorithmicMedia" in text


def test_in_a_narrow_window_it_opens_over_the_conversation(desk: Callable[..., Desk]):
    at = desk(size=(420, 900))
    at.open()
    at.reads()
    asks(at)
    panel = at.window.work.rationale.beside
    assert panel.isVisible()
    right = panel.drafts.use.mapTo(at.window, panel.drafts.use.rect().topRight()).x()
    assert right < at.window.width()
    assert at.window.work.review_bar.approve_button.isVisible()
