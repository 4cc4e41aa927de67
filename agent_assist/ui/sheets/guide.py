"""What F1 says about a screen, read from the guide that ships. Rule: without the guide, the keys stay."""

from __future__ import annotations

from agent_assist.presenters.guide_text import PART_OF_SCREEN, GuidePart, guide_part
from agent_assist.ui.theme.paths import resources_dir


def part_for(screen: str) -> GuidePart:
    """The part about this screen of the rail; an empty one where there is none."""
    file, title = PART_OF_SCREEN.get(screen, ("", ""))
    if not file:
        return GuidePart("")
    try:
        text = (resources_dir() / "help" / file).read_text(encoding="utf-8")
    except OSError:
        return GuidePart("")
    return guide_part(text, title)
