"""A row of equal buttons. Rule: they show equally much, and stand in one row as long as their words fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout

from agent_assist.ui.widgets.button import Button, Detail


def fit_button_row(row: QBoxLayout, buttons: Sequence[Button], width: int) -> None:
    """Keys go first, then icons, then the words are set smaller; only then the buttons stand under each other.

    `width` is the width of the row in pixels, its margins included.
    """
    margins = row.contentsMargins()
    room = width - margins.left() - margins.right() - row.spacing() * (len(buttons) - 1)
    share = room // max(len(buttons), 1)
    fitting = [d for d in Detail if all(b.width_at(d) <= share for b in buttons)]
    for button in buttons:
        button.set_detail(fitting[0] if fitting else Detail.ALL)
    stacked, abreast = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
    row.setDirection(abreast if fitting else stacked)
