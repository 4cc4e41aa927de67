"""What the helpdesk could not read. Rule: it is said quietly, with every name and reason, and never hides a ticket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone

if TYPE_CHECKING:
    from agent_assist.presenters.view.sheets import TextSheetView

OPEN_PLACE = "open-place"
"""The one action that concerns the computer and not the ticket: show the folder."""

_SHOWN = 2
_LONG_WORD = re.compile(r"([^\s\u200b]{18})(?=[^\s])")


def unread_banner(tr: Translator, problems: tuple[str, ...]) -> BannerView:
    """Names and reasons of the first files, how many more there are, and where to look."""
    lines = [_breakable(problem) for problem in problems[:_SHOWN]]
    actions = [ActionView(OPEN_PLACE, tr("Open the folder"), "folder-open")]
    if len(problems) > _SHOWN:
        lines.append(tr("And {n} more.", n=f"{len(problems) - _SHOWN:,}"))
        actions.append(ActionView("show-problems", tr("Show all")))
    return BannerView(
        "unread", Tone.NEUTRAL, "info", _title(tr, problems), "\n".join(lines), tuple(actions)
    )


def problems_sheet(tr: Translator, problems: tuple[str, ...]) -> TextSheetView:
    """All of them."""
    from agent_assist.presenters.view.sheets import TextSheetView  # start-up time

    body = tr("They are tried again as soon as they change. Everything else is in the queue.")
    return TextSheetView(_title(tr, problems), body, (("", "\n".join(problems)),))


def _title(tr: Translator, problems: tuple[str, ...]) -> str:
    if len(problems) == 1:
        return tr("1 file could not be read")
    return tr("{n} files could not be read", n=f"{len(problems):,}")


def _breakable(sentence: str) -> str:
    """File names may have no place where a line can end."""
    return _LONG_WORD.sub("\\1\u200b", sentence)
