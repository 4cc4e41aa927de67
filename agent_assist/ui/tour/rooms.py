"""Scenes of the Team screen and the settings: weeks with releases on them, reached by keyboard, and locked rows."""

from __future__ import annotations

from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.tour.tour import Tour


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


def locked_settings(tour: Tour) -> None:
    """The page on which nothing can be changed."""
    tour.tab_to("Disclosure")
    tour.press("Return")
    tour.picture("settings-locked")
