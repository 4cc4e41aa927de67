"""Rail, marks and chips stand where their words stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import MarkKind
from agent_assist.ui.draft.lines import lines_between
from agent_assist.ui.theme.tokens import TypeRole

AI, PERSON, PASTED = Origin.AI, Origin.PERSON, Origin.PASTED
TEXT = "Your parcel is held at the Leith depot until Friday. We refund the fee of £6.90 to you."


def rail_of(editor):
    return [origins for _, _, origins in editor.rail.pieces if origins]


def colours(widget):
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_the_rail_tells_ai_own_and_mixed_lines_apart(editor, content):
    editor.load(
        content(("one\n", AI), ("two\n", PERSON), ("th", AI), ("ree\n", PASTED), ("\n", AI))
    )
    assert rail_of(editor) == [{AI}, {PERSON}, {AI, PASTED}]


def test_the_rail_follows_typing(editor, content):
    editor.load(content(("one two", AI)))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "x")
    assert rail_of(editor) == [{AI, PERSON}]


def test_the_rail_stands_left_of_the_text_and_right_of_right_to_left_text(editor, content):
    editor.load(content(("Hello", AI)))
    assert editor.rail.x() < editor.viewport().x() < editor.chip_strip.x()
    editor.load(content(("שלום לך", AI)))
    assert editor.rail.x() > editor.viewport().x() > editor.chip_strip.x()


def test_lines_have_the_height_of_the_scale_with_room_below_the_words(editor, content, theme):
    editor.load(content((TEXT, AI)))
    lines = list(lines_between(editor, 0, 400))
    pitch = lines[1].top - lines[0].top
    assert pitch == pytest.approx(theme.line_px(TypeRole.DRAFT), abs=1)
    assert lines[0].bottom - lines[0].text_bottom >= 5


def test_a_chip_stands_on_the_line_where_its_words_end(editor, content, mark_over):
    editor.load(content((TEXT, AI)))
    editor.set_marks([mark_over(TEXT, "Your parcel is held at the Leith depot until Friday.")])
    lines = list(lines_between(editor, 0, 400))
    end = TEXT.index("Friday.") + len("Friday.")
    line = next(line for line in lines if line.start < end <= line.end)
    (chip,) = editor.chip_strip.chips
    assert line.top <= chip.box.center().y() <= line.bottom


def test_two_chips_on_a_line_stand_side_by_side_and_stack_when_narrow(editor, content, mark_over):
    text = "We refund the fee of £6.90."
    editor.load(content((text, AI)))
    marks = [mark_over(text, "refund the fee"), mark_over(text, "£6.90", MarkKind.CHECK, "?")]
    editor.set_marks(marks)
    first, second = (chip.box for chip in editor.chip_strip.chips)
    assert second.left() > first.right()
    assert second.top() == first.top()
    assert second.right() <= editor.chip_strip.width()
    editor.resize(380, 400)
    QApplication.processEvents()
    first, second = (chip.box for chip in editor.chip_strip.chips)
    assert second.top() >= first.bottom()
    assert second.right() <= editor.chip_strip.width()


@pytest.mark.parametrize("width", [380, 456])
def test_many_chips_never_cover_each_other(editor, content, mark_over, width):
    words = ["alpha", "beta", "gamma", "delta", "epsilon"]
    text = " ".join(words) + " and then some more text that goes on to a second line with zeta"
    editor.resize(width, 400)
    editor.load(content((text, AI)))
    editor.set_marks([mark_over(text, word) for word in [*words, "zeta"]])
    boxes = [chip.box for chip in editor.chip_strip.chips]
    assert len(boxes) == 6
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


@pytest.mark.parametrize(
    ("kind", "ink"),
    [
        (MarkKind.NO_SOURCE, "danger"),
        (MarkKind.CHECK, "warn"),
        (MarkKind.SETTLED, "ok"),
        (MarkKind.NO_SOURCE, "danger_soft"),
        (MarkKind.CHECK, "warn_soft"),
    ],
)
def test_each_kind_of_mark_is_painted_under_its_words_only(
    editor, content, mark_over, theme, kind, ink
):
    editor.load(content(("One. Two.", AI)))
    assert theme.ink(ink).rgb() not in colours(editor.viewport())
    editor.set_marks([mark_over("One. Two.", "Two.", kind)])
    image = editor.viewport().grab().toImage()
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) == theme.ink(ink).rgb()
    ]
    (line,) = lines_between(editor, 0, 30)
    assert found
    assert min(x for x, _ in found) >= line.x_of(5) - 3
    assert max(x for x, _ in found) <= line.x_of(9) + 3
    assert max(y for _, y in found) <= line.top + theme.line_px(TypeRole.DRAFT)


def test_marks_over_emoji_stand_under_the_right_words(editor, content, mark_over):
    text = "👋👋👋 fee £6.90 ok"
    editor.load(content((text, AI)))
    editor.set_marks([mark_over(text, "£6.90", MarkKind.CHECK, "?")])
    assert editor.select_next_check()
    assert editor.textCursor().selectedText() == "£6.90"


def test_next_and_previous_fact_to_check_go_round(editor, content, mark_over):
    editor.load(content((TEXT, AI)))
    editor.set_marks(
        [
            mark_over(TEXT, "Leith", MarkKind.NO_SOURCE, "!"),
            mark_over(TEXT, "Friday", MarkKind.SOURCED),
            mark_over(TEXT, "£6.90", MarkKind.CHECK, "?"),
        ]
    )
    seen = []
    for forward in (True, True, True, False):
        editor.select_next_check(forward)
        seen.append(editor.textCursor().selectedText())
    assert seen == ["Leith", "£6.90", "Leith", "£6.90"]
    assert not editor.select_mark(1)


def test_the_streaming_block_stands_only_while_more_is_coming(editor, content, theme):
    editor.load(content(("I have", AI)))
    ai = theme.ink("ai").rgb()
    assert ai not in colours(editor.viewport())
    editor.set_streaming(True)
    assert ai in colours(editor.viewport())
    editor.set_streaming(False)
    assert ai not in colours(editor.viewport())


def test_nothing_painted_is_text(editor, content, mark_over):
    editor.load(content((TEXT, AI)))
    editor.set_marks([mark_over(TEXT, "£6.90", MarkKind.NO_SOURCE, "!")])
    editor.set_streaming(True)
    assert editor.text() == TEXT


def test_a_pointer_resting_on_words_or_chip_is_told_what_the_mark_means(editor, content, mark_over):
    editor.load(content(("£6.90", AI)))
    editor.set_marks([mark_over("£6.90", "£6.90", MarkKind.CHECK, "?")])
    place = editor.cursorRect().center()
    assert editor._mark_under(place).description == "about £6.90"
    chip = editor.chip_strip.chips[0].box.center().toPoint()
    assert editor.chip_strip._words_at(chip) == "about £6.90"
    assert editor.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [360, 456, 1440])
def test_at_every_text_size_the_words_keep_their_step_and_stay_off_the_chips(
    editor, content, theme, percent, width
):
    editor.load(content((TEXT, AI)))
    editor.resize(width, 600)
    theme.set_text_scale(200)
    theme.set_text_scale(percent)
    QApplication.processEvents()
    assert editor.document().defaultFont().pixelSize() == theme.px(15)
    lines = list(lines_between(editor, 0, 600))
    assert lines
    right = max(line.left + line.line.naturalTextRect().right() for line in lines)
    assert right <= editor.viewport().width() + 1
    assert editor.viewport().geometry().right() < editor.chip_strip.geometry().left()
    assert editor.chip_strip.geometry().right() <= editor.width()


def test_of_a_paragraph_of_a_thousand_lines_only_those_in_sight_are_found(editor, content):
    editor.load(content(("word " * 6_000, AI)))
    bar = editor.verticalScrollBar()
    everything = list(lines_between(editor, -1_000_000, 1_000_000))
    for value in (0, 1, bar.maximum() // 3, bar.maximum()):
        bar.setValue(value)
        shift = everything[0].top - next(lines_between(editor, -1_000_000, 1_000_000)).top
        expected = [
            (line.start, line.end)
            for line in everything
            if line.bottom - shift >= 0 and line.top - shift <= 300
        ]
        found = list(lines_between(editor, 0, 300))
        assert [(line.start, line.end) for line in found] == expected
        assert 8 < len(found) < 20


def test_words_that_stream_in_below_the_screen_leave_the_rail_alone_until_somebody_scrolls(
    editor, content, monkeypatch
):
    editor.load(content(("one two\n" * 60, AI)))
    shown = []
    show = editor.rail.show_lines
    monkeypatch.setattr(
        editor.rail, "show_lines", lambda pieces, m: (shown.append(len(pieces)), show(pieces, m))
    )
    editor.append_streamed("and more words to come\n" * 3)
    assert shown == []
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    assert shown
    assert {AI} in [set(origins) for _, _, origins in editor.rail.pieces]


def test_a_streamed_chunk_works_the_rail_out_once(editor, content, monkeypatch):
    editor.load(content(("one two\n" * 4, AI)))
    shown = []
    monkeypatch.setattr(editor.rail, "show_lines", lambda pieces, _: shown.append(len(pieces)))
    editor.append_streamed("and more words to come\n" * 3)
    assert len(shown) == 1


class Paints(QObject):
    """Counts the paints of a widget from now on."""

    def __init__(self, widget):
        super().__init__(widget)
        self.seen = []
        QApplication.processEvents()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() is QEvent.Type.Paint:
            self.seen.append(event.rect())
        return False


def test_of_one_long_paragraph_that_grows_only_what_is_in_sight_is_painted(editor, content):
    """Painting a screen of words for one that nobody sees made the window late at 5,000 tokens a second."""
    editor.load(content(("word " * 20, AI)))
    painted = Paints(editor.viewport()).seen
    editor.append_streamed("more in sight ")
    QApplication.processEvents()
    assert painted
    editor.append_streamed("word " * 2_000)
    QApplication.processEvents()
    painted.clear()
    most = editor.verticalScrollBar().maximum()
    editor.append_streamed("and last of all " * 20)
    QApplication.processEvents()
    assert painted == []
    assert editor.verticalScrollBar().maximum() > most
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    last = list(lines_between(editor, 0, editor.viewport().height()))[-1]
    assert last.end == editor.document().characterCount() - 1
    QTest.keyClicks(editor, "x")
    QApplication.processEvents()
    assert painted
