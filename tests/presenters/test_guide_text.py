"""The guides, part by part."""

from __future__ import annotations

from agent_assist.bootstrap.places import resources
from agent_assist.presenters.guide_text import (
    PART_OF_SCREEN,
    guide_commands,
    guide_part,
)
from agent_assist.ui.shell.rail import AUDIT, CHECKS, KNOWLEDGE, SETTINGS, TEAM, WORK

GUIDE = """# For somebody

## One

Words that
wrap, `code` and [a link](x.md).

    agent-assist doctor

More.

## Two

Other.
"""


def test_a_part_has_its_paragraphs_without_marks_and_commands():
    part = guide_part(GUIDE, "One")
    assert part.paragraphs == ("Words that wrap, code and a link.", "More.")
    assert guide_part(GUIDE, "Three").paragraphs == ()


def test_commands_are_found():
    assert guide_commands(GUIDE) == ("agent-assist doctor",)


def test_every_screen_of_the_rail_has_its_part():
    assert set(PART_OF_SCREEN) == {WORK, KNOWLEDGE, TEAM, AUDIT, CHECKS, SETTINGS}
    for file, title in PART_OF_SCREEN.values():
        text = (resources() / "help" / file).read_text(encoding="utf-8")
        assert guide_part(text, title).paragraphs, title
