"""Scenes of the Team screen, the log and the settings, reached by keyboard."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.ports.audit_log import LogState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.audit_words import state_view
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.view.audit import AuditView
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.audit.screen import AuditScreen
from agent_assist.ui.tour.tour import Tour
from agent_assist.ui.tour.waiting import let_events_through

_SETTLE_MS = 100


def weeks(tour: Tour, workspace: Workspace) -> None:
    """All time instead of the newest block; Tab goes to the time line, an arrow to its second mark."""
    before = workspace.team.view
    workspace.team.choose("period", "")
    tour.wait(
        lambda: workspace.team.view.period == "" and workspace.team.view != before, "all time"
    )
    tour.tab_to("Acceptance by week")
    tour.press("Right")
    tour.picture("team-weeks", narrow=False)


def broken_log(tour: Tour, screen: AuditScreen, view: AuditView, tr: Translator) -> None:
    """The log as it looks when it does not verify, also beside the decision that is open."""
    found = LogState(
        is_intact=False,
        is_anchored=False,
        message="Record 902 is not the one that was signed.",
        count=901,
        anchored_size=896,
        first_bad_seq=902,
    )
    state = state_view(tr, found, "", checked_at="12:34", progress="")
    screen.show_view(replace(view, state=state))
    tour.picture("audit-broken")
    screen.show_view(view)


def tried_connection(tour: Tour, presenter: SettingsPresenter) -> None:
    """The drafting service is tried, and each step says how long it took."""
    tour.tab_to("Drafting")
    tour.press("Return")
    tour.tab_to("Test")
    tour.press("Return")
    tour.wait(lambda: bool(presenter.view.test_note), "result of the connection test")
    let_events_through(_SETTLE_MS)
    tour.picture("settings-test")


def locked_settings(tour: Tour) -> None:
    """The page on which nothing can be changed."""
    tour.tab_to("Disclosure")
    tour.press("Return")
    tour.picture("settings-locked")
