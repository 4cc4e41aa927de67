"""What must never happen (the interface specification, section 11): one test for each line, under its number.

| line | what must never happen | test |
| --- | --- | --- |
| 1 | Send or Approve acts by default, by first focus, or by a key pressed before | test_never_01 |
| 2 | something is sent without an approval of exactly that text | test_never_02 |
| 3 | approval by itself, by time or in bulk; a retry that sends | test_never_03 |
| 4 | a draft replaces, moves or merges into typed text | test_never_04 |
| 5 | tag or footer missing, shortened, hidden or dropped | test_never_05 |
| 6 | Approve open before everything was on screen, or with a fact open | test_never_06 |
| 7 | a model's number as confidence; a band without its n | test_never_07 |
| 8 | Reject smaller, paler, further away or slower | test_never_08 |
| 9 | meaning by colour alone; focus not visible; a key that acts while typing | test_never_09 |
| 10 | a view of one agent, of a small group, or a ranking | test_never_10 |
| 11 | a draft denies AI, fills fields, or loads something remote | test_never_11 |
| 12 | the app blocked, blank or slow because AI is off or down | test_never_12 |
| 13 | more than three keys or a second of waiting between reading and approving | test_never_13 |

The tests beside each part of the window go into its details; these go through the whole house.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QPushButton, QTextEdit

from agent_assist.domain.confidence import Band, Rating, Standing, TrackRecord
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, ModelUnreachable
from agent_assist.domain.outbox import OutboxState
from agent_assist.presenters import words
from agent_assist.presenters.view.draft import MarkKind
from agent_assist.ui.shell.rail import RailButton
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, ticket
from tests.ui.never.conftest import Desk

OpenDesk = Callable[..., Desk]

UNSOURCED = SOUND_ANSWER.replace("30 days.", "45 days.").replace("5 working days.", "45 days.")
MANY_LINES = "".join(
    "[courtesy] I am sorry about all of this, dear Maren, once more.\n[br]\n" for _ in range(26)
)
LONG = SOUND_ANSWER.replace("[courtesy] Kind", f"{MANY_LINES}[courtesy] Kind")


def test_never_01_send_and_approve_react_to_no_key_that_was_not_meant_for_them(
    desk: OpenDesk,
) -> None:
    at = desk()
    at.open()
    at.reads()
    assert not [b for b in at.window.findChildren(QPushButton) if b.isDefault() or b.autoDefault()]
    approve = at.window.work.review_bar.approve_button
    for key in ("Return", "Space"):
        at.goes_to(at.window.work.queue.list)
        at.hands.press(key)
        at.settle()
        assert at.state == "ready"
    at.goes_to(approve)
    _release(approve, Qt.Key.Key_Space)
    at.settle()
    assert at.preview is None, "a key pressed elsewhere and let go on Approve"
    at.workspace.approving.open_preview()
    at.settle()
    sheet = at.preview
    assert sheet is not None
    assert at.window.focusWidget() is sheet.back_button
    at.hands.press("Ctrl+Return")
    assert at.state in ("preview", "preview_shown"), "within the first moments"
    at.waits_for_send()
    sheet.send_button.setFocus()
    _release(sheet.send_button, Qt.Key.Key_Space)
    for _ in range(5):
        _press(at.window.focusWidget(), Qt.Key.Key_Return, held=True, control=True)
    assert at.state == "preview_shown", "a key held down"
    at.hands.press("Ctrl+Return")
    assert at.state == "undo_window", "and the same keys, pressed on purpose, do approve"


def test_never_02_nothing_leaves_without_an_approval_of_exactly_these_bytes(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = desk()
    at.open()
    at.reads()
    _approve(at)
    (held,) = at.workspace.context.held
    at.settle(11)
    (mail,) = at.office.sent_mails()
    assert held.envelope.body in mail.read_text(encoding="utf-8").replace("=\n", "")
    approvals = at.office.log_details("approval")
    assert approvals[0]["detail"]["digest"] == held.envelope.digest_hex
    assert at.office.log_types().index("approval") < at.office.log_types().index("send_intent")
    at.office.customer_writes("7001", "Thank you. And the shade?")
    at.workspace.opening.refresh(frozenset({"7001"}))
    at.settle()
    at.reads()
    _approve(at)
    store, item = at.office.services.store, at.office.services.store.item
    changed = "A refund of 900 euros is on its way."

    def tampered(outbox_id: str):
        found = item(outbox_id)
        return replace(found, envelope=replace(found.envelope, body=changed))

    monkeypatch.setattr(store, "item", tampered)
    at.settle(11)
    assert len(at.office.sent_mails()) == 1


@pytest.mark.parametrize("fault", [DeliveryRefused, DeliveryUnknown])
def test_never_03_nothing_is_approved_or_sent_by_itself_in_bulk_or_again(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    tickets = (ticket(), ticket("7002", email="bea@mail.example", name="Bea B"))
    at = desk(tickets=tickets, model=ScriptedModel(UNSOURCED))
    at.open()
    rows = at.window.work.queue.list
    assert rows.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection
    assert not rows.findChildren(QCheckBox)
    offered = [b.text().casefold() for b in at.window.findChildren(QPushButton)]
    assert not [text for text in offered if re.search(r"\b(approve|confirm|send)\b.*\ball\b", text)]
    facts = at.review.assessment.open_musts
    assert len(facts) == 2
    at.workspace.editing.confirm(at.review.assessment.key_of(facts[0]))
    assert len(at.review.assessment.open_musts) == len(facts) - 1, "one at a time"
    for fact in at.review.assessment.open_musts:
        at.workspace.editing.confirm(at.review.assessment.key_of(fact))
    at.reads()
    at.settle(3600)
    assert at.state == "ready", "an hour approves nothing"
    sent = []

    def deliver(item):
        sent.append(item.id)
        raise fault("The helpdesk did not answer.")

    monkeypatch.setattr(at.office.services.sending._gate._outbox, "deliver", deliver)
    _approve(at)
    at.settle(11)
    at.settle(3600)
    assert len(sent) == 1, "nothing tries again by itself"
    ends = {item.state for item in at.office.services.store.items(*OutboxState)}
    assert ends <= {OutboxState.FAILED, OutboxState.UNKNOWN}


def test_never_04_a_draft_never_touches_what_was_typed(desk: OpenDesk) -> None:
    at = desk(hold=True)
    at.open()
    editor = at.window.work.draft.editor
    at.goes_to(editor)
    at.hands.type("I was faster.")
    caret = editor.textCursor().position()
    for stream in at.runner.streams:
        stream.go()
    at.settle(1)
    assert editor.text() == "I was faster."
    at.workspace.new_draft()
    at.settle()
    at.runner.streams[-1].go()
    at.settle(1)
    at.office.customer_writes("7001", "Hurry up.")
    at.workspace.opening.refresh(frozenset({"7001"}))
    at.settle(5)
    assert editor.text() == "I was faster."
    assert editor.textCursor().position() == caret
    assert editor.hasFocus()


@pytest.mark.parametrize(("width", "scale"), [(1440, 100), (420, 100), (380, 200)])
def test_never_05_tag_and_footer_are_there_whole_and_outlive_every_edit(
    desk: OpenDesk, theme, width: int, scale: int
) -> None:
    at = desk(size=(width, 760))
    theme.set_text_scale(scale)
    at.open()
    draft = at.window.work.draft
    for text in (None, "Short.", ""):
        if text is not None:
            at.goes_to(draft.editor)
            draft.editor.selectAll()
            at.hands.press("Delete")
            at.hands.type(text)
        draft.editor.verticalScrollBar().setValue(draft.editor.verticalScrollBar().maximum())
        at.settle(1)
        tag = draft.header.tag
        assert tag.isVisible()
        assert tag.width() >= tag.minimumSizeHint().width(), "shortened"
        assert tag.visibleRegion().boundingRect().size() == tag.size(), "partly hidden"
        assert at.workspace.draft.tag.words.startswith("AI")
        assert draft.footer.isVisible()
        assert "Drafted with AI" in at.workspace.draft.footer
    if scale != 100:
        return  # at this size the preview has many pages; what is sent does not depend on it
    at.hands.type("You can return a lamp within 30 days, as our returns policy says.")
    at.settle(1)
    at.reads()
    _approve(at)
    at.settle(11)
    (mail,) = at.office.sent_mails()
    assert "Drafted with AI, edited and sent by Priya N." in mail.read_text(encoding="utf-8")


@pytest.mark.parametrize("unsourced", ["", "[commitment] We pay you 75 euros.\n\n"])
def test_never_06_approve_waits_for_the_whole_draft_the_whole_preview_and_every_fact(
    desk: OpenDesk, unsourced: str
) -> None:
    at = desk(model=ScriptedModel(LONG.replace("[courtesy] Kind", f"{unsourced}[courtesy] Kind")))
    at.open()
    editor, bar = at.window.work.draft.editor, at.window.work.review_bar
    assert editor.verticalScrollBar().maximum() > 0
    at.qtbot.wait(450)
    at.settle()
    at.workspace.editing.check_now(at.review)
    at.settle()
    assert not bar.approve_button.may_act, "the end was not on screen"
    _scroll_through(at, editor.verticalScrollBar())
    at.reads()
    assert bar.approve_button.may_act is not bool(unsourced), "a fact has no source"
    for fact in at.review.assessment.open_musts:
        at.workspace.editing.confirm(at.review.assessment.key_of(fact))
    at.settle()
    assert bar.approve_button.may_act
    at.workspace.approving.open_preview()
    at.settle()
    sheet = at.preview
    assert sheet.page.verticalScrollBar().maximum() > 0
    at.qtbot.wait(700)
    at.settle()
    assert not sheet.send_button.may_act, "the end of the preview was not on screen"
    at.workspace.approving.confirm_send()
    assert at.state == "preview"
    _scroll_through(at, sheet.page.verticalScrollBar())
    at.waits_for_send()
    assert sheet.send_button.may_act


def test_never_07_no_number_of_a_model_is_shown_as_confidence(desk: OpenDesk) -> None:
    at = desk()
    at.open()
    badge = at.workspace.rationale.badge
    assert (badge.words, badge.bars) == ("Uncalibrated", 0)
    assert "fairly sure" not in f"{badge.words} {badge.line} {badge.headline}"
    rating = at.review.assessment.rating
    for band in Band:
        standing = Standing(band, 7000, 6500, 7500, 186, 130, 6200, 7600, is_blind=False)
        shown = words.badge(EnglishOnly(), _rated(rating, band, standing))
        text = f"{shown.words} {shown.headline} {shown.line}"
        assert "%" not in text
        assert not re.search(r"\b0[.,]\d", text)
        has_bars = band in (Band.WELL_SUPPORTED, Band.PARTLY_SUPPORTED, Band.NOT_SURE)
        assert (shown.bars > 0) is has_bars, "only a band has bars"
        assert not has_bars or "186" in text, "a band says how many"
        without = words.badge(EnglishOnly(), _rated(rating, band, None))
        assert without.bars == 0, "no band without its count"


def test_never_08_saying_no_is_as_near_as_saying_yes(desk: OpenDesk) -> None:
    at = desk()
    at.open()
    bar = at.window.work.review_bar
    reject, edit, approve = bar.reject_button, bar.edit_button, bar.approve_button
    assert reject.may_act, "from the first moment, before Approve"
    at.reads()
    assert (
        len({(b.height(), b.y(), b._kind, b.font().weight()) for b in (reject, edit, approve)}) == 1
    )
    assert abs(reject.width() - approve.width()) <= 1
    assert reject.isVisible()
    at.hands.press("Ctrl+Shift+X")
    at.settle()
    assert at.workspace.reject_view is not None, "one key opens the reasons"
    at.workspace.approving.close_reject()
    at.settle()
    QTest.mouseClick(reject, Qt.MouseButton.LeftButton)
    at.settle()
    assert at.workspace.reject_view is not None, "and so does one click"


def test_never_09_nothing_depends_on_colour_and_no_key_acts_while_typing(desk: OpenDesk) -> None:
    at = desk(model=ScriptedModel(SOUND_ANSWER.replace("30 days.", "45 days.")))
    at.open()
    chips = {mark.kind: mark.chip for mark in at.workspace.draft.marks}
    assert chips[MarkKind.NO_SOURCE] == "!"
    assert chips[MarkKind.SOURCED] == "1"
    assert len(set(chips.values())) == len(chips)
    for button in (at.window.work.review_bar.reject_button, at.window.work.review_bar.edit_button):
        at.goes_to(at.window.work.queue.list)
        before = _grey(button)
        at.goes_to(button)
        assert _grey(button) != before, "the focus is seen in grey too"
    editor = at.window.work.draft.editor
    at.goes_to(editor)
    editor.selectAll()
    at.hands.press("Delete")
    opened, state = at.workspace.context.current_id, at.state
    at.hands.type("jkoxeJKOXE12345678 #?.")
    assert editor.text() == "jkoxeJKOXE12345678 #?."
    assert at.workspace.context.current_id == opened
    assert at.state == state
    assert at.window.overlays.sheet is None


def test_never_10_there_is_no_view_of_one_person_of_few_or_of_a_ranking(desk: OpenDesk) -> None:
    at = desk()
    at.open()
    screens = {button.text() for button in at.window.rail.findChildren(RailButton)}
    # Audit: tests/presenters/test_audit.py shows that it has no filter by person and no name.
    known = {"Work", "Articles", "Team", "Audit", "Checks", "Settings"}
    assert screens == known, "a new screen of figures needs its own tests"
    figures = at.office.services.statistics
    for name, method in inspect.getmembers(type(figures), inspect.isfunction):
        asked = set(inspect.signature(method).parameters)
        is_public = not name.startswith("_")
        assert not (is_public and asked & {"actor", "person", "account", "agent"}), name
    store = type(at.office.services.store)
    for name, method in inspect.getmembers(store, inspect.isfunction):
        asked = set(inspect.signature(method).parameters)
        assert not asked & {"actor", "person", "account", "agent", "colleague"}, name
    at.reads()
    _approve(at)
    at.settle(11)
    bodies = [record.body.decode() for record in at.office.services.store.records()]
    assert bodies
    assert not [body for body in bodies if "priya" in body.casefold()], "pseudonyms only"
    at.window.show_screen("team")
    at.settle(1)
    few = at.workspace.team.view
    assert few.empty is not None, "the figures of one agent are nobody's but their own"
    assert (few.tiles, few.charts) == ((), ())
    assert [words for _, words in few.queues] == ["All queues", "Your own figures"]


def test_never_11_a_draft_denies_nothing_fills_nothing_and_loads_nothing(desk: OpenDesk) -> None:
    picture = '<img src="https://track.example/a.png"> ![b](https://track.example/b.png)'
    bad = f"[courtesy] I am a real person, not an AI.\n[courtesy] Look: {picture}\n\n"
    answer = SOUND_ANSWER.replace("[courtesy] Kind", f"{bad}[courtesy] Kind")
    at = desk(
        model=ScriptedModel(f"{answer}[status] closed\n[refund] 500\n"),
        tickets=(ticket(text=f"Can I return my lamp? {picture}"),),
    )
    at.open()
    found = {finding.rule for finding in at.review.assessment.open_musts}
    assert {"denies_ai", "image_or_code"} <= found
    at.reads()
    assert not at.window.work.review_bar.approve_button.may_act
    envelope = at.office.services.approving.prepare(at.review).envelope
    assert envelope.status_change == at.office.services.policy.status_after_reply == ""
    texts = at.window.findChildren(QTextEdit)
    assert any("Look:" in text.toPlainText() for text in texts)
    formats = [f for text in texts for f in text.document().allFormats()]
    assert not [f for f in formats if f.isImageFormat()], "a picture stands in a text"


@pytest.mark.parametrize("ai", ["off", "down", "slow"])
def test_never_12_the_app_is_whole_without_ai(desk: OpenDesk, ai: str) -> None:
    error = ModelUnreachable("The server did not answer.") if ai == "down" else None
    at = desk(hold=ai == "slow", model=ScriptedModel(SOUND_ANSWER, error=error))
    if ai == "off":
        at.workspace.switching.toggle()
    at.open()
    assert at.window.work.queue.list.model().rowCount() >= 1
    assert at.workspace.conversation.messages[0].text.startswith("Hello, can I return")
    editor = at.window.work.draft.editor
    assert editor.isVisible()
    assert not editor.isReadOnly(), "one may type at once"
    at.goes_to(editor)
    at.hands.type("I looked into it myself and call you tomorrow at nine.")
    if ai == "slow":
        at.workspace.stop()
    at.settle(1)
    assert at.window.work.review_bar.approve_button.may_act
    _approve(at)
    at.settle(11)
    assert len(at.office.sent_mails()) == 1


def test_never_13_from_reading_to_approving_are_two_keys_and_under_a_second(
    desk: OpenDesk,
) -> None:
    at = desk()
    at.open()
    at.goes_to(at.window.work.draft.editor)
    at.reads()
    assert at.state == "ready"
    keys = []

    def press(key: str) -> None:
        keys.append(key)
        at.hands.press(key)
        at.settle()

    press("Ctrl+Return")
    assert at.preview is not None
    at.waits_for_send()
    press("Ctrl+Return")
    assert at.state == "undo_window"
    assert len(keys) <= 3
    assert at.office.log_details("decision")[0]["detail"]["preview_ms"] <= 1000


class EnglishOnly:
    """The words as they stand in the code."""

    def __call__(self, text: str, **values: object) -> str:
        return text.format(**values)


def _rated(rating: Rating, band: Band, standing: Standing | None) -> Rating:
    return replace(rating, band=band, standing=standing, record=TrackRecord(186, 130, 500))


def _approve(at: Desk) -> None:
    at.workspace.approving.open_preview()
    at.settle()
    assert at.preview is not None
    _scroll_through(at, at.preview.page.verticalScrollBar())
    at.waits_for_send()
    at.hands.press("Ctrl+Return")
    at.settle()
    assert at.state == "undo_window"


def _scroll_through(at: Desk, bar) -> None:
    place = 0
    while True:
        bar.setValue(place)
        at.qtbot.wait(400)
        if place >= bar.maximum():
            return
        place += max(1, bar.pageStep() * 3 // 4)


def _press(widget, key: Qt.Key, *, held: bool, control: bool) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifier, "", held)
    QApplication.sendEvent(widget, event)


def _release(widget, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def _grey(widget) -> bytes:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())
