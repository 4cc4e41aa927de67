"""Ratings differ by the number of bars; what is no rating is not painted like one."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QImage

from agent_assist.presenters.view.parts import BadgeView, Tone
from agent_assist.ui.widgets.badge import ConfidenceBadge


def grey(bars: int, qtbot) -> bytes:
    badge = ConfidenceBadge(BadgeView("Rating", bars, Tone.NEUTRAL, ""))
    qtbot.addWidget(badge)
    image = badge.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())


def test_every_rating_looks_different_in_one_grey(qtbot):
    assert len({grey(bars, qtbot) for bars in (0, 1, 2, 3)}) == 4


def test_screen_readers_hear_the_rating_and_what_it_rests_on(qtbot):
    view = BadgeView("Partly supported", 2, Tone.WARN, "of 186 similar drafts", "About 7 in 10")
    badge = ConfidenceBadge(view)
    qtbot.addWidget(badge)
    name = QAccessible.queryAccessibleInterface(badge).text(QAccessible.Text.Name)
    assert name == "Confidence: Partly supported, About 7 in 10 of 186 similar drafts"
