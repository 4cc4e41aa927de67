"""The disclosure tag can neither be shortened nor read by its colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QImage

from agent_assist.presenters.view.parts import Cap, TagView
from agent_assist.ui.widgets.tag import DisclosureTag


def grey_cap(cap: Cap, qtbot) -> bytes:
    tag = DisclosureTag(TagView("", cap, ""))
    qtbot.addWidget(tag)
    image = tag.grab().toImage().copy(0, 0, 14, 24).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())


def test_the_four_caps_differ_without_colour(qtbot):
    assert len({grey_cap(cap, qtbot) for cap in Cap}) == 4


@pytest.mark.parametrize("percent", [100, 200])
def test_the_words_always_fit_in_full(qtbot, theme, percent):
    theme.set_text_scale(percent)
    tag = DisclosureTag(TagView("AI-drafted, edited by you, out of date", Cap.HALF, "pen-line"))
    qtbot.addWidget(tag)
    words = tag.fontMetrics().horizontalAdvance(tag.text())
    # Where it is tight the icon goes and the words are set a fifth smaller; none is left out.
    assert tag.minimumSizeHint().width() >= words * 0.8 + theme.px(14 + 8)
    assert tag.sizeHint().width() >= words + theme.px(14 + 8 + 16 + 6)
    assert tag.sizeHint().height() == theme.px(24)


def test_screen_readers_hear_what_it_is(qtbot):
    tag = DisclosureTag(TagView("AI draft, not sent", Cap.HATCHED, "sparkles"))
    qtbot.addWidget(tag)
    heard = QAccessible.queryAccessibleInterface(tag)
    assert heard.text(QAccessible.Text.Name) == "Disclosure: AI draft, not sent"
    assert heard.role() == QAccessible.Role.StaticText
