"""Where the bands of the confidence lie on the scale of the calibrated score."""

from __future__ import annotations

from agent_assist.analysis.calibration.bands import SURE_FROM_BP, WELL_THRESHOLDS_BP
from agent_assist.domain.calibration import WHOLE_BP
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.team import BandSpan

SURE_FROM, WELL_FROM = SURE_FROM_BP / WHOLE_BP, min(WELL_THRESHOLDS_BP) / WHOLE_BP


def band_spans(tr: Translator) -> tuple[BandSpan, ...]:
    """All three, from left to right; the last begins where it may be given, and is given only once it is proved."""
    return (
        BandSpan(0.0, SURE_FROM, tr("I'm not sure"), 1, Tone.DANGER),
        BandSpan(SURE_FROM, WELL_FROM, tr("Partly"), 2, Tone.WARN),
        BandSpan(WELL_FROM, 1.0, tr("Well"), 3, Tone.OK),
    )


def when_well(tr: Translator) -> str:
    """What the chart cannot draw: the top band's threshold differs from queue to queue."""
    return tr("Well: from {low} or higher, where past drafts prove it.", low=f"{WELL_FROM:.0%}")
