"""The rationale in two lines: it counts, it unfolds on asking, and each fact is confirmed by itself."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.view.parts import BadgeView, Tone
from agent_assist.presenters.view.rationale import HelpRow, RationaleMode
from agent_assist.ui.rationale.check_rows import quoted
from agent_assist.ui.rationale.strip import SummaryStrip
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.text import Text
from tests.ui.rationale.test_panel import MUST, SETTLED, SHOULD, SOURCE, view


@pytest.fixture
def strip(qtbot):
    made = SummaryStrip()
    qtbot.addWidget(made)
    made.show_view(view())
    made.resize(420, made.height_for(420))
    made.show()
    QApplication.processEvents()
    return made


def words(strip):
    return [text.text() for text in strip.findChildren(Text) if text.isVisible()]


def press(strip, words):
    next(b for b in strip.findChildren(Button) if b.text() == words and b.isVisible()).click()


def test_folded_it_counts_checks_sources_and_what_is_missing(strip):
    assert "2 to check  ·  1 source  ·  1 thing missing" in words(strip)
    assert "About 7 in 10 of 186 similar drafts" in words(strip)
    assert "2 to check" in strip.row.accessibleName()


def test_it_unfolds_to_the_first_open_check_which_is_confirmed_there(qtbot, strip):
    folded = strip.height_for(420)
    strip.row.click()
    assert strip.is_unfolded
    assert strip.height_for(420) > folded
    assert quoted(MUST.quote) in words(strip)
    assert quoted(SHOULD.quote) not in words(strip)
    with qtbot.waitSignal(strip.confirm) as confirmed:
        press(strip, "I checked it")
    assert confirmed.args == [MUST.key]


def test_once_a_check_is_settled_the_next_one_stands_there_and_in_the_end_it_folds(strip):
    strip.row.click()
    strip.show_view(view(checks=(SETTLED, SHOULD)))
    assert quoted(SHOULD.quote) in words(strip)
    strip.show_view(view(checks=(SETTLED,)))
    assert not strip.is_unfolded
    assert "1 check done  ·  1 source  ·  1 thing missing" in words(strip)


def test_it_never_unfolds_by_itself(strip):
    strip.show_view(view(checks=()))
    strip.show_view(view())
    assert not strip.is_unfolded


def test_without_an_open_check_it_asks_for_the_whole_panel(qtbot, strip):
    strip.show_view(view(checks=(SETTLED,)))
    with qtbot.waitSignal(strip.panel_wanted):
        strip.row.click()


def test_while_waiting_it_says_what_was_found_so_far(strip):
    strip.show_view(view(mode=RationaleMode.WAITING, checks=(), sources=(SOURCE, SOURCE)))
    assert "2 sources found so far" in words(strip)
    assert "rated when complete" in words(strip)


def test_without_a_rating_it_gives_the_reason_in_its_first_sentence(strip):
    line = "Only 38 similar drafts were decided. 100 are needed for a rating."
    strip.show_view(view(badge=BadgeView("Uncalibrated", 0, Tone.NEUTRAL, line)))
    assert "Only 38 similar drafts were decided" in words(strip)


def test_without_ai_it_leads_to_replies_and_articles(qtbot, strip):
    rows = (HelpRow("a", "Redelivery", "Used often", "text"),)
    strip.show_view(
        view(mode=RationaleMode.WITHOUT_AI, title="Help without AI", badge=None, checks=(),
             saved_replies=rows, articles=rows + rows)
    )  # fmt: skip
    assert "Help without AI" in words(strip)
    assert "1 saved reply  ·  2 articles" in words(strip)
    with qtbot.waitSignal(strip.panel_wanted):
        strip.row.click()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_of_a_check_are_cut(strip, theme, percent):
    theme.set_text_scale(percent)
    strip.row.click()
    strip.resize(420, strip.height_for(420))
    QApplication.processEvents()
    shown = [t for t in strip.checks.findChildren(Text) if t.isVisible()]
    assert shown
    assert all(t.height() >= t.heightForWidth(t.width()) for t in shown)


def test_what_is_never_rated_is_promised_no_rating(strip):
    strip.show_view(view(mode=RationaleMode.WAITING, badge=None, title="Your words, polished"))
    assert "Your words, polished" in words(strip)
    assert "rated when complete" not in words(strip)
