"""The draft column: tag and footer stay in sight, the editor is loaded only when asked, every wish is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import AbstainView, ChooseView, DraftMode
from agent_assist.presenters.view.enclosures import EnclosuresView
from agent_assist.presenters.view.parts import ActionView, BadgeView, BannerView, Cap, TagView, Tone
from agent_assist.ui.draft.pane import DraftPane
from agent_assist.ui.draft.step_button import StepButton
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.text import Text

AI = Origin.AI
ABSTAINED = AbstainView(
    BadgeView("I'm not sure", 1, Tone.DANGER, ""),
    "I'm not sure: not enough evidence.",
    "A guess about money could mislead her.",
    (("The October meter reading", "The last one is from 2 September."),),
    ("Hand over to Billing disputes", "2 people free now."),
    ("Ctrl", "Shift", "H"),
)
BANNER = BannerView(
    "stale",
    Tone.WARN,
    "mail",
    "Maren wrote again",
    "Nothing was sent.",
    (ActionView("read", "Read"),),
)


@pytest.fixture
def pane(qtbot, clock):
    made = DraftPane(clock=clock)
    qtbot.addWidget(made)
    made.resize(456, 640)
    made.show()
    return made


def words_of(widget):
    return [text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget)]


def is_in_sight(pane, widget):
    top_left = widget.mapTo(pane, widget.rect().topLeft())
    box = widget.rect().translated(top_left)
    return widget.isVisible() and pane.rect().contains(box)


def test_tag_and_footer_stay_in_sight_however_long_the_draft_and_wherever_it_is_scrolled(
    pane, draft_view, content
):
    pane.show_view(draft_view(content=content(("line\n" * 300, AI)), banners=(BANNER, BANNER)))
    bar = pane.editor.verticalScrollBar()
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        QApplication.processEvents()
        assert is_in_sight(pane, pane.header.tag)
        assert is_in_sight(pane, pane.footer)


def test_tag_and_footer_take_no_focus_and_have_nothing_to_close(pane, draft_view):
    pane.show_view(draft_view())
    for part in (pane.header, pane.footer):
        assert part.findChildren(Button) == []
        assert part.contextMenuPolicy() is Qt.ContextMenuPolicy.DefaultContextMenu


def test_typed_text_survives_every_view_of_the_same_revision(pane, draft_view, content):
    pane.show_view(draft_view(content=content(("Hello", AI))))
    pane.editor.setFocus()
    QTest.keyClicks(pane.editor, "Dear ")
    caret = pane.editor.textCursor().position()
    view = draft_view(content=content(("Hello", AI)), saved_line="Saved 12:32", banners=(BANNER,))
    pane.show_view(view)
    assert pane.editor.text() == "Dear Hello"
    assert pane.editor.textCursor().position() == caret
    pane.show_view(draft_view(content=content(("Other", AI), revision=2)))
    assert pane.editor.text() == "Other"


def test_edits_and_banner_actions_are_told(pane, draft_view, qtbot):
    pane.show_view(draft_view(banners=(BANNER,)))
    with qtbot.waitSignal(pane.edited, timeout=500) as edited:
        QTest.keyClicks(pane.editor, "x")
    assert edited.args[0].startswith("xHi Maren")
    with qtbot.waitSignal(pane.action, timeout=500) as acted:
        next(b for b in pane.findChildren(Button) if b.text() == "Read").click()
    assert acted.args == ["read"]


def test_a_gone_banner_is_gone(pane, draft_view):
    pane.show_view(draft_view(banners=(BANNER,)))
    pane.show_view(draft_view())
    assert "Maren wrote again" not in words_of(pane)


def test_an_abstained_draft_shows_why_and_one_step_and_no_text(pane, draft_view, content, qtbot):
    view = draft_view(
        mode=DraftMode.ABSTAINED, tag=None, to_line="", saved_line="", footer="",
        abstain=ABSTAINED, content=content(revision=2),
    )  # fmt: skip
    pane.show_view(view)
    words = words_of(pane)
    assert "I'm not sure: not enough evidence." in words
    assert "The October meter reading" in words
    assert not pane.editor.isVisible()
    step = pane.findChild(StepButton)
    assert step.accessibleName() == "Hand over to Billing disputes"
    with qtbot.waitSignal(pane.step_clicked, timeout=500):
        step.click()


def test_the_same_abstain_view_keeps_the_focus_on_its_step(pane, draft_view, content):
    view = draft_view(mode=DraftMode.ABSTAINED, abstain=ABSTAINED, content=content(revision=2))
    pane.show_view(view)
    step = pane.findChild(StepButton)
    pane.show_view(view)
    assert pane.findChild(StepButton) is step


def test_streaming_is_read_only_and_shows_its_progress(pane, draft_view, content):
    view = draft_view(
        mode=DraftMode.STREAMING, is_read_only=True, progress_line="28 of about 95 words",
        content=content(("I have", AI), revision=3),
    )  # fmt: skip
    pane.show_view(view)
    pane.append_streamed(" booked")
    QTest.keyClicks(pane.editor, "x")
    assert pane.editor.text() == "I have booked"
    assert "28 of about 95 words" in words_of(pane)


def test_without_a_draft_the_editor_is_ready_to_type_at_once(pane, draft_view, content):
    tag = TagView("Written by you, no AI", Cap.SOLID, "user")
    view = draft_view(mode=DraftMode.EMPTY, tag=tag, content=content(revision=4))
    pane.show_view(view)
    QTest.keyClicks(pane.editor, "Hello")
    assert pane.editor.text() == "Hello"
    assert not pane.legend.isVisible()


def test_more_below_appears_only_while_there_is_more(pane, draft_view, content):
    pane.show_view(draft_view(content=content(("line\n" * 100, AI), revision=5)))
    QApplication.processEvents()
    more = next(b for b in pane.findChildren(Button) if b.text() == "More below")
    assert more.isVisible()
    for _ in range(40):
        if more.isVisible():
            more.click()
    bar = pane.editor.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert not more.isVisible()


def test_screen_readers_hear_the_draft_as_the_view_names_it(pane, draft_view):
    view = draft_view(
        accessible_name="Draft reply to Maren Oduya",
        accessible_description="AI-drafted, edited by you. 1 fact has no source.",
    )
    pane.show_view(view)
    heard = QAccessible.queryAccessibleInterface(pane.editor)
    assert heard.role() == QAccessible.Role.EditableText
    assert heard.text(QAccessible.Text.Name) == "Draft reply to Maren Oduya"
    assert "1 fact has no source" in heard.text(QAccessible.Text.Description)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [380, 456])
def test_no_words_are_cut(pane, draft_view, theme, percent, width):
    theme.set_text_scale(percent)
    pane.resize(width, 1200)
    pane.show_view(draft_view(banners=(BANNER,)))
    QApplication.processEvents()
    cut = [
        text.text()
        for text in pane.findChildren(Text)
        if text.isVisible() and text.text() and text.height() < text.heightForWidth(text.width())
    ]
    narrow = [
        text.text()
        for text in pane.findChildren(Text)
        if text.isVisible() and not text.hasHeightForWidth() and text.toolTip()
    ]
    assert (cut, narrow) == ([], [])
    assert pane.header.tag.width() >= pane.header.tag.minimumSizeHint().width()


def test_the_caret_starts_at_the_beginning(pane, draft_view):
    pane.show_view(draft_view())
    assert pane.editor.textCursor().position() == 0
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert pane.editor.textCursor().atEnd()


@pytest.mark.parametrize("width", [380, 456, 700])
def test_the_words_below_the_text_are_whole_beside_their_buttons(pane, draft_view, content, width):
    pane.resize(width, 640)
    long = content(("line\n" * 300, AI))
    pane.show_view(draft_view(content=long, label_line="recorded demo answer"))
    pane.show_enclosures(EnclosuresView("", "", "", "", (), "", can_change=True))
    qt = pane.layout()
    qt.activate()
    label = next(t for t in pane.findChildren(Text) if t.text() == "recorded demo answer")
    assert not label.is_cut
    assert pane.enclosures.attach.isVisible()


CHOOSING = ChooseView("You first.", "Pick one.", (("Repair", "No charge"), ("Refund", "In full")),
                      (("1",), ("2",)), 0, "", "Something else…", "Logged, not scored.")  # fmt: skip


def test_what_takes_the_texts_place_takes_its_focus(pane, draft_view):
    """Else the keyboard would be wherever Qt goes next: keys 1 to 8 would pick nothing."""
    pane.show_view(draft_view())
    pane.editor.setFocus()
    pane.show_view(draft_view(mode=DraftMode.CHOOSING, choose=CHOOSING, footer=""))
    assert pane.window().focusWidget() is pane.choose.cards[0]
    pane.show_view(draft_view())
    pane.editor.setFocus()
    pane.show_view(draft_view(mode=DraftMode.ABSTAINED, abstain=ABSTAINED, footer=""))
    assert pane.window().focusWidget() is pane.findChild(StepButton)


def test_without_a_text_nothing_stands_below_and_nothing_is_left_free(pane, draft_view):
    for view in (
        draft_view(mode=DraftMode.CHOOSING, choose=CHOOSING, footer=""),
        draft_view(mode=DraftMode.ABSTAINED, abstain=ABSTAINED, footer=""),
    ):
        pane.show_view(view)
        pane.show_enclosures(EnclosuresView("", "", "", "", (), "", can_change=True))
        QApplication.processEvents()
        page = pane.choose if view.choose is not None else pane.abstain
        assert page.geometry().bottom() >= pane.height() - 10


def test_all_outcomes_stand_in_a_narrow_window(pane, draft_view):
    pane.resize(420, 560)
    pane.set_compact(is_compact=True)
    four = ChooseView("You first. What should happen here?", "Pick the outcome. " * 6,
                      (("One", "Note"),) * 4, (("1",),) * 4, 0, "", "Something else…", "Logged.")  # fmt: skip
    pane.show_view(draft_view(mode=DraftMode.CHOOSING, choose=four, footer=""))
    QApplication.processEvents()
    assert all(card.height() <= 60 for card in pane.choose.cards)
    assert pane.choose.verticalScrollBar().maximum() == 0


def test_words_of_help_articles_have_the_pattern_of_their_tag_and_are_not_called_ai_words(
    pane, draft_view
):
    hatched = grab_rail(pane, draft_view())
    dotted = grab_rail(
        pane, draft_view(tag=TagView("Draft from help articles, not sent", Cap.DOTTED, "book-open"))
    )
    assert dotted != hatched
    assert pane.legend.accessibleName().startswith("Dotted: words of help articles.")
    assert grab_rail(pane, draft_view()) == hatched
    assert pane.legend.accessibleName().startswith("Hatched: AI words.")


def grab_rail(pane, view):
    pane.show_view(view)
    QApplication.processEvents()
    return pane.editor.rail.grab().toImage()
