"""How the reply on a ticket stands, in the words of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.tone import Tone

if TYPE_CHECKING:  # start-up time
    from agent_assist.services.review import Review


@dataclass(frozen=True, slots=True)
class RowState:
    """A row's third line: icon, words and tone."""

    icon: str
    words: str
    tone: Tone = Tone.NEUTRAL


def row_state(tr: Translator, review: Review | None, *, ai_is_on: bool) -> RowState:
    """How the reply on a ticket stands, in the words of the queue."""
    if review is None:
        return RowState("message-square-text", tr("No draft"))
    simple = _STATES.get(review.state)
    if review.person_was_asked and review.state not in _DECIDED:
        return RowState("user", tr("Asked for a person"))
    if simple is not None:
        return RowState(simple[0], tr(simple[1]), simple[2])
    if review.is_typed:
        return RowState("pencil", tr("You are editing"))
    if review.draft is None or not ai_is_on:
        return RowState("message-square-text", tr("No draft"))
    return _rated(tr, review)


def is_decided(tr: Translator, state: RowState) -> bool:
    """Whether the row says that a reply is on its way, or what became of it."""
    return state.words in {tr(_STATES[decided][1]) for decided in _DECIDED}


def is_sent(tr: Translator, state: RowState) -> bool:
    """Whether the row says that the reply went out."""
    return state.words == tr(_STATES[ReviewState.SENT][1])


def _rated(tr: Translator, review: Review) -> RowState:
    from agent_assist.presenters import words  # start-up time

    rating = review.assessment.rating if review.assessment else None
    badge = words.badge(tr, rating)
    if not review.still_to_check:
        return RowState(f"bars-{badge.bars}", badge.words, badge.tone)
    text = tr("{band}, {n} to check", band=badge.words, n=review.still_to_check)
    return RowState(f"bars-{badge.bars}", text, badge.tone)


_STATES = {
    ReviewState.REQUESTED: ("loader", "Drafting…", Tone.NEUTRAL),
    ReviewState.CHOOSE_FIRST: ("circle-dashed", "You choose first", Tone.NEUTRAL),
    ReviewState.STREAMING: ("loader", "Drafting…", Tone.NEUTRAL),
    ReviewState.ABSTAINED: ("bars-1", "I'm not sure", Tone.DANGER),
    ReviewState.UNDO_WINDOW: ("send", "Sending, undo open", Tone.ACCENT),
    ReviewState.SENDING: ("send", "Sending", Tone.ACCENT),
    ReviewState.SENT: ("check", "Sent", Tone.OK),
    ReviewState.NOT_SENT: ("circle-alert", "Not sent", Tone.DANGER),
    ReviewState.UNKNOWN: ("circle-alert", "Unknown whether sent", Tone.DANGER),
    ReviewState.STALE: ("message-circle-warning", "Customer wrote again", Tone.WARN),
    ReviewState.REJECTED: ("x", "Draft rejected", Tone.NEUTRAL),
    ReviewState.INCOMPLETE: ("circle-alert", "Draft incomplete", Tone.WARN),
    ReviewState.STOPPED: ("circle-stop", "Draft stopped", Tone.NEUTRAL),
}
_DECIDED = {
    ReviewState.UNDO_WINDOW,
    ReviewState.SENDING,
    ReviewState.SENT,
    ReviewState.NOT_SENT,
    ReviewState.UNKNOWN,
}
"""A reply is on its way or was: that says more than what the customer asked for."""
