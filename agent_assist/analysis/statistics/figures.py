"""All figures of a group from its sums (requirements, formulas 1 to 7). Rule: the caller asks only for safe groups."""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.analysis.statistics.measures import (
    COST,
    COSTED,
    DISCLOSURE,
    EDIT,
    REASON,
    SECONDS,
    seconds_of,
)
from agent_assist.analysis.statistics.reliability import reliability, share
from agent_assist.analysis.statistics.tallies import decided
from agent_assist.domain.calibration import OutcomeKind
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.statistics import (
    DECISIONS_MIN,
    CaseKind,
    Cell,
    Cost,
    Figures,
    Share,
    Spread,
    Tally,
)

EDIT_EDGES = (0, 10, 20, 30, 40, 50, 60, 70, 80, 100)
"""The upper ends of the edit distribution's bars, in hundredths of the text."""


def figures_of(cell: Cell) -> Figures:
    """Every figure of a group."""
    counts, shape = cell.counts, cell.shape
    whole, eligible = decided(counts), counts.get("eligible", 0)
    unchanged, light = counts.get(Outcome.UNCHANGED, 0), counts.get(Outcome.LIGHT, 0)
    return Figures(
        agents=len(cell.agents),
        decided=whole,
        unused=counts.get(Outcome.UNUSED, 0),
        coverage=share(counts.get(CaseKind.DRAFT, 0), eligible),
        acceptance=share(unchanged + light, whole),
        unchanged=share(unchanged, whole),
        light=share(light, whole),
        heavy=share(counts.get(Outcome.HEAVY, 0), whole),
        rejected=share(counts.get(Outcome.REJECTED, 0), whole),
        fast=share(counts.get("fast", 0), unchanged + light),
        wrong=_wrong(counts),
        abstained=share(counts.get(CaseKind.ABSTAINED, 0), eligible),
        without_article=share(counts.get("no_article", 0), eligible),
        escalated=share(counts.get("escalated", 0), eligible),
        edit=_spread(_steps(shape, EDIT), lambda step: step / 100),
        edit_bins=_edit_bins(_steps(shape, EDIT)),
        seconds=_spread(_steps(shape, SECONDS), seconds_of),
        reasons=_reasons(counts, whole),
        disclosure=_disclosure(counts),
        reliability=reliability(shape, OutcomeKind.COLLEAGUES),
        blind_reliability=reliability(shape, OutcomeKind.BLIND),
        cost=_cost(counts),
    )


def _wrong(counts: Tally) -> Share:
    """Of the drafts that were sent unchanged and checked blind, those found wrong; 0 of 0 while they are too few."""
    checked = counts.get("checked", 0)
    return share(counts.get("wrong", 0), checked) if checked >= DECISIONS_MIN else share(0, 0)


def quantile(steps: list[tuple[int, int]], share_below: float) -> int:
    """The nearest-rank quantile of counted steps; 0 of nothing."""
    count = sum(n for _, n in steps)
    rank = max(1, -int(-share_below * count // 1))
    seen = 0
    for step, n in steps:
        seen += n
        if seen >= rank:
            return step
    return 0


def _spread(steps: list[tuple[int, int]], value: Callable[[int], float]) -> Spread:
    count = sum(n for _, n in steps)
    if not count:
        return Spread(0, 0.0, 0.0)
    return Spread(count, value(quantile(steps, 0.5)), value(quantile(steps, 0.9)))


def _steps(shape: Tally, prefix: str) -> list[tuple[int, int]]:
    return sorted(
        (int(measure.removeprefix(prefix)), n)
        for measure, n in shape.items()
        if measure.startswith(prefix)
    )


def _edit_bins(steps: list[tuple[int, int]]) -> tuple[int, ...]:
    bins = [0] * len(EDIT_EDGES)
    for step, n in steps:
        bins[next(i for i, edge in enumerate(EDIT_EDGES) if step <= edge)] += n
    return tuple(bins)


def _reasons(counts: Tally, whole: int) -> tuple[tuple[RejectReason, Share], ...]:
    found = [(reason, counts.get(f"{REASON}{reason.value}", 0)) for reason in RejectReason]
    found.sort(key=lambda pair: -pair[1])
    return tuple((reason, share(n, whole)) for reason, n in found)


def _disclosure(counts: Tally) -> tuple[tuple[DisclosureKind, Share], ...]:
    found = [(kind, counts.get(f"{DISCLOSURE}{kind.value}", 0)) for kind in DisclosureKind]
    whole = sum(n for _, n in found)
    return tuple((kind, share(n, whole)) for kind, n in found if n)


def _cost(counts: Tally) -> tuple[Cost, ...]:
    currencies = sorted(m.removeprefix(COST) for m in counts if m.startswith(COST))
    return tuple(
        Cost(currency, counts[f"{COST}{currency}"], counts.get(f"{COSTED}{currency}", 0))
        for currency in currencies
    )
