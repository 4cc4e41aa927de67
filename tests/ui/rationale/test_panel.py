"""Why this draft: each doubt at its place, each fact confirmed by itself, sums that add up."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.parts import BadgeView, Tone
from agent_assist.presenters.view.rationale import (
    CheckRow,
    HelpRow,
    PointsRow,
    RationaleMode,
    RationaleView,
    SourceRow,
)
from agent_assist.ui.rationale.check_rows import CheckCard, quoted
from agent_assist.ui.rationale.list_row import ListRow
from agent_assist.ui.rationale.panel import RationalePanel
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX
from agent_assist.ui.widgets.skeleton import SkeletonBars
from agent_assist.ui.widgets.text import Text

MUST = CheckRow(
    "a", MarkKind.NO_SOURCE, "!", "booked", "No booking.", 9, "No source: booked, check 1 of 2"
)
SHOULD = CheckRow("b", MarkKind.CHECK, "?", "£6.90", "The order shows £7.50.", 40, "Check: £6.90")
SETTLED = CheckRow(
    "a", MarkKind.SETTLED, "✓", "New delivery", "You rewrote this.", 9, "Settled: booked"
)
SOURCE = SourceRow(
    1, "p1", "Parcel history", "Courier feed", "", (), "Source 1, Parcel history, courier feed"
)


def view(**changes: Any) -> RationaleView:
    usual: dict[str, Any] = {
        "mode": RationaleMode.WHY,
        "title": "Why this draft",
        "badge": BadgeView(
            "Partly supported", 2, Tone.WARN, "of 186 similar drafts", "About 7 in 10"
        ),
        "facts_line": "I found a source for 4 of 6 facts.",
        "checks_title": "Check before you approve",
        "checks_count": "2 to check",
        "checks": (MUST, SHOULD),
        "sources_title": "Sources",
        "sources": (SOURCE,),
        "missing": ("Whether the courier has a Thursday slot.",),
        "points": (PointsRow("Sources cover 4 of 6 facts", 12), PointsRow("A figure differs", -9)),
        "points_total": 3,
        "model_line": "qwen3-32b-support, prompt 12",
    }
    return RationaleView(**(usual | changes))


@pytest.fixture
def panel(qtbot):
    made = RationalePanel()
    qtbot.addWidget(made)
    made.resize(304, 800)
    made.show_view(view())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words_of(panel):
    return [text.text() for text in panel.findChildren(Text) if text.isVisible()]


def buttons(panel, words):
    return [button for button in panel.findChildren(Button) if button.text() == words]


def test_it_says_what_the_rating_rests_on_and_what_is_missing(panel):
    words = words_of(panel)
    assert "About 7 in 10 of 186 similar drafts" in words
    assert "I found a source for 4 of 6 facts." in words
    assert "Whether the courier has a Thursday slot." in words


def test_going_to_a_fact_and_confirming_it_name_that_fact(panel, qtbot):
    for index, key in enumerate(("a", "b")):
        with qtbot.waitSignal(panel.go_to, timeout=500) as heard:
            buttons(panel, "Go to text")[index].click()
        assert heard.args == [key]
        with qtbot.waitSignal(panel.confirm, timeout=500) as heard:
            buttons(panel, "I checked it")[index].click()
        assert heard.args == [key]


def test_there_is_one_confirmation_per_fact_and_none_for_all(panel):
    assert len(buttons(panel, "I checked it")) == 2
    assert not [b for b in panel.findChildren(Button) if "all" in b.text().lower()]


def test_confirming_needs_the_focus_on_that_very_button(panel, qtbot):
    go_to, confirm = buttons(panel, "Go to text")[0], buttons(panel, "I checked it")[0]
    with qtbot.assertNotEmitted(panel.confirm):
        go_to.setFocus()
        QTest.keyClick(go_to, Qt.Key.Key_Return)
        QTest.keyClick(panel, Qt.Key.Key_Return)
        QTest.keyClick(panel, Qt.Key.Key_Space)
    confirm.setFocus()
    with qtbot.waitSignal(panel.confirm, timeout=500):
        QTest.keyClick(confirm, Qt.Key.Key_Return)


def test_a_settled_row_has_no_buttons_and_the_focus_goes_on_to_the_next_fact(panel):
    buttons(panel, "I checked it")[0].setFocus()
    panel.show_view(view(checks=(SETTLED, SHOULD)))
    QApplication.sendPostedEvents(None, 52)
    assert len(buttons(panel, "I checked it")) == 1
    assert QApplication.focusWidget() is buttons(panel, "Go to text")[0]


def test_rows_that_did_not_change_keep_their_widgets_and_the_focus(panel):
    button = buttons(panel, "I checked it")[1]
    button.setFocus()
    panel.show_view(view(facts_line="I found a source for 5 of 6 facts.", checks=(MUST, SHOULD)))
    panel.show_view(view(checks=(SETTLED, SHOULD)))
    assert button.hasFocus()


def test_rows_keep_their_order(panel):
    panel.show_view(view(checks=(SHOULD,)))
    panel.show_view(view(checks=(MUST, SHOULD)))
    QApplication.processEvents()
    cards = sorted((c for c in panel.findChildren(CheckCard) if c.isVisible()), key=lambda c: c.y())
    assert [card.accessibleName() for card in cards] == [MUST.accessible, SHOULD.accessible]


def test_a_source_is_a_button_that_opens_its_passage(panel, qtbot):
    (row,) = panel.findChildren(ListRow)
    heard = QAccessible.queryAccessibleInterface(row)
    assert heard.role() == QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "Source 1, Parcel history, courier feed"
    with qtbot.waitSignal(panel.open_source, timeout=500) as opened:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened.args == ["p1"]


def test_the_points_open_on_asking_and_show_their_sum(panel):
    assert "Sum" not in words_of(panel)
    buttons(panel, "Why this number")[0].click()
    words = words_of(panel)
    assert [w for w in words if w in ("+12", "\u22129", "+3")] == ["+12", "\u22129", "+3"]
    panel.show_view(view(points=(PointsRow("Other", 5),), points_total=5))
    assert "Sum" in words_of(panel), "it stays open as the person left it"
    panel.show_view(view(points=()))
    assert not buttons(panel, "Why this number")[0].isVisible()


def test_while_waiting_skeletons_stand_where_checks_will_be(panel):
    badge = BadgeView(
        "Not rated yet", 0, Tone.NEUTRAL, "A rating appears when the draft is checked."
    )
    panel.show_view(
        view(
            mode=RationaleMode.WAITING,
            badge=badge,
            checks=(),
            points=(),
            sources_title="Sources so far",
        )
    )
    skeleton = panel.findChild(SkeletonBars)
    assert skeleton.isVisible()
    assert "Sources so far" in words_of(panel)
    assert buttons(panel, "I checked it") == [] or not buttons(panel, "I checked it")[0].isVisible()
    panel.show_view(view())
    assert not skeleton.isVisible()


def test_the_model_card_is_one_press_away_in_the_line_that_names_the_model(panel, qtbot):
    card = buttons(panel, "Model card")[0]
    with qtbot.waitSignal(panel.open_model_card, timeout=500):
        card.click()
    named = next(t for t in panel.findChildren(Text) if t.text() == view().model_line)
    assert abs(named.geometry().center().y() - card.geometry().center().y()) <= 2


def test_what_may_be_asked_for_begins_where_the_words_above_begin(panel):
    named = next(t for t in panel.findChildren(Text) if t.text() == view().model_line)
    inside = FOCUS_MARGIN_PX + 4  # a link's own room for its focus and its lit ground
    first = panel.asks[0].mapTo(panel, QPoint(inside, 0)).x()
    assert first == named.mapTo(panel, QPoint(0, 0)).x() == 16


def test_help_without_ai_searches_and_inserts(panel, qtbot):
    reply = HelpRow("r", "Redelivery asked", "Used 41 times", "I have asked for a new delivery.")
    article = HelpRow("d", "Missed deliveries", "3 Nov 2026", "A missed parcel is kept.")
    panel.show_view(
        view(
            mode=RationaleMode.WITHOUT_AI, title="Help without AI", model_line="",
            saved_replies=(reply,), articles=(article,), articles_title="Articles",
        )
    )  # fmt: skip
    QApplication.processEvents()
    rows = [row for row in panel.findChildren(ListRow) if row.isVisible()]
    with qtbot.waitSignal(panel.insert_text, timeout=500) as inserted:
        rows[0].click()
    assert inserted.args == ["I have asked for a new delivery."]
    with (
        qtbot.assertNotEmitted(panel.insert_text),
        qtbot.waitSignal(panel.read_article, timeout=500) as read,
    ):
        rows[1].click()
    assert read.args == ["d"]
    with qtbot.waitSignal(panel.search_help, timeout=500) as searched:
        QTest.keyClicks(panel.findChild(QLineEdit), "d")
    assert searched.args == ["d"]
    assert not [b for b in panel.findChildren(Button) if b.isVisible() and b not in panel.asks]


def test_hidden_shows_nothing(panel):
    panel.show_view(view(mode=RationaleMode.HIDDEN, title=""))
    assert [words for words in words_of(panel) if words] == []


@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_are_cut(panel, theme, percent):
    theme.set_text_scale(percent)
    panel.resize(304 * percent // 100, 2400)
    QApplication.processEvents()
    cut = [
        text.text()
        for text in panel.findChildren(Text)
        if text.isVisible() and text.text() and text.height() < text.heightForWidth(text.width())
    ]
    squeezed = [
        button.text()
        for button in panel.findChildren(Button)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert (cut, squeezed) == ([], [])


def test_checks_are_there_in_the_turn_in_which_they_arrive(qtbot):
    panel = RationalePanel()
    qtbot.addWidget(panel)
    panel.resize(304, 800)
    panel.show_view(view(mode=RationaleMode.WAITING, checks=(), points=()))
    panel.show()
    QApplication.processEvents()
    panel.show_view(view())
    cards = panel.findChildren(CheckCard)
    assert [card.isVisible() for card in cards] == [True, True]
    QApplication.processEvents()
    soon = panel.grab().toImage()
    QTest.qWait(150)
    assert panel.grab().toImage() == soon


def test_while_ai_may_not_be_asked_its_tools_stay_to_be_read_and_say_why(panel, qtbot):
    why = "AI is off. Turn it on to ask."
    panel.show_view(view(ask_why_not=why, words_why_not=why))
    signals = (
        panel.ask_wanted,
        panel.polish_wanted,
        panel.translation_wanted,
        panel.summary_wanted,
    )
    for button, signal in zip(panel.asks, signals, strict=True):
        assert button.toolTip() == button.accessibleDescription() == why
        assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus
        with qtbot.assertNotEmitted(signal):
            button.click()
    panel.show_view(view())
    with qtbot.waitSignal(panel.ask_wanted, timeout=500):
        panel.asks[0].click()
    assert panel.asks[0].toolTip() == "Another draft… (Ctrl+Shift+A)"


def test_confirming_names_its_key(panel):
    assert buttons(panel, "I checked it")[0].toolTip() == "I checked it (Ctrl+Shift+K)"


def test_a_fact_is_quoted_by_its_first_words():
    assert quoted("£6.90") == "“£6.90”"
    long = "I have booked a new delivery for Thursday between 8:00 and 12:00"
    assert quoted(long) == "“I have booked a new delivery for…”"
    assert quoted("Two\nlines") == "“Two lines”"


def test_the_keyboard_stays_in_the_column_when_another_face_takes_its_place(qtbot):
    other, panel = Button(ButtonKind.PLAIN, "Elsewhere"), RationalePanel()

    class Window(QWidget):
        def focusNextPrevChild(self, _forward: bool) -> bool:
            other.setFocus()
            return True

    whole = Window()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    column.addWidget(other)
    column.addWidget(panel)
    panel.show_view(view(mode=RationaleMode.WITHOUT_AI, title="Help without AI", checks=()))
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    panel.findChild(QLineEdit).setFocus()
    panel.show_view(view())
    assert whole.focusWidget() in panel.findChildren(QWidget)
