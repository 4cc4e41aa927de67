"""At every width and text size: no word is cut, no region lies over another, and tag and footer are whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone
from agent_assist.presenters.view.rationale import CheckRow
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.widgets.text import Text

SIZES = [(1440, 900, 100), (1440, 900, 200), (1920, 1080, 200), (1240, 800, 125), (1000, 800, 100),
         (880, 700, 100), (700, 900, 100), (420, 900, 100), (380, 800, 100), (420, 900, 150),
         (420, 900, 200)]  # fmt: skip
BANNER = BannerView(
    "again", Tone.WARN, "message-circle-warning", "Maren wrote again at 12:36",
    "Your approval was withdrawn. Nothing was sent. Read the new message, then keep or change the draft.",
    (ActionView("a", "Read message", "mail"), ActionView("b", "Keep my draft")),
)  # fmt: skip
CHECK = CheckRow(
    "k", MarkKind.NO_SOURCE, "!", "I have booked a new delivery for Thursday", "No order shows this.",
    3, "No source: booked",
)  # fmt: skip

Refresh = Callable[[], None]


def fit(window: MainWindow, theme: Theme, size: tuple[int, int, int]) -> None:
    width, height, percent = size
    window.resize(width, height)
    theme.set_text_scale(percent)
    for _ in range(5):
        QApplication.processEvents()


def cut_in_height(window: QWidget) -> list[str]:
    return [
        text.text()
        for text in window.findChildren(Text)
        if text.isVisible() and text.text() and text.height() < text.heightForWidth(text.width())
    ]


def outside_their_parents(window: QWidget) -> list[str]:
    """Visible texts that reach over the edge of a parent that does not scroll."""
    return [
        text.text()
        for text in window.findChildren(Text)
        if text.isVisible() and text.text() and not _is_scrolled(text) and _reaches_out(text)
    ]


def _is_scrolled(text: Text) -> bool:
    return isinstance(text.parentWidget().parentWidget(), QAbstractScrollArea)


def _reaches_out(text: Text) -> bool:
    return not text.parentWidget().rect().adjusted(-1, -1, 1, 1).contains(text.geometry())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("has_banner", [False, True])
def test_no_words_are_cut(
    window: MainWindow, workspace: Any, refresh: Refresh, theme: Theme,
    size: tuple[int, int, int], has_banner: bool,
) -> None:  # fmt: skip
    workspace.rationale = replace(workspace.rationale, checks=(CHECK,))
    if has_banner:
        workspace.draft = replace(workspace.draft, banners=(BANNER,))
    refresh()
    fit(window, theme, size)
    assert cut_in_height(window) == []
    assert outside_their_parents(window) == []


@pytest.mark.parametrize("size", SIZES)
def test_tag_footer_and_the_three_buttons_are_whole(
    window: MainWindow, workspace: Any, refresh: Refresh, theme: Theme, size: tuple[int, int, int]
) -> None:
    workspace.draft = replace(workspace.draft, banners=(BANNER,))
    refresh()
    fit(window, theme, size)
    pane, bar = window.work.draft, window.work.review_bar
    tag = pane.header.tag
    assert tag.width() >= tag.minimumSizeHint().width()
    assert pane.rect().contains(tag.geometry().translated(pane.header.pos()))
    assert pane.rect().contains(pane.footer.geometry())
    assert pane.editor.viewport().height() >= theme.px(25)
    for button in (bar.reject_button, bar.edit_button, bar.approve_button):
        assert bar.rect().contains(button.geometry())
        assert button.width() >= button.width_at(button.detail)
    assert bar.reject_button.y() == bar.edit_button.y() == bar.approve_button.y()


@pytest.mark.parametrize("size", SIZES)
def test_docked_regions_do_not_lie_over_each_other(
    window: MainWindow, refresh: Refresh, theme: Theme, size: tuple[int, int, int]
) -> None:
    refresh()
    fit(window, theme, size)
    area = window.work
    regions = (
        area.queue,
        area.conversation,
        area.draft,
        area.strip,
        area.rationale,
        area.review_bar,
    )
    shown = [region for region in regions if region.isVisible()]
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)
    assert all(area.rect().contains(region.geometry()) for region in shown)
