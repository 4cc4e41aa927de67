"""Whatever takes the keyboard looks different while it has it, at every width and in both themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from agent_assist.presenters.view.draft import DraftMode
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone
from agent_assist.presenters.view.sheets import PreviewView, RejectView, TextSheetView
from agent_assist.ui.draft.step_button import StepButton
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.shell.tab_order import tab_stops
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.tour.keys import Hands

Refresh = Callable[[], None]


def unseen(window: MainWindow, region: QWidget) -> list[str]:
    """The stops of a region that look the same with and without the focus."""
    found = []
    stops = tab_stops(region)
    assert stops
    for stop in stops:
        window.setFocus()
        QApplication.processEvents()
        before = window.grab().toImage()
        stop.setFocus()
        QApplication.processEvents()
        if window.grab().toImage() == before:
            found.append(f"{type(stop).__name__} {stop.accessibleName()}")
    return found


@pytest.mark.parametrize("width", [1440, 1000, 420])
@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_on_the_working_screen(
    window: MainWindow, workspace: Any, refresh: Refresh, theme: Theme, width: int, mode: ThemeMode
) -> None:
    actions = (ActionView("a", "Read message", "mail"),)
    banner = BannerView("again", Tone.WARN, "info", "Maren wrote again", "Read it.", actions)
    workspace.draft = workspace.draft.__class__(
        **{
            **{name: getattr(workspace.draft, name) for name in workspace.draft.__slots__},
            "banners": (banner,),
        }
    )
    refresh()
    theme.set_mode(mode)
    window.resize(width, 900)
    QApplication.processEvents()
    assert unseen(window, window) == []


def test_in_the_preview(
    window: MainWindow, workspace: Any, refresh: Refresh, preview: PreviewView
) -> None:
    workspace.preview = preview
    refresh()
    assert window.overlays.sheet is not None
    assert unseen(window, window.overlays.sheet) == []


def test_in_the_reasons(
    window: MainWindow, workspace: Any, refresh: Refresh, reject_view: RejectView
) -> None:
    workspace.reject_view = reject_view
    refresh()
    assert window.overlays.sheet is not None
    assert unseen(window, window.overlays.sheet) == []


def test_in_a_text_and_in_the_list_of_keys(
    window: MainWindow, workspace: Any, refresh: Refresh
) -> None:
    workspace.sheet = TextSheetView("Returns", "Help article", (("", "Thirty days."),))
    refresh()
    assert window.overlays.sheet is not None
    assert unseen(window, window.overlays.sheet) == []
    workspace.sheet = None
    refresh()
    window.show_keys()
    assert unseen(window, window.overlays.sheet) == []


def test_a_long_list_of_what_is_missing_scrolls_from_the_step(
    window: MainWindow, workspace: Any, refresh: Refresh
) -> None:
    abstain = replace(
        workspace.draft.abstain, missing=tuple(("A thing", "words") for _ in range(40))
    )
    workspace.draft = replace(workspace.draft, mode=DraftMode.ABSTAINED, abstain=abstain)
    refresh()
    bar = window.work.draft.abstain.verticalScrollBar()
    Hands(window).press("Ctrl+3")
    bar.setValue(0)
    Hands(window).press("PageDown")
    assert bar.value() > 0


@pytest.mark.parametrize("width", [1440, 420])
def test_where_there_is_no_draft_enter_goes_to_the_suggested_step(
    window: MainWindow, workspace: Any, refresh: Refresh, width: int
) -> None:
    window.resize(width, 900)
    workspace.draft = replace(workspace.draft, mode=DraftMode.ABSTAINED)
    refresh()
    assert unseen(window, window.work.draft) == []
    Hands(window).press("Ctrl+3")
    assert isinstance(window.focusWidget(), StepButton)
