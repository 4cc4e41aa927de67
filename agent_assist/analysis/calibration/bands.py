"""From probabilities to bands. Rule: the top band is proved by past drafts, never granted by the score alone.

A threshold holds when the exact one-sided 95% upper bound of the changed rate among past drafts above it is
at or under 5%: that takes 59 clean cases at least. Thresholds are tried from strict to lenient and the first
that fails ends the search, so that trying several does not weaken the promise (fixed-sequence testing). A
lower one needs 20 drafts of its own: clean drafts above say nothing about the scores below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.calibration.intervals import upper_bound
from agent_assist.domain.calibration import BandRecord
from agent_assist.domain.confidence import Band

WELL_THRESHOLDS_BP = (9_500, 9_000, 8_500)
SURE_FROM_BP = 5_000
CHANGED_RATE_MAX, CLEAN_CASES_MIN, NEW_CASES_MIN = 0.05, 59, 20
RATED_BANDS = (Band.WELL_SUPPORTED, Band.PARTLY_SUPPORTED, Band.NOT_SURE)


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


def band_records(past: Sequence[ScoredDraft], well_from_bp: int | None) -> tuple[BandRecord, ...]:
    """How the past drafts of each band fared."""
    groups: dict[Band, list[bool]] = {band: [] for band in RATED_BANDS}
    for draft in past:
        band = band_at(draft.score_bp, well_from_bp, is_capped=draft.is_capped)
        groups[band].append(draft.is_good)
    return tuple(BandRecord(band, len(found), sum(found)) for band, found in groups.items())
