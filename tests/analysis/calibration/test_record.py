from __future__ import annotations

import json
from datetime import UTC, datetime

from agent_assist.analysis.calibration.record import as_detail, from_detail
from agent_assist.analysis.calibration.refit import refit
from agent_assist.domain.calibration import Calibration, OutcomeKind
from agent_assist.domain.canonical import canonical_json
from tests.analysis.calibration.test_refit import desk

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def test_what_a_record_holds_is_the_whole_calibration():
    fits = refit(desk(300, 10), OutcomeKind.COLLEAGUES)
    detail = as_detail(fits)
    stored = json.loads(canonical_json(detail))
    assert from_detail(stored, NOW, 7) == Calibration(NOW, fits, 7, detail["digest"])


def test_another_fit_has_another_digest():
    first, second = (as_detail(refit(desk(60, s), OutcomeKind.BLIND)) for s in (0, 30))
    assert first["digest"] != second["digest"]
    assert as_detail(refit(desk(60, 0), OutcomeKind.BLIND)) == first
