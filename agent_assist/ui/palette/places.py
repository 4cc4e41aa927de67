"""The window's own places, as the palette offers them: screens, pages of the settings, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.presenters.view.window import SettingsPage
from agent_assist.ui.shell.rail import AUDIT, CHECKS, KNOWLEDGE, SETTINGS, TEAM, WORK

LOOKS = "looks"


def window_places(pages: Sequence[SettingsPage], tr: Callable[[str], str]) -> tuple[PickRow, ...]:
    """A row for each place."""
    screens = (
        (WORK, "inbox", tr("Tickets")),
        (KNOWLEDGE, "book-open", tr("Articles, knowledge")),
        (TEAM, "gauge", tr("Team")),
        (AUDIT, "scroll-text", tr("Audit")),
        (CHECKS, "search-check", tr("Blind checks")),
        (SETTINGS, "settings", tr("Settings")),
        (LOOKS, "moon", tr("Light or dark")),
    )
    settings = tuple((page.key, page.icon, page.title) for page in pages)
    return tuple(
        PickRow(
            PickKind.PAGE,
            key,
            icon,
            title,
            kind_words=tr("Settings") if in_settings else tr("Window"),
        )
        for in_settings, places in ((False, screens), (True, settings))
        for key, icon, title in places
    )
