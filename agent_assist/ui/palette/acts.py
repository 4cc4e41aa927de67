"""What only a button of the working screen does, so that the palette can do it too.

Rule: the palette presses the button itself: where it could not be pressed, nothing happens, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.ui.shell.work_area import WorkArea
from agent_assist.ui.widgets.button import Button

ATTACH, COPIES, WRITE = "act-attach", "act-copies", "act-write"
_WRITE_ICON = "square-pen"
BUTTONS = frozenset({ATTACH, COPIES, WRITE})


def button_rows(tr: Callable[[str], str]) -> tuple[PickRow, ...]:
    """A row for each of these buttons, with the plain words that people type."""
    rows = (
        (
            ATTACH,
            "paperclip",
            tr("Attach files…"),
            tr("attachment file add enclose upload picture"),
        ),
        (COPIES, "users", tr("Cc and Bcc"), tr("copy copies recipients others blind")),
        (WRITE, _WRITE_ICON, tr("Write it myself, without AI"), tr("own words manual reply")),
    )
    return tuple(
        PickRow(PickKind.PAGE, key, icon, title, kind_words=tr("Command"), also=also)
        for key, icon, title, also in rows
    )


def press_button(act: str, area: WorkArea) -> bool:
    """Press the button that this row stands for; whether it could be pressed now."""
    buttons = {
        ATTACH: area.draft.enclosures.attach,
        COPIES: area.draft.enclosures.copies,
        WRITE: area.review_bar.write_button,
    }
    button: Button = buttons[act]
    # The same button turns AI on again once one writes alone.
    is_another = act == WRITE and button.view.icon != _WRITE_ICON
    if not button.isVisible() or not button.may_act or is_another:
        return act == COPIES and _go_to_copies(area)
    button.acted.emit()
    return True


def _go_to_copies(area: WorkArea) -> bool:
    """The fields stand open already, and their button is hidden."""
    field = area.draft.enclosures.cc
    if not field.isVisible() or field.isReadOnly():
        return False
    field.setFocus()
    return True
