"""Scenes of asking again: another draft beside the text, and a polish of own words."""

from __future__ import annotations

from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.tour.tour import Tour


def another_draft(tour: Tour, workspace: Workspace, words: str) -> None:
    """Ask for another draft by instruction, and compare it with the one in the editor."""
    tour.press("Ctrl+Shift+A")
    tour.type(words)
    tour.press("Return")
    tour.wait(lambda: _asked_for(workspace) == f"asked for: {words}", "other draft")
    tour.picture("another-draft", narrow=False)
    tour.companion("another-draft-narrow", "Ctrl+4", "Escape")
    tour.wait(lambda: workspace.beside is None, "closed page")


def polish(tour: Tour, workspace: Workspace) -> None:
    """Polish what stands in the editor, and take the first change."""
    tour.press("Ctrl+Shift+P")
    tour.wait(lambda: workspace.beside is not None and bool(workspace.beside.pieces), "polish")
    tour.picture("polish", narrow=False)
    tour.press("Return")
    tour.wait(lambda: _tag(workspace) == "Your words, polished by AI", "taken change")
    tour.companion("polish-taken", "Ctrl+4", "Escape")


def _asked_for(workspace: Workspace) -> str:
    view = workspace.beside
    return view.version.name if view is not None and view.version is not None else ""


def _tag(workspace: Workspace) -> str:
    tag = workspace.draft.tag
    return tag.words if tag is not None else ""
