"""The demo's synthetic history: the same invented cases at each start. Rule: in no log, marked where it shows."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from agent_assist.analysis.statistics.tallies import CellsByDimension, cells_of
from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind, DraftSource, grade
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.statistics import Case, CaseKind, Cells, Dimension, Place, Release

_UNCHANGED, _LIGHT, _HEAVY = 0.60, 0.37, 0.62
"""The share of good drafts sent unchanged, of good ones edited lightly, and of the others edited heavily."""
_SPREAD = 9.0
_OPEN_SECONDS = (8 * 3600, 17 * 3600)


class SyntheticHistory:
    """StatisticsSource over invented cases; made when it is first asked."""

    def __init__(self, settings: Path) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._cells: CellsByDimension | None = None

    def catch_up(self) -> int:
        """Nothing is ever added."""
        return 0

    def cells(self, dimension: Dimension, *, has_shape: bool = True) -> Cells:  # noqa: ARG002
        """The sums of one dimension."""
        with self._lock:
            if self._cells is None:
                self._cells = cells_of(invented_cases(_read(self._settings)))
            return self._cells.get(dimension, {})

    def releases(self) -> tuple[Release, ...]:
        """The invented releases."""
        history = _read(self._settings)
        kinds = ((Dimension.MODEL, "models"), (Dimension.PROMPT, "prompts"))
        found = [
            Release(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC), kind, name)
            for kind, key in kinds
            for name, day in history[key]
        ]
        return tuple(sorted(found, key=lambda release: release.at))


def invented_cases(history: Mapping[str, Any]) -> Iterator[Case]:
    """The cases, week by week and queue by queue; equal settings give equal cases."""
    chance = random.Random(history["seed"])
    first, last = date.fromisoformat(history["first_monday"]), _last_second(history)
    for week in range(history["weeks"]):
        for queue in history["queues"]:
            for number in range(round(queue["cases_per_week"] * chance.uniform(0.93, 1.07))):
                day = first + timedelta(weeks=week, days=chance.randrange(5))
                at = _moment(day) + chance.randrange(*_OPEN_SECONDS)
                if at <= last:
                    key = f"synthetic-{queue['name']}-{week}-{number}"
                    yield _case(history, queue, key, day, at, chance)


def _case(
    history: Mapping[str, Any],
    queue: Mapping[str, Any],
    key: str,
    day: date,
    at: int,
    chance: random.Random,
) -> Case:
    agent = f"synthetic-agent-{chance.randrange(queue['agents'])}"
    language, channel = _pick(history["languages"], chance), _pick(history["channels"], chance)
    topic = _pick({name: weight for name, (weight, _) in queue["topics"].items()}, chance)
    luck = chance.random()
    if luck < history["abstained"] + history["ai_off"]:
        place = Place(queue["name"], "", "", channel)
        is_off = luck < history["ai_off"]
        kind = CaseKind.ALONE if is_off else CaseKind.ABSTAINED
        reason = None if is_off else AbstainReason.NOT_ENOUGH_EVIDENCE
        is_up = chance.random() < 0.2
        return Case(key, kind, key, agent, at, place, abstained=reason, is_escalated=is_up)
    number = _in_force(history["prompts"], day)
    place = Place(
        queue["name"],
        topic,
        language,
        channel,
        history["models"][_in_force(history["models"], day)][0],
        history["prompts"][number][0],
    )
    mean = queue["topics"][topic][1] * history["quality_gain_by_prompt"][number]
    return _decided(history, Case(key, CaseKind.DRAFT, key, agent, at, place), mean, chance)


def _decided(history: Mapping[str, Any], case: Case, mean: float, chance: random.Random) -> Case:
    quality = chance.betavariate(_SPREAD * mean, _SPREAD * (1 - mean))
    outcome = _outcome(quality, chance)
    if chance.random() < history["put_aside"]:
        outcome = Outcome.UNUSED
    edit_bp = _edit_bp(outcome, chance)
    words = chance.randint(*history["words_per_reply"])
    is_fast = chance.random() < history["fast"]
    reading_ms = words * 60_000 / 450
    factor = chance.uniform(0.2, 0.9) if is_fast else chance.uniform(1.2, 4)
    is_sent = outcome not in (Outcome.UNUSED, Outcome.REJECTED)
    is_judged = chance.random() < history["judged_blind"] and is_sent
    is_correct = chance.random() < quality
    verdict = BlindVerdict.CORRECT if is_correct else BlindVerdict.NOT_CORRECT
    sent = outcome is not Outcome.REJECTED
    return Case(
        key=case.key,
        kind=case.kind,
        ticket=case.ticket,
        agent=case.agent,
        shown_at=case.shown_at,
        place=case.place,
        score_bp=round(quality * _UNCHANGED * 10_000),
        blind_score_bp=round(quality * 10_000),
        cost_micros=chance.randint(*history["micros_per_draft"]),
        currency=history["currency"],
        outcome=outcome,
        decided_at=case.shown_at + round(reading_ms * factor / 1000 + chance.expovariate(1 / 60)),
        edit_bp=edit_bp,
        visible_ms=round(reading_ms * factor),
        words=words,
        reasons=() if sent else _reasons(history, chance),
        disclosure=_disclosure(outcome, edit_bp),
        verdict=verdict if is_judged else None,
        is_escalated=not sent and chance.random() < history["handed_over"] * 6,
    )


def _outcome(quality: float, chance: random.Random) -> Outcome:
    luck = chance.random()
    if luck < quality * _UNCHANGED:
        return Outcome.UNCHANGED
    if luck < quality * (_UNCHANGED + _LIGHT):
        return Outcome.LIGHT
    return Outcome.HEAVY if chance.random() < _HEAVY else Outcome.REJECTED


def _edit_bp(outcome: Outcome, chance: random.Random) -> int:
    if outcome is Outcome.LIGHT:
        return 1 + round(chance.betavariate(1.2, 1.7) * 1_999)
    if outcome is Outcome.HEAVY:
        return 2_001 + round(chance.betavariate(0.9, 1.8) * 7_999)
    return 0


def _disclosure(outcome: Outcome, edit_bp: int) -> DisclosureKind | None:
    if outcome is Outcome.REJECTED:
        return None
    return grade(None if outcome is Outcome.UNUSED else DraftSource.MODEL, edit_bp)


def _reasons(history: Mapping[str, Any], chance: random.Random) -> tuple[RejectReason, ...]:
    return (RejectReason(_pick(history["reasons"], chance)),)


def _pick(weights: Mapping[str, float], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _in_force(releases: Sequence[Sequence[str]], day: date) -> int:
    """Which of the releases, oldest first, was in use on a day."""
    return max(n for n, (_, since) in enumerate(releases) if date.fromisoformat(since) <= day)


def _moment(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _last_second(history: Mapping[str, Any]) -> int:
    return int(datetime.fromisoformat(history["last_moment"]).timestamp())


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"The demo's history {path} cannot be read: {error}. Install Agent Assist again."
        ) from error
    return found
