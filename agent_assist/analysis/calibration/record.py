"""A calibration as a log record's detail, and back. Rule: the record holds the whole fit, so that it can be checked.

Whole numbers, strings and nulls only, as canonical JSON wants them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from agent_assist.domain.calibration import (
    Calibration,
    Fit,
    OutcomeKind,
    Quality,
    ScoreGroup,
    Weights,
)
from agent_assist.domain.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json

RELEASED = "calibration"
_QUALITY = ("scored", "ece_bp", "floor_bp", "brier_bp", "brier_skill_bp", "auroc_bp",
            "platt_slope_bp", "isotonic_gap_bp", "is_drifting")  # fmt: skip


def as_detail(fits: Sequence[Fit]) -> dict[str, Json]:
    """`{"released": "calibration", "fits": […], "digest": SHA-256 of the fits' canonical JSON}`."""
    described = [_described(fit) for fit in fits]
    return {
        "released": RELEASED,
        "fits": described,
        "digest": sha256_hex(canonical_json(described)),
    }


def from_detail(detail: Mapping[str, Any], made_at: datetime, seq: int) -> Calibration:
    """The calibration in a release record; KeyError or ValueError when it holds none.

    Fits of older versions name no maker: they hold for none.
    """
    fits = tuple(_read(found) for found in detail["fits"])
    return Calibration(made_at, fits, seq, str(detail["digest"]))


def _described(fit: Fit) -> dict[str, Json]:
    quality: dict[str, Json] = {name: getattr(fit.quality, name) for name in _QUALITY}
    return {
        "queue": fit.queue,
        "maker": fit.maker,
        "outcome": fit.outcome.value,
        "decided": fit.decided,
        "good": fit.good,
        "start": fit.weights.start_points,
        "weights": dict(fit.weights.by_signal),
        "quality": quality,
        "well_from_bp": fit.well_from_bp,
        "groups": [[g.from_bp, g.decided, g.good] for g in fit.groups],
        "withheld": [fit.withheld_decided, fit.withheld_good],
    }


def _read(found: Mapping[str, Any]) -> Fit:
    return Fit(
        queue=found["queue"],
        outcome=OutcomeKind(found["outcome"]),
        decided=found["decided"],
        good=found["good"],
        weights=Weights(found["start"], dict(found["weights"])),
        quality=Quality(**{name: found["quality"][name] for name in _QUALITY}),
        well_from_bp=found["well_from_bp"],
        groups=tuple(ScoreGroup(*group) for group in found["groups"]),
        withheld_decided=found["withheld"][0],
        withheld_good=found["withheld"][1],
        maker=found.get("maker", ""),
    )
