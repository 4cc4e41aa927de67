"""Rates one draft: precedent, calibrated terms, probability, band, and how its like fared.

Rule: the terms shown are the model's own and sum exactly to the score; a veto caps the band; no band without
enough decided drafts whose past scores held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from agent_assist.analysis.calibration.bands import band_at, group_of
from agent_assist.analysis.calibration.intervals import wilson
from agent_assist.analysis.calibration.map_logistic import probability_of
from agent_assist.analysis.calibration.precedent import nearest_precedent, precedent_points
from agent_assist.analysis.calibration.refit import score_bp
from agent_assist.domain.calibration import (
    WHOLE_BP,
    Fit,
    FixedScore,
    Guide,
    OutcomeKind,
    Weights,
)
from agent_assist.domain.confidence import (
    BAND_MAX_ECE_BP,
    Band,
    Rating,
    Scorecard,
    Standing,
    Term,
    TrackRecord,
)

START = "start"


def rate(hand_made: Scorecard, guide: Guide, *, is_capped: bool) -> tuple[Rating, FixedScore]:
    """The rating to show, and what is fixed about the draft before anybody decides."""
    hand_made = with_precedent(hand_made, guide)
    points = points_by_signal(hand_made)
    in_force = fit_in_force(guide)
    fixed = FixedScore(
        points=points,
        score_bp=score_bp(points, guide.fit.weights) if guide.fit else None,
        blind_score_bp=score_bp(points, guide.blind_fit.weights) if guide.blind_fit else None,
        is_capped=is_capped,
        is_withheld=guide.is_withheld and in_force is not None,
    )
    fit = in_force or guide.fit
    card = calibrated(hand_made, fit.weights) if fit else hand_made
    record = _record(guide)
    if in_force is None:
        return Rating(Band.UNCALIBRATED, record, card), fixed
    standing = _standing(card, in_force, is_capped=is_capped)
    band = Band.WITHHELD if fixed.is_withheld else standing.band
    return Rating(band, record, card, standing), fixed


def with_precedent(card: Scorecard, guide: Guide) -> Scorecard:
    """The card with S11, the nearest past decisions, in its place before the last term."""
    found = nearest_precedent(points_by_signal(card), guide.past)
    if found is None:
        term = Term("S11", 0, "Too few past decisions to compare with")
    else:
        words = f"{found.good} of the {found.near} most similar past drafts were sent unchanged"
        term = Term("S11", precedent_points(found), words)
    return replace(card, terms=(*card.terms[:-1], term, *card.terms[-1:]))


def calibrated(card: Scorecard, weights: Weights) -> Scorecard:
    """The card in calibrated points: a start for the queue, then each signal's share of the score.

    A signal with several terms is scaled as a whole and shared out, so that the sum stays exact.
    """
    start = Term(START, weights.start_points, "Where drafts of this queue start")
    terms = [start]
    seen: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for term in card.terms:
        seen[term.signal] += term.points
        so_far = round(seen[term.signal] * weights.of(term.signal) / WHOLE_BP)
        terms.append(replace(term, points=so_far - given[term.signal]))
        given[term.signal] = so_far
    return replace(card, terms=tuple(terms))


def points_by_signal(card: Scorecard) -> Mapping[str, int]:
    """The sum of each signal's points, without those that add nothing."""
    sums: Counter[str] = Counter()
    for term in card.terms:
        sums[term.signal] += term.points
    return {signal: points for signal, points in sorted(sums.items()) if points}


def fit_in_force(guide: Guide) -> Fit | None:
    """The fit that may carry a band: blind checks where enough exist, else what colleagues did."""
    fits = (guide.blind_fit, guide.fit)
    return next((fit for fit in fits if fit and _holds(fit, guide.band_min_decisions)), None)


def _holds(fit: Fit, needed: int) -> bool:
    is_known = fit.quality.ece_bp is not None
    return bool(fit.queue) and fit.decided >= needed and is_known and _has_held(fit)


def _has_held(fit: Fit) -> bool:
    return (fit.quality.ece_bp or 0) <= BAND_MAX_ECE_BP and not fit.quality.is_drifting


def _record(guide: Guide) -> TrackRecord:
    own = guide.fit if guide.fit and guide.fit.queue else None
    return TrackRecord(
        decided=guide.decided,
        unchanged=guide.good,
        ece_bp=own.quality.ece_bp if own else None,
        needed=guide.band_min_decisions,
        has_held=own is None or _has_held(own),
    )


def _standing(card: Scorecard, fit: Fit, *, is_capped: bool) -> Standing:
    probability_bp = round(probability_of(card.points) * WHOLE_BP)
    alike, to_bp = group_of(probability_bp, fit.groups)
    low, high = wilson(alike.good, alike.decided)
    return Standing(
        band=band_at(probability_bp, fit.well_from_bp, is_capped=is_capped),
        probability_bp=probability_bp,
        from_bp=alike.from_bp,
        to_bp=to_bp,
        decided=alike.decided,
        good=alike.good,
        low_bp=round(low * WHOLE_BP),
        high_bp=round(high * WHOLE_BP),
        is_blind=fit.outcome is OutcomeKind.BLIND,
    )
