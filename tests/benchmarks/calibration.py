"""Measures the calibration by simulation with known truth: an imaginary desk whose real probabilities are known.

Run: python -m tests.benchmarks.calibration [--runs N] [--seed S]. Each run draws other true weights, another
start for each of two queues, and a daily refit as in the app; every score is fixed before its outcome. The
figures are judged on fresh drafts with the true probability at hand.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agent_assist.analysis.calibration.bands import band_at, group_of
from agent_assist.analysis.calibration.intervals import wilson
from agent_assist.analysis.calibration.map_logistic import probability_of
from agent_assist.analysis.calibration.metrics import (
    auroc,
    brier_skill,
    calibration_error,
    sampling_floor,
)
from agent_assist.analysis.calibration.rating import (
    calibrated,
    fit_in_force,
    points_by_signal,
    rate,
)
from agent_assist.analysis.calibration.refit import calibrated_points, refit, score_bp
from agent_assist.domain.calibration import (
    WHOLE_BP,
    DecidedDraft,
    Fit,
    Guide,
    OutcomeKind,
    ScoreGroup,
    Weights,
)
from agent_assist.domain.confidence import Band, Scorecard, Term

A_DAY = 50
FRESH = 4_000
SIZES = (20, 100, 500, 1_000)
QUEUES = ("Billing", "Orders")
Points = dict[str, int]


@dataclass(frozen=True)
class Truth:
    """What the desk is really like: weights as multiples of the hand-made ones, a start for each queue."""

    weights: dict[str, float]
    starts: dict[str, float]

    def probability(self, queue: str, points: Points) -> float:
        total = sum(self.weights[signal] * value for signal, value in points.items())
        return probability_of(self.starts[queue] + total)


def draw_truth(chance: random.Random) -> Truth:
    weights = {s: chance.lognormvariate(0.5, 0.5) for s in ("S1", "S4", "S5", "S6", "S7", "S8")}
    weights |= {"S9": chance.lognormvariate(0.5, 0.5), "S10": chance.choice((0.0, 0.5, 1.0))}
    start = chance.uniform(-30, 25)
    return Truth(weights, {queue: start + chance.gauss(0, 12) for queue in QUEUES})


def draw_points(chance: random.Random) -> Points:
    """A draft's hand-made points, spread as the scorecard spreads them."""
    share = chance.betavariate(3, 1)
    points = {
        "S1": round(40 * chance.betavariate(3, 1.2) - 20),
        "S4": round(30 * share - 15),
        "S5": round(60 * chance.betavariate(4, 2) - 30),
        "S6": chance.choice((0, 0, 0, 0, 0, -12, -30, -60)),
        "S7": chance.choice((0,) * 9 + (-40,)),
        "S8": chance.choice((0,) * 8 + (-12, -35)),
        "S9": chance.choice((0, 0, 0, -8, -16)),
        "S10": chance.choice((4, 4, 2, 2, -4, -8)),
    }
    return {signal: value for signal, value in points.items() if value}


def is_capped(points: Points) -> bool:
    return points.get("S6", 0) <= -30 or points.get("S7", 0) < 0 or points.get("S8", 0) <= -35


def draft(truth: Truth, queue: str, chance: random.Random) -> DecidedDraft:
    points = draw_points(chance)
    good = chance.random() < truth.probability(queue, points)
    return DecidedDraft(queue, points, good, is_capped=is_capped(points))


def run_desk(
    truth: Truth, count: int, chance: random.Random
) -> tuple[list[DecidedDraft], list[Fit]]:
    """`count` decisions of both queues, refitted after each day; the fits at the end."""
    decided: list[DecidedDraft] = []
    fits: list[Fit] = []
    for number in range(count):
        if number % A_DAY == 0:
            fits = list(refit(decided, OutcomeKind.COLLEAGUES))
        queue = chance.choice(QUEUES)
        case = draft(truth, queue, chance)
        known = fit_for(fits, queue)
        if known is not None:
            case = replace(case, score_bp=score_bp(case.points, known.weights))
        decided.append(case)
    return decided, list(refit(decided, OutcomeKind.COLLEAGUES))


def fit_for(fits: Sequence[Fit], queue: str) -> Fit | None:
    found = {fit.queue: fit for fit in fits}
    return found.get(queue) or found.get("")


@dataclass
class Figures:
    """What the runs found, by number of decisions."""

    fitted_error: dict[int, list[float]] = field(default_factory=dict)
    hand_error: dict[int, list[float]] = field(default_factory=dict)
    prequential: list[tuple[float, float]] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    skill: list[tuple[float, float]] = field(default_factory=list)
    area: list[tuple[float, float]] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)
    bands_shown: dict[int, list[bool]] = field(default_factory=dict)
    top_changed: list[float] = field(default_factory=list)
    top_shown: list[bool] = field(default_factory=list)
    additivity: int = 0


def judge(figures: Figures, truth: Truth, size: int, chance: random.Random) -> None:
    decided, fits = run_desk(truth, size, chance)
    for queue in QUEUES:
        fresh = [draw_points(chance) for _ in range(FRESH // 2)]
        true = [truth.probability(queue, points) for points in fresh]
        fit = fit_for(fits, queue)
        weights = fit.weights if fit else Weights()
        said = [score_bp(points, weights) / WHOLE_BP for points in fresh]
        by_hand = [score_bp(points, Weights()) / WHOLE_BP for points in fresh]
        figures.fitted_error.setdefault(size, []).append(distance(said, true))
        figures.hand_error.setdefault(size, []).append(distance(by_hand, true))
        if fit is None or not fit.queue:
            continue
        shown = fit_in_force(Guide(fit=fit)) is not None
        figures.bands_shown.setdefault(fit.decided // 50 * 50, []).append(shown)
        if size < 1_000:
            continue
        outcomes = [chance.random() < p for p in true]
        judge_fresh(figures, said, true, outcomes)
        judge_bands(figures, fit, fresh, true)
        judge_sums(figures, fit, fresh[:50])
    scored = [(d.score_bp / WHOLE_BP, d.is_good) for d in decided if d.score_bp is not None]
    if size >= 500:
        figures.prequential.append((calibration_error(scored), sampling_floor(scored)))


def distance(said: Sequence[float], true: Sequence[float]) -> float:
    """ECE against the truth itself, in ten equal-mass bins: no sampling noise of outcomes."""
    ordered = sorted(zip(said, true, strict=True))
    tenth = len(ordered) // 10
    groups = [ordered[k * tenth : (k + 1) * tenth] for k in range(10)]
    means = [(statistics.fmean(s for s, _ in g), statistics.fmean(t for _, t in g)) for g in groups]
    return statistics.fmean(abs(s - t) for s, t in means)


def judge_fresh(
    figures: Figures, said: Sequence[float], true: Sequence[float], outcomes: Sequence[bool]
) -> None:
    ours, best = (list(zip(p, outcomes, strict=True)) for p in (said, true))
    figures.skill.append((brier_skill(ours) or 0.0, brier_skill(best) or 0.0))
    figures.area.append((auroc(ours) or 0.0, auroc(best) or 0.0))


def judge_bands(figures: Figures, fit: Fit, fresh: Sequence[Points], true: Sequence[float]) -> None:
    """Does the interval beside a draft hold the true rate of the drafts with similar scores now?"""
    alike: dict[ScoreGroup, list[float]] = {}
    top: list[float] = []
    for points, p in zip(fresh, true, strict=True):
        score = score_bp(points, fit.weights)
        alike.setdefault(group_of(score, fit.groups)[0], []).append(p)
        if band_at(score, fit.well_from_bp, is_capped=is_capped(points)) is Band.WELL_SUPPORTED:
            top.append(p)
    for group, rates in alike.items():
        low, high = wilson(group.good, group.decided)
        figures.covered += [low <= statistics.fmean(rates) <= high] * (len(rates) >= 30)
    figures.top_shown.append(bool(top))
    if top:
        figures.top_changed.append(1 - statistics.fmean(top))


def judge_sums(figures: Figures, fit: Fit, fresh: Sequence[Points]) -> None:
    for points in fresh:
        card = Scorecard(tuple(Term(s, p, "x") for s, p in points.items()), ())
        shown = calibrated(card, fit.weights)
        figures.additivity += abs(shown.points - calibrated_points(points, fit.weights))
        guide = Guide(fit.decided, fit.good, fit)
        rating, fixed = rate(
            replace(card, terms=(*card.terms, Term("S12", 0, "x"))), guide, is_capped=False
        )
        same = round(WHOLE_BP * probability_of(rating.scorecard.points)) == fixed.score_bp
        figures.additivity += not same or points_by_signal(card) != points


def measure(runs: int, seed: int) -> Figures:
    figures = Figures()
    for run in range(runs):
        for size in SIZES:
            chance = random.Random(f"{seed}/{run}/{size}")
            judge(figures, draw_truth(chance), size * 2, chance)
    return figures


def print_drift(runs: int, seed: int) -> None:
    """A model that is exchanged for a worse one after 800 decisions: when do bands go, how far is the fit off?"""
    found: dict[int, list[tuple[float, bool]]] = {}
    for run in range(runs):
        chance = random.Random(f"drift/{seed}/{run}")
        before = draw_truth(chance)
        after = Truth(before.weights, {q: start - 35 for q, start in before.starts.items()})
        decided: list[DecidedDraft] = []
        fits: list[Fit] = []
        for number in range(1_600):
            truth = before if number < 800 else after
            if number % A_DAY == 0:
                fits = list(refit(decided, OutcomeKind.COLLEAGUES))
                if number in (800, 900, 1_000, 1_200, 1_400, 1_550):
                    found.setdefault(number - 800, []).append(drifted(fits, truth, chance))
            queue = chance.choice(QUEUES)
            known, case = fit_for(fits, queue), draft(truth, queue, chance)
            score = score_bp(case.points, known.weights) if known else None
            decided.append(replace(case, score_bp=score))
    print("after a sudden change (35 points worse), by decisions of both queues since")
    for since, cases in found.items():
        off, shown = statistics.fmean(d for d, _ in cases), statistics.fmean(s for _, s in cases)
        print(f"  {since:>4}   distance to the truth {off:.3f}   bands shown {shown:.0%}")


def drifted(fits: Sequence[Fit], truth: Truth, chance: random.Random) -> tuple[float, bool]:
    fit = next(fit for fit in fits if fit.queue == QUEUES[0])
    fresh = [draw_points(chance) for _ in range(1_000)]
    said = [score_bp(points, fit.weights) / WHOLE_BP for points in fresh]
    off = distance(said, [truth.probability(QUEUES[0], points) for points in fresh])
    return off, fit_in_force(Guide(fit=fit)) is not None


def print_figures(figures: Figures) -> None:
    mean = statistics.fmean
    print(
        "distance to the true probabilities (ECE without sampling noise), by decisions in the queue"
    )
    for size in SIZES:
        fitted, hand = mean(figures.fitted_error[2 * size]), mean(figures.hand_error[2 * size])
        print(f"  n = {size:>5}    fitted {fitted:.3f}    scorecard alone {hand:.3f}")
    over = [error - floor for error, floor in figures.prequential]
    share = mean(o <= 0.02 for o in over)
    print(f"prequential ECE over the sampling floor   {mean(over):+.3f}   (aim at most +.020)")
    print(f"  within the aim in {share:.0%} of {len(over)} runs with n >= 1000")
    ours, best = (mean(column) for column in zip(*figures.skill, strict=True))
    print(
        f"Brier skill                    {ours:.3f}   (aim at least .300; the truth itself {best:.3f})"
    )
    ours, best = (mean(column) for column in zip(*figures.area, strict=True))
    print(
        f"AUROC, sent without a change   {ours:.3f}   (aim at least .750; the truth itself {best:.3f})"
    )
    print(f"95% intervals that cover       {mean(figures.covered):.3f}   of {len(figures.covered)}")
    print(
        f"top band proved                {mean(figures.top_shown):.0%} of queues with 1000 decisions"
    )
    if figures.top_changed:
        within = mean(rate <= 0.05 for rate in figures.top_changed)
        print(
            f"  truly changed there          {mean(figures.top_changed):.3f}, at most .05 in {within:.0%}"
        )
    for size, shown in sorted(figures.bands_shown.items()):
        if size in (50, 100, 150, 200, 250, 500, 1000):
            print(f"  bands shown with {size:>4} decisions  {mean(shown):.0%} of {len(shown)}")
    print(f"additivity error               {figures.additivity}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print_figures(measure(options.runs, options.seed))
    print_drift(options.runs, options.seed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
