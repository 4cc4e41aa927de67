"""What one case adds to its cells. Rule: only sums, so that cells can be added, and one case taken out again.

Distributions are kept as counts by step: edits and scores in hundredths, times in sixteenths of a doubling.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from agent_assist.domain.calibration import BlindVerdict, OutcomeKind
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.statistics import (
    READING_WORDS_PER_MINUTE,
    Case,
    CaseKind,
    Cell,
    Dimension,
    Tally,
)

REASON, DISCLOSURE, COST, COSTED = "r:", "d:", "c:", "n:"
EDIT, SECONDS = "e:", "t:"
STEPS_PER_DOUBLING = 16
SPLIT = (Dimension.TOPIC, Dimension.LANGUAGE, Dimension.CHANNEL, Dimension.MODEL, Dimension.PROMPT)
"""The dimensions of which a case has one value."""
DECIDED = frozenset({Outcome.UNCHANGED, Outcome.LIGHT, Outcome.HEAVY, Outcome.REJECTED})
ACCEPTED = frozenset({Outcome.UNCHANGED, Outcome.LIGHT})
_SENT = frozenset({Outcome.UNCHANGED, Outcome.LIGHT, Outcome.HEAVY})
# Nobody may draft for these, so they are not "eligible" in formula 1.
_NOT_ELIGIBLE = frozenset(
    {AbstainReason.PERSON_ASKED, AbstainReason.AUTOMATIC_SENDER, AbstainReason.NOTHING_TO_ANSWER}
)


def score_keys(kind: OutcomeKind) -> tuple[str, str, str, str, str]:
    """The measures of one kind of score: count, good, sum of scores by hundredth; Σ score², Σ score of the good."""
    letter = "b" if kind is OutcomeKind.BLIND else "o"
    return f"{letter}n:", f"{letter}g:", f"{letter}m:", f"{letter}q", f"{letter}p"


def is_fast(case: Case) -> bool:
    """Whether it was on screen for less time than its words take to read (formula 5); unknown words are not."""
    return case.visible_ms * READING_WORDS_PER_MINUTE < case.words * 60_000


def seconds_step(seconds: int) -> int:
    """The step of a time; 16 steps double 1 + seconds, so 1 + seconds is right to 2.2 percent."""
    return round(STEPS_PER_DOUBLING * math.log2(1 + max(seconds, 0)))


def seconds_of(step: int) -> float:
    """The time in the middle of a step."""
    return float(2 ** (step / STEPS_PER_DOUBLING)) - 1


def split_by(case: Case) -> Iterator[tuple[Dimension, str]]:
    """The cells of its week and queue that a case counts in: the whole, and one for each dimension.

    An unknown value is a value too: else it could be told from what is missing in the sum of the others.
    """
    yield Dimension.ALL, ""
    for dimension in SPLIT:
        yield dimension, case.place.value(dimension)


def cell_of(case: Case) -> Cell:
    """What the case adds to each of its cells."""
    cell = Cell()
    counts = cell.counts
    is_open = case.kind is CaseKind.ABSTAINED and case.abstained in _NOT_ELIGIBLE
    if is_open:
        counts["person_asked" if case.abstained is AbstainReason.PERSON_ASKED else "no_case"] = 1
        return cell
    counts["eligible"] = counts[case.kind.value] = 1
    if case.abstained is AbstainReason.NOT_ENOUGH_EVIDENCE:
        counts["no_article"] = 1
    if case.is_escalated:
        counts["escalated"] = 1
    if case.cost_micros is not None:
        counts[f"{COST}{case.currency}"] = case.cost_micros
        counts[f"{COSTED}{case.currency}"] = 1
    if case.disclosure is not None:
        counts[f"{DISCLOSURE}{case.disclosure.value}"] = 1
    if case.kind is CaseKind.DRAFT and case.outcome is not None:
        _add_outcome(case, case.outcome, cell)
    return cell


def _add_outcome(case: Case, outcome: Outcome, cell: Cell) -> None:
    counts, shape = cell.counts, cell.shape
    counts[outcome.value] = 1
    if outcome not in DECIDED:
        return
    cell.agents[case.agent] = 1
    if outcome in ACCEPTED and is_fast(case):
        counts["fast"] = 1
    if outcome is Outcome.UNCHANGED and case.verdict in _JUDGED:
        counts["checked"] = 1
        if case.verdict is BlindVerdict.NOT_CORRECT:
            counts["wrong"] = 1
    for reason in case.reasons:
        counts[f"{REASON}{reason.value}"] = 1
    if outcome in _SENT:
        shape[f"{EDIT}{math.ceil(case.edit_bp / 100)}"] = 1
    if case.decided_at is not None:
        shape[f"{SECONDS}{seconds_step(case.decided_at - case.shown_at)}"] = 1
    if case.score_bp is not None:
        is_good = outcome is Outcome.UNCHANGED
        _add_score(shape, OutcomeKind.COLLEAGUES, case.score_bp, is_good=is_good)
    if case.blind_score_bp is not None and case.verdict in _JUDGED:
        is_good = case.verdict is BlindVerdict.CORRECT
        _add_score(shape, OutcomeKind.BLIND, case.blind_score_bp, is_good=is_good)


_JUDGED = frozenset({BlindVerdict.CORRECT, BlindVerdict.NOT_CORRECT})


def _add_score(shape: Tally, kind: OutcomeKind, score_bp: int, *, is_good: bool) -> None:
    count, good, total, squares, of_good = score_keys(kind)
    step = score_bp // 100
    shape[f"{count}{step}"] = 1
    shape[f"{total}{step}"] = score_bp
    shape[squares] = score_bp * score_bp
    if is_good:
        shape[f"{good}{step}"] = 1
        shape[of_good] = score_bp
