""" "Why this number": what the points stand for, what the band rests on, and where it can be looked up.

Rule: no percentage without its count, its interval and the outcome it is about; while a rating is withheld, nothing.
"""

from __future__ import annotations

from dataclasses import replace

from agent_assist.analysis.calibration.rating import fit_in_force
from agent_assist.domain.calibration import Fit, Guide, OutcomeKind, Quality
from agent_assist.domain.confidence import Band, Rating, Standing
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.services.assessment import Assessment
from agent_assist.services.review import Review

_DIGEST_SHOWN = 12


def shown_rating(review: Review) -> Rating | None:
    """The rating to show: a withheld one appears once the reply was sent."""
    rating = review.assessment.rating if review.assessment else None
    if rating is None or rating.standing is None or review.state is not ReviewState.SENT:
        return rating
    return replace(rating, band=rating.standing.band)


def number_lines(tr: Translator, assessment: Assessment, model: ModelStamp) -> tuple[str, ...]:
    """The sentences below the table of points."""
    rating, guide = assessment.rating, assessment.guide
    standing = rating.standing
    lines = [tr("A veto caps the band: {why}.", why=veto) for veto in rating.scorecard.vetoes]
    fit = fit_in_force(guide)
    if standing is None or fit is None:
        lines.append(_uncalibrated(tr, assessment))
    else:
        lines.append(_stands_for(tr, rating.scorecard.points, standing))
        if standing.decided:
            lines.append(_alike(tr, standing))
        lines.append(_fitted(tr, fit))
        if fit.well_from_bp is None:
            lines.append(tr("“Well supported” is not in use: past drafts do not prove it yet."))
    lines.append(_digests(tr, assessment, model))
    return tuple(line for line in lines if line)


def _uncalibrated(tr: Translator, assessment: Assessment) -> str:
    guide = assessment.guide
    if guide.fit is None:
        return tr(
            "The points are as made by hand. Too few drafts of this model under these instructions were decided yet;"
            " what was decided about others is not lent to it."
        )
    return tr(
        "The points are fitted to {n} decisions. They stand for no probability before {needed} in this queue.",
        n=guide.fit.decided,
        needed=guide.band_min_decisions,
    )


def _stands_for(tr: Translator, points: int, standing: Standing) -> str:
    outcome = tr("correct") if standing.is_blind else tr("sent without a change")
    return tr(
        "{points} points stand for {percent} in 100 {outcome}; 20 points double the odds.",
        points=f"{points:+d}".replace("-", "−"),
        percent=_percent(standing.probability_bp),
        outcome=outcome,
    )


def _alike(tr: Translator, standing: Standing) -> str:
    if standing.is_blind:
        return tr(
            "{good} of {n} drafts with {low} to {high} in 100 were correct when people checked them"
            " blind: {share}.",
            good=standing.good,
            n=standing.decided,
            low=_percent(standing.from_bp),
            high=_percent(standing.to_bp),
            share=_share(tr, standing),
        )
    return tr(
        "{good} of {n} drafts with {low} to {high} in 100 were sent without a change: {share}.",
        good=standing.good,
        n=standing.decided,
        low=_percent(standing.from_bp),
        high=_percent(standing.to_bp),
        share=_share(tr, standing),
    )


def _share(tr: Translator, standing: Standing) -> str:
    return tr(
        "{share}%, likely between {low}% and {high}%",
        share=round(100 * standing.good / standing.decided),
        low=_percent(standing.low_bp),
        high=_percent(standing.high_bp),
    )


def _fitted(tr: Translator, fit: Fit) -> str:
    error = fit.quality.ece_bp or 0
    return tr(
        "Fitted to {n} decisions in {queue} about drafts of this model under these instructions. Past ratings were"
        " off by {error} in 100 on average.",
        n=fit.decided,
        queue=fit.queue,
        error=_percent(error),
    )


def _digests(tr: Translator, assessment: Assessment, model: ModelStamp) -> str:
    released = assessment.guide.released
    parts = []
    if model.prompt_digest:
        parts.append(tr("Instructions {digest}", digest=model.prompt_digest[:_DIGEST_SHOWN]))
    if released is not None:
        digest = released.digest_hex[:_DIGEST_SHOWN]
        parts.append(tr("calibration {digest}, log record {n}", digest=digest, n=released.seq))
    return "; ".join(parts) + "." if parts else ""


def _percent(basis_points: int) -> int:
    return round(basis_points / 100)


def is_hidden(rating: Rating | None) -> bool:
    """Whether the points must not be seen: they would give the withheld rating away."""
    return rating is not None and rating.band is Band.WITHHELD


def measured(tr: Translator, guide: Guide) -> str:
    """The model card's results: what was decided, how past scores held, each outcome by itself."""
    fits = [fit for fit in (guide.fit, guide.blind_fit) if fit is not None]
    if not fits:
        return tr("Nothing is measured yet: {n} drafts were decided here.", n=guide.decided)
    return "\n\n".join(_measured_fit(tr, fit) for fit in fits)


def _measured_fit(tr: Translator, fit: Fit) -> str:
    where = fit.queue or tr("all queues")
    if fit.outcome is OutcomeKind.BLIND:
        first = tr("{good} of {n} drafts in {where} were correct when people checked them blind.",
                   good=fit.good, n=fit.decided, where=where)  # fmt: skip
    else:
        first = tr("{good} of {n} drafts in {where} were sent without a change.",
                   good=fit.good, n=fit.decided, where=where)  # fmt: skip
    return " ".join([first, *_quality(tr, fit.quality), *_stratum(tr, fit)])


def _quality(tr: Translator, quality: Quality) -> list[str]:
    found = []
    if quality.ece_bp is not None and quality.floor_bp is not None:
        found.append(
            tr(
                "Past ratings were off by {error} in 100 on average; chance alone gives {floor}.",
                error=_percent(quality.ece_bp),
                floor=_percent(quality.floor_bp),
            )
        )
    if quality.auroc_bp is not None:
        found.append(
            tr("A good draft was rated higher than another in {n} of 100 pairs.", n=_percent(quality.auroc_bp))
        )  # fmt: skip
    if quality.brier_skill_bp is not None:
        found.append(tr("Brier skill {n} in 100.", n=_percent(quality.brier_skill_bp)))
    if quality.platt_slope_bp is not None:
        slope = f"{quality.platt_slope_bp / 10_000:.2f}"
        found.append(
            tr("Platt's slope is {slope}; 1 is neither too bold nor too shy.", slope=slope)
        )
    return found


def _stratum(tr: Translator, fit: Fit) -> list[str]:
    if not fit.withheld_decided:
        return []
    return [
        tr(
            "Where no rating was shown, it was {good} of {n}.",
            good=fit.withheld_good,
            n=fit.withheld_decided,
        )
    ]
