"""The window's own places, as the palette offers them: screens, pages of the settings, light or dark, buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.presenters.view.window import SettingsPage
from agent_assist.ui.palette.acts import button_rows
from agent_assist.ui.shell.rail import AUDIT, CHECKS, KNOWLEDGE, SETTINGS, TEAM, WORK

LOOKS = "looks"


def window_places(pages: Sequence[SettingsPage], tr: Callable[[str], str]) -> tuple[PickRow, ...]:
    """A row for each place."""
    screens = (
        (WORK, "inbox", tr("Tickets"), tr("work queue workspace inbox")),
        (KNOWLEDGE, "book-open", tr("Articles, knowledge"), tr("texts sources base")),
        (TEAM, "gauge", tr("Team"), tr("dashboard statistics numbers charts")),
        (AUDIT, "scroll-text", tr("Audit"), tr("log history decisions events")),
        (CHECKS, "search-check", tr("Blind checks"), tr("quality rate review")),
        (SETTINGS, "settings", tr("Settings"), tr("options preferences configuration")),
        (LOOKS, "moon", tr("Light or dark"), tr("theme colours colors mode night")),
    )
    settings = tuple((page.key, page.icon, page.title, "") for page in pages)
    rows = tuple(
        PickRow(
            PickKind.PAGE,
            key,
            icon,
            title,
            kind_words=tr("Settings") if in_settings else tr("Window"),
            also=also,
        )
        for in_settings, places in ((False, screens), (True, settings))
        for key, icon, title, also in places
    )
    return (*rows, *button_rows(tr))
