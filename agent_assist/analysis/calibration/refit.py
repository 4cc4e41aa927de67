"""One refit: from decided drafts, oldest first, to the fits that are released together.

Each model under each wording of its instructions by itself: over all queues first, with the hand-made scorecard as prior; then queue by queue, shrunk to that. A decision
loses half its weight every 500 decisions, every 100 while the newest contradict their scores. Rule: below 30 decisions there is no fit and no number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from agent_assist.analysis.calibration.bands import (
    ScoredDraft,
    score_groups,
    well_supported_from,
)
from agent_assist.analysis.calibration.map_logistic import Row, fit, probability_of
from agent_assist.analysis.calibration.metrics import Scored
from agent_assist.analysis.calibration.prior import SIGNALS, Prior, hand_made, shrunk_to
from agent_assist.analysis.calibration.quality import is_drifting, quality_of
from agent_assist.domain.calibration import (
    ALL_QUEUES_FIT,
    WHOLE_BP,
    DecidedDraft,
    Fit,
    OutcomeKind,
    Weights,
)

FIT_FROM = 30
HALF_LIFE_DECISIONS, HALF_LIFE_DRIFTING = 500, 100
FITTED_MAX, JUDGED_MAX = 2_000, 500
"""Older decisions weigh under 7% and are left out; bands are judged by the newest thousand."""
_BLOCK_SHARE = 8


def refit(decided: Sequence[DecidedDraft], outcome: OutcomeKind) -> tuple[Fit, ...]:
    """For each maker the fit over all queues and one for each queue, from 30 decisions on; () below that."""
    makers = _grouped(decided, lambda draft: draft.maker)
    return tuple(fit for drafts in makers.values() for fit in _of_maker(drafts, outcome))


def _of_maker(decided: Sequence[DecidedDraft], outcome: OutcomeKind) -> tuple[Fit, ...]:
    if len(decided) < FIT_FROM:
        return ()
    past = prequential(decided)
    overall = fitted_weights(decided, hand_made(), _half_life(past))
    fits = [_judged(ALL_QUEUES_FIT, outcome, decided, overall, past)]
    for queue, drafts in _grouped(decided, lambda draft: draft.queue).items():
        if len(drafts) >= FIT_FROM:
            past = prequential(drafts)
            weights = fitted_weights(drafts, shrunk_to(overall), _half_life(past))
            fits.append(_judged(queue, outcome, drafts, weights, past))
    return tuple(fits)


def fitted_weights(
    decided: Sequence[DecidedDraft], prior: Prior, half_life: int = HALF_LIFE_DECISIONS
) -> Weights:
    """The most probable weights, rounded to what the shown terms use."""
    newest = decided[-FITTED_MAX:]
    rows = [
        Row(
            (1.0, *(float(draft.points.get(signal, 0)) for signal in SIGNALS)),
            draft.is_good,
            draft.weight * 0.5 ** (age / half_life),
        )
        for age, draft in zip(reversed(range(len(newest))), newest, strict=True)
    ]
    start, *shares = fit(rows, prior)
    by_signal = {
        signal: round(share * WHOLE_BP) for signal, share in zip(SIGNALS, shares, strict=True)
    }
    return Weights(round(start), by_signal)


def calibrated_points(points: Mapping[str, int], weights: Weights) -> int:
    """The score of hand-made points under these weights; the terms are rounded one by one, as shown."""
    scaled = (round(value * weights.of(signal) / WHOLE_BP) for signal, value in points.items())
    return weights.start_points + sum(scaled)


def score_bp(points: Mapping[str, int], weights: Weights) -> int:
    """The probability of these points in basis points."""
    return round(WHOLE_BP * probability_of(calibrated_points(points, weights)))


def prequential(decided: Sequence[DecidedDraft]) -> list[ScoredDraft]:
    """The newest thousand with a probability fixed before their outcome: test, then train.

    Where none was in force when the draft was shown (the first days, an import), each block is scored
    by a fit on the decisions before it alone.
    """
    first = max(FIT_FROM, len(decided) - JUDGED_MAX)
    scored: list[ScoredDraft] = []
    weights, block_end = Weights(), first
    for index in range(first, len(decided)):
        draft = decided[index]
        known = draft.score_bp
        if known is None:
            if index >= block_end:
                weights = fitted_weights(decided[:index], hand_made())
                block_end = index + max(25, index // _BLOCK_SHARE)
            known = score_bp(draft.points, weights)
        scored.append(ScoredDraft(known, draft.is_good, draft.is_capped))
    return scored


def _judged(
    queue: str,
    outcome: OutcomeKind,
    decided: Sequence[DecidedDraft],
    weights: Weights,
    past: Sequence[ScoredDraft],
) -> Fit:
    well_from_bp = well_supported_from(past)
    withheld = [draft for draft in decided if draft.is_withheld]
    return Fit(
        queue=queue,
        outcome=outcome,
        decided=len(decided),
        good=sum(draft.is_good for draft in decided),
        weights=weights,
        quality=quality_of(_scored(past)),
        well_from_bp=well_from_bp,
        groups=score_groups(past, well_from_bp),
        withheld_decided=len(withheld),
        withheld_good=sum(draft.is_good for draft in withheld),
        maker=decided[-1].maker,
    )


def _half_life(past: Sequence[ScoredDraft]) -> int:
    return HALF_LIFE_DRIFTING if is_drifting(_scored(past)) else HALF_LIFE_DECISIONS


def _scored(past: Sequence[ScoredDraft]) -> list[Scored]:
    return [(draft.score_bp / WHOLE_BP, draft.is_good) for draft in past]


def _grouped(
    decided: Sequence[DecidedDraft], key: Callable[[DecidedDraft], str]
) -> dict[str, list[DecidedDraft]]:
    groups: dict[str, list[DecidedDraft]] = {}
    for draft in decided:
        groups.setdefault(key(draft), []).append(draft)
    return dict(sorted(groups.items()))
