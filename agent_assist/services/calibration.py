"""Guides each rating by what was decided before, refits once a day, and releases each refit as a log record.

Rule: a score is fixed when its draft is shown; what is decided later can change the next score, never this one.
Another model, or other instructions, begin anew: what was decided about others' drafts is never lent to theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.calibration.precedent import LOOKED_THROUGH_MAX
from agent_assist.analysis.calibration.record import as_detail
from agent_assist.analysis.calibration.refit import refit
from agent_assist.analysis.calibration.sampling import is_withheld
from agent_assist.domain.calibration import Calibration, DecidedDraft, Guide, OutcomeKind
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import StoreFull, StoreInUse
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Ticket
from agent_assist.ports.calibration_store import CalibrationStore
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource


@dataclass(frozen=True, slots=True)
class _QueuePast:
    """A queue's decisions about one maker's drafts: all counted, the newest by themselves."""

    decided: int
    good: int
    newest: tuple[DecidedDraft, ...]


@dataclass(slots=True)
class _Read:
    """What was read from the store up to a log record, so that a check per keystroke reads nothing twice."""

    seq: int
    released: Calibration | None
    past: dict[tuple[str, str], _QueuePast]


class CalibrationService:
    """Answers from memory while the log stands still."""

    def __init__(
        self,
        *,
        store: CalibrationStore,
        log: DecisionStore,
        identity: IdentitySource,
        policy: Policy,
        clock: Clock,
    ) -> None:
        self._store = store
        self._log = log
        self._identity = identity
        self._policy = policy
        self._clock = clock
        self._read = _Read(-1, None, {})

    def guide(self, ticket: Ticket, model: ModelStamp) -> Guide:
        """What the past says for drafts on this ticket by this model under these instructions."""
        read = self._up_to_date()
        queue, maker, released = ticket.queue, model.maker, read.released
        past = self._past(read, queue, maker)
        return Guide(
            decided=past.decided,
            good=past.good,
            fit=released.fit(queue, OutcomeKind.COLLEAGUES, maker) if released else None,
            blind_fit=released.fit(queue, OutcomeKind.BLIND, maker) if released else None,
            past=past.newest,
            is_withheld=is_withheld(ticket.id),
            band_min_decisions=self._policy.band_min_decisions,
            released=released,
        )

    def released(self) -> Calibration | None:
        """The calibration in force."""
        return self._up_to_date().released

    def refit_when_due(self) -> Calibration | None:
        """Refit once a day when something was decided since; the new calibration, None when none was made.

        One of a version that did not tell makers apart holds for none of them, and is followed at once.
        """
        self._store.catch_up()
        newest = self._store.released()
        today = self._clock.now().date()
        if newest is not None and newest.made_at.date() >= today and _tells_makers(newest):
            return None
        fits = [fit for kind in OutcomeKind for fit in refit(self._store.decided(kind), kind)]
        detail = as_detail(fits)
        if not fits or (newest is not None and newest.digest_hex == detail["digest"]):
            return None
        self._log.append(
            LogEntry(
                type=RecordType.RELEASE,
                at=self._clock.now(),
                actor=self._identity.current().account,
                ticket_id="",
                customer="",
                guideline=self._policy.version,
                detail=detail,
            )
        )
        return self.released()

    def _up_to_date(self) -> _Read:
        try:
            seq = self._store.catch_up()
        except (StoreFull, StoreInUse):
            return self._read  # a check must not fail for that: the rating stays as it was
        if seq != self._read.seq:
            self._read = _Read(seq, self._store.released(), {})
        return self._read

    def _past(self, read: _Read, queue: str, maker: str) -> _QueuePast:
        if (queue, maker) not in read.past:
            decided, good = self._store.counts(queue, maker)
            newest = self._store.newest_of(queue, maker, LOOKED_THROUGH_MAX)
            read.past[queue, maker] = _QueuePast(decided, good, newest)
        return read.past[queue, maker]


def _tells_makers(calibration: Calibration) -> bool:
    return all(fit.maker for fit in calibration.fits)
