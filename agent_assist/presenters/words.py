"""The exact words of tags, bands and reasons. Rule: one place for each sentence that the specification fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.domain.confidence import (
    Band,
    Rating,
    Standing,
)
from agent_assist.domain.decisions import RejectReason
from agent_assist.domain.disclosure import DisclosureKind, DraftSource
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.parts import BadgeView, Cap, TagView, Tone

if TYPE_CHECKING:  # start-up time
    from agent_assist.domain.drafts import Usage

SIMILAR_MIN = 10
"""Below this count of similar drafts "About 7 in 10" would say more than is known."""
OWN_WORDS = TagView("Written by you, no AI", Cap.SOLID, "user")


def draft_tag(
    tr: Translator, source: DraftSource | None, *, is_edited: bool, is_stale: bool
) -> TagView:
    """The tag of the draft in the editor."""
    if source is None:
        return TagView(tr(OWN_WORDS.words), Cap.SOLID, "user")
    if source is DraftSource.POLISH:
        return TagView(tr("Your words, polished by AI"), Cap.HALF, "sparkles")
    if source is DraftSource.TRANSLATION:
        return TagView(tr("Translated by AI, checked by you"), Cap.HALF, "languages")
    if source is DraftSource.KNOWLEDGE:
        words = (
            tr("Draft from help articles, edited by you")
            if is_edited
            else tr("Draft from help articles, not sent")
        )
        cap, icon = Cap.DOTTED, "book-open"
    elif is_edited:
        words, cap, icon = tr("AI-drafted, edited by you"), Cap.HALF, "pencil"
    else:
        words, cap, icon = tr("AI draft, not sent"), Cap.HATCHED, "sparkles"
    if is_stale:
        words = tr("{tag}, out of date", tag=words)
    return TagView(words, cap, icon)


def sent_tag(tr: Translator, kind: DisclosureKind, name: str) -> TagView:
    """The tag on a reply in the conversation."""
    if kind is DisclosureKind.HUMAN:
        return TagView(tr("Written by {name}, no AI", name=name), Cap.SOLID, "user")
    if kind is DisclosureKind.AI_UNCHANGED:
        return TagView(tr("AI-drafted, sent by {name}", name=name), Cap.HATCHED, "user-check")
    if kind in (DisclosureKind.AI_LIGHT, DisclosureKind.AI_HEAVY):
        words = tr("AI-drafted, edited and sent by {name}", name=name)
        return TagView(words, Cap.HALF, "user-check")
    if kind is DisclosureKind.KNOWLEDGE:
        return TagView(
            tr("From help articles, sent by {name}", name=name), Cap.DOTTED, "user-check"
        )
    if kind is DisclosureKind.KNOWLEDGE_EDITED:
        words = tr("From help articles, edited and sent by {name}", name=name)
        return TagView(words, Cap.DOTTED, "user-check")
    if kind is DisclosureKind.TRANSLATED:
        return TagView(tr("Translated by AI, sent by {name}", name=name), Cap.HALF, "languages")
    return TagView(tr("Written by {name}, polished by AI", name=name), Cap.HALF, "sparkles")


def badge(tr: Translator, rating: Rating | None) -> BadgeView:
    """The confidence badge; without a rating, "Not rated yet"."""
    if rating is None:
        line = tr("A rating appears when the whole draft is here and checked.")
        return BadgeView(tr("Not rated yet"), 0, Tone.NEUTRAL, line)
    if rating.band is Band.WITHHELD:
        line = tr("Sources and checks stay. The rating appears once the reply is sent.")
        return BadgeView(tr("Rating withheld for this one"), 0, Tone.NEUTRAL, line)
    if rating.band in _BANDS and rating.standing is not None:
        words, bars, tone = _BANDS[rating.band]
        headline, line = _fared(tr, rating.standing)
        return BadgeView(tr(words), bars, tone, line, headline)
    record, decided = rating.record, rating.record.decided
    if decided >= record.needed and not record.has_held:
        line = tr("Past ratings did not fit what people decided, so none is shown.")
    elif decided >= record.needed:
        line = tr("{n} similar drafts were decided. They are weighed once a day.", n=decided)
    elif decided == 0:
        line = tr(
            "No similar draft was decided yet. {needed} are needed for a rating.",
            needed=record.needed,
        )
    elif decided == 1:
        line = tr(
            "Only 1 similar draft was decided. {needed} are needed for a rating.",
            needed=record.needed,
        )
    else:
        line = tr(
            "Only {n} similar drafts were decided. {needed} are needed for a rating.",
            n=decided,
            needed=record.needed,
        )
    return BadgeView(tr("Uncalibrated"), 0, Tone.NEUTRAL, line)


def _fared(tr: Translator, standing: Standing) -> tuple[str, str]:
    """How the drafts of this band fared: `About 7 in 10` and `of 186 similar drafts were …`."""
    n, good = standing.decided, standing.good
    if n < SIMILAR_MIN:
        if standing.is_blind:
            return "", tr("{n} similar drafts were checked blind so far; {m} correct.", n=n, m=good)
        return "", tr("{n} similar drafts were decided so far; {m} sent unchanged.", n=n, m=good)
    headline = tr("About {m} in 10", m=round(10 * good / n))
    if standing.is_blind:
        return headline, tr(
            "of {n} similar drafts were correct when people checked them blind.", n=n
        )
    return headline, tr("of {n} similar drafts were sent without a change.", n=n)


_BANDS = {
    Band.WELL_SUPPORTED: ("Well supported", 3, Tone.OK),
    Band.PARTLY_SUPPORTED: ("Partly supported", 2, Tone.WARN),
    Band.NOT_SURE: ("I'm not sure", 1, Tone.DANGER),
}

REASONS: tuple[tuple[RejectReason, str, str], ...] = (
    (RejectReason.WRONG_FACT, "Wrong fact", "states something untrue"),
    (RejectReason.MISSING_INFORMATION, "Missing information", "leaves a question open"),
    (RejectReason.AGAINST_POLICY, "Against policy", "promises what we cannot do"),
    (RejectReason.TONE, "Tone", "too cold, too chatty, too long"),
    (RejectReason.UNFAIR, "Unfair or biased", "treats someone differently"),
    (RejectReason.WRONG_LANGUAGE, "Wrong language", "or hard to read"),
    (RejectReason.NEEDS_PERSON, "Case needs a person", "sensitive or asked for one"),
    (RejectReason.OTHER, "Other", "say what in the note"),
)


def with_usage(tr: Translator, line: str, usage: Usage | None) -> str:
    """The line about the model with what the draft took: `qwen3, 824 + 120 tokens, 0.0004 USD`."""
    if usage is None:
        return line
    read, written = usage.prompt_tokens, usage.completion_tokens
    if read and written:
        line = tr("{line}, {read} + {written} tokens", line=line, read=read, written=written)
    else:  # the service counted one side only
        line = tr("{line}, {n} tokens", line=line, n=read + written)
    if usage.cost_micros is None:
        return line
    cost = f"{usage.cost_micros / 1_000_000:.4f}"
    return tr("{line}, {cost} {currency}", line=line, cost=cost, currency=usage.currency)
