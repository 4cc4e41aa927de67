"""The screen of blind checks: one sent draft after the other, without its rating."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.parts import ButtonView, EmptyView


@dataclass(frozen=True, slots=True)
class BlindCheckView:
    """`sections` are (heading, text) of the draft to judge; `empty` stands there when none waits.

    `answers` are (verdict, button) in fixed order, none louder than another.
    """

    title: str
    subtitle: str
    progress: str
    draft_id: str
    sections: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, ButtonView], ...]
    empty: EmptyView | None
    problem: str = ""
