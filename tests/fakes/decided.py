"""Past decisions, written into a real log: what the calibration learns from, without a window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from agent_assist.analysis.calibration.map_logistic import probability_of
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.records import LogEntry, RecordType
from tests.fakes.office import Office

QUEUE = "Billing EU"


def past(count: int, *, seed: int = 1, start: int = 10, scale: float = 0.6) -> Iterator[dict]:
    """Drafts with hand-made points and an outcome drawn from a known truth: start + scale x points."""
    chance = random.Random(seed)
    for number in range(count):
        points = {
            "S1": chance.randint(-20, 20),
            "S4": chance.choice((15, 15, 15, 0, -15)),
            "S5": chance.randint(-20, 30),
            "S6": chance.choice((0, 0, 0, -30)),
            "S10": chance.choice((4, 2, -4)),
        }
        points = {signal: value for signal, value in points.items() if value}
        good = chance.random() < probability_of(start + scale * sum(points.values()))
        outcome = "unchanged" if good else chance.choice(("light", "heavy", "rejected"))
        yield {"draft": f"past-{seed}-{number}", "points": points, "outcome": outcome}


def write_past(
    office: Office,
    drafts: Iterator[dict],
    *,
    queue: str = QUEUE,
    blind: bool = False,
    score_bp: int | None = None,
    model: ModelStamp | None = None,
) -> list[dict]:
    """Log each draft as shown and decided; with `blind` also a verdict that agrees with the outcome.

    They are drafts of the model that the office has, or of another.
    """
    written = list(drafts)
    model = model or office.services.drafting.stamp()
    for case in written:
        base = {"queue": queue, "draft": case["draft"]}
        fixed = {"points": case["points"], "score_bp": score_bp, "blind_score_bp": score_bp,
                 "capped": case["points"].get("S6", 0) < 0, "withheld": False}  # fmt: skip
        _append(office, RecordType.SHOWN, {**base, **fixed}, model)
        decision = {**base, "outcome": case["outcome"], "visible_ms": 9000}
        _append(office, RecordType.DECISION, decision, model)
        if blind:
            verdict = "correct" if case["outcome"] == "unchanged" else "not_correct"
            _append(
                office, RecordType.AUDIT, {"blind_check": verdict, "draft": case["draft"]}, model
            )
    return written


def _append(office: Office, kind: RecordType, detail: dict, model: ModelStamp) -> None:
    entry = LogEntry(kind, office.clock.now(), "priya", "old", "old@mail.example", detail=detail)
    office.services.store.append(replace(entry, model=model.name, prompt=model.prompt))
