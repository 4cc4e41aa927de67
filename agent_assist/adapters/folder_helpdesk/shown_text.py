"""What the agent sees of a message's text.

Rule: `text` is exactly what is shown and what a model may get; quoted mail and hidden text stand apart,
and nothing is cut without a warning.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.normalise import clean
from agent_assist.analysis.quoting import split_reply

MAX_TEXT_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class ShownText:
    """The parts of a message's text, and sentences about what could not be shown."""

    text: str
    quoted: str = ""
    hidden: str = ""
    warnings: tuple[str, ...] = ()


def shown_plain(text: str) -> ShownText:
    """Plain text as it is shown."""
    kept, warnings = _bounded(text)
    cleaned = clean(kept)
    return _split(cleaned.text, cleaned.removed, warnings)


def shown_html(html: str) -> ShownText:
    """HTML as it is shown: text, with what was invisible apart."""
    from agent_assist.analysis.html_text import html_to_text  # start-up time

    kept, warnings = _bounded(html)
    seen = html_to_text(kept)
    return _split(seen.text, seen.hidden, (*warnings, *seen.warnings))


def _split(text: str, hidden: str, warnings: tuple[str, ...]) -> ShownText:
    """Reply and signature are the message; where there is nothing else, so is the quotation."""
    parts = split_reply(text)
    own = "\n\n".join(part for part in (parts.reply, parts.signature) if part)
    if not own:
        return ShownText(parts.quoted, "", hidden, warnings)
    return ShownText(own, parts.quoted, hidden, warnings)


def _bounded(text: str) -> tuple[str, tuple[str, ...]]:
    if len(text) <= MAX_TEXT_CHARS:
        return text, ()
    return text[:MAX_TEXT_CHARS], (
        f"This message has {len(text):,} characters; the first {MAX_TEXT_CHARS:,} are shown.",
    )
