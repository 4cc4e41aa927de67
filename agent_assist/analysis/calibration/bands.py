"""From probabilities to bands. Rule: the top band is proved by past drafts, never granted by the score alone.

A threshold holds when the exact one-sided 95% upper bound of the changed rate among past drafts above it is
at or under 5%: that takes 59 clean cases at least. Thresholds are tried from strict to lenient and the first
that fails ends the search, so that trying several does not weaken the promise (fixed-sequence testing). A
lower one needs 20 drafts of its own: clean drafts above say nothing about the scores below them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent_assist.analysis.calibration.intervals import upper_bound
from agent_assist.domain.calibration import WHOLE_BP, ScoreGroup
from agent_assist.domain.confidence import Band

WELL_THRESHOLDS_BP = (9_500, 9_000, 8_500)
SURE_FROM_BP = 5_000
CHANGED_RATE_MAX, CLEAN_CASES_MIN, NEW_CASES_MIN = 0.05, 59, 20
GROUP_MIN, GROUPS_MAX = 30, 5


@dataclass(frozen=True, slots=True)
class ScoredDraft:
    """A past draft: the probability fixed before its outcome, the outcome, and whether a veto stood."""

    score_bp: int
    is_good: bool
    is_capped: bool


def band_at(score_bp: int, well_from_bp: int | None, *, is_capped: bool) -> Band:
    """The band of a probability; a veto caps it at "Partly supported"."""
    if well_from_bp is not None and score_bp >= well_from_bp and not is_capped:
        return Band.WELL_SUPPORTED
    return Band.PARTLY_SUPPORTED if score_bp >= SURE_FROM_BP else Band.NOT_SURE


def well_supported_from(past: Sequence[ScoredDraft]) -> int | None:
    """The lowest proved threshold of the top band in basis points, None while none is proved."""
    proved, counted = None, 0
    for threshold in WELL_THRESHOLDS_BP:
        group = [draft for draft in past if draft.score_bp >= threshold and not draft.is_capped]
        if len(group) < CLEAN_CASES_MIN:
            continue
        if proved is not None and len(group) - counted < NEW_CASES_MIN:
            break
        changed = sum(not draft.is_good for draft in group)
        if upper_bound(changed, len(group)) > CHANGED_RATE_MAX:
            break
        proved, counted = threshold, len(group)
    return proved


def score_groups(past: Sequence[ScoredDraft], well_from_bp: int | None) -> tuple[ScoreGroup, ...]:
    """Past drafts by similar score: inside each band, groups of equal size with 30 drafts at least.

    Where a band has fewer, it is one group.
    """
    borders = [0, SURE_FROM_BP, *([well_from_bp] if well_from_bp else []), WHOLE_BP + 1]
    groups: list[ScoreGroup] = []
    for low, high in pairwise(borders):
        inside = sorted((d for d in past if low <= d.score_bp < high), key=lambda d: d.score_bp)
        groups += _split(inside, low)
    return tuple(groups)


def group_of(score_bp: int, groups: Sequence[ScoreGroup]) -> tuple[ScoreGroup, int]:
    """The group of a score and where it ends; an empty one over everything when there is none."""
    found, end = ScoreGroup(0, 0, 0), WHOLE_BP
    for group in groups:
        if group.from_bp > score_bp:
            end = group.from_bp
            break
        found = group
    return found, end


def _split(inside: Sequence[ScoredDraft], low: int) -> list[ScoreGroup]:
    scores = [draft.score_bp for draft in inside]
    count = max(1, min(GROUPS_MAX, len(inside) // GROUP_MIN))
    starts = [low]
    for score in sorted({scores[round(k * len(inside) / count)] for k in range(1, count)}):
        below, above = bisect_left(scores, starts[-1]), bisect_left(scores, score)
        if above - below >= GROUP_MIN and len(scores) - above >= GROUP_MIN:
            starts.append(score)
    found = []
    for start, end in pairwise([*starts, WHOLE_BP + 1]):
        alike = [draft.is_good for draft in inside if start <= draft.score_bp < end]
        found.append(ScoreGroup(start, len(alike), sum(alike)))
    return found
