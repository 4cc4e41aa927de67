"""Texts to read, the passphrase, the list of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.guide_text import GuidePart
from agent_assist.presenters.view.sheets import TextSheetView
from agent_assist.ui.sheets.keys import KeysSheet
from agent_assist.ui.sheets.passphrase import PassphraseSheet
from agent_assist.ui.sheets.text_sheet import TextSheet
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.text import Text


def test_cited_words_are_marked_whatever_spaces_stand_between_them(host: QWidget) -> None:
    text = "We refund the\nexpress fee. It takes 5 days."
    sheet = TextSheet(TextSheetView("Fees", "", (("", text),), ("refund the express fee",)), host)
    assert sheet.text.marked_words() == ["refund the\nexpress fee"]
    assert sheet.text.toPlainText() == text


def test_a_text_is_shown_as_it_is_and_loads_nothing(host: QWidget) -> None:
    text = '<b>bold</b> <img src="http://x.example/a.png">'
    sheet = TextSheet(TextSheetView("Source", "", (("", text),)), host)
    assert sheet.text.toPlainText() == text
    assert sheet.text.loadResource(2, QUrl("http://x.example/a.png")) is None
    assert sheet.text.isReadOnly()


def test_a_text_that_is_offered_for_the_reply_is_taken_by_button_or_key(
    qtbot: QtBot, host: QWidget
) -> None:
    view = TextSheetView("Warranty", "Help article", (("", "Five years."),), (), "Five years.")
    sheet = TextSheet(view, host)
    sheet.show()
    with qtbot.waitSignal(sheet.taken) as by_button:
        sheet.button.click()
    with qtbot.waitSignal(sheet.taken) as by_key:
        sheet.confirm()
    assert by_button.args == by_key.args == ["Five years."]


def test_a_text_that_is_only_read_offers_nothing(qtbot: QtBot, host: QWidget) -> None:
    sheet = TextSheet(TextSheetView("Source", "", (("", "Words"),)), host)
    assert "Put into the reply" not in [b.text() for b in sheet.findChildren(Button)]
    with qtbot.assertNotEmitted(sheet.taken):
        sheet.confirm()


def test_esc_closes_a_text(qtbot: QtBot, host: QWidget) -> None:
    sheet = TextSheet(TextSheetView("Source", "", (("", "Words"),)), host)
    sheet.show()
    sheet.first_focus().setFocus()
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Escape)


def test_the_passphrase_is_hidden_handed_over_once_and_forgotten(
    qtbot: QtBot, host: QWidget
) -> None:
    sheet = PassphraseSheet("Locked", "The key file is locked.", host)
    assert sheet.field.echoMode() is QLineEdit.EchoMode.Password
    with qtbot.assertNotEmitted(sheet.given):
        sheet.confirm()
    sheet.field.setText("fake words for a test")
    with qtbot.waitSignal(sheet.given) as told:
        sheet.confirm()
    assert told.args == ["fake words for a test"]
    assert sheet.field.text() == ""


def test_the_list_of_keys_names_each_for_screen_readers(host: QWidget) -> None:
    sheet = KeysSheet([("Queue", [(((("J",)), ("K",)), "Move")])], host)
    names = [text.accessibleName() for text in sheet.findChildren(Text)]
    assert "Move: J, K" in names


def test_help_says_what_the_screen_is_for_above_the_keys(host: QWidget) -> None:
    about = GuidePart("Work", ("Nothing leaves by itself.",))
    sheet = KeysSheet([("Queue", [(((("J",)),), "Move")])], host, about)
    words = [text.text() for text in sheet.findChildren(Text)]
    assert words.index("Nothing leaves by itself.") < words.index("Queue")
    assert words[0] == "Help"
