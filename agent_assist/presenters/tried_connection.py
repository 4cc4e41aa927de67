"""A connection test in words: each step with its time, and what is never tried. Rule: no time that was not measured."""

from __future__ import annotations

from collections.abc import Sequence

from agent_assist.domain.probed import Step
from agent_assist.ports.translator import Translator

CheckLine = tuple[str, str, str, str]
"""Words, detail, time, and state: "ok", "problem" or "skipped"."""


def title_of(tr: Translator, steps: Sequence[Step]) -> str:
    """How the test ended; sending is never tried."""
    total, passed = len(steps), sum(step.is_good for step in steps)
    if passed == total:
        return tr("Checks passed: {n}; not run: 1", n=total)
    return tr("{n} of {total} checks passed", n=passed, total=total)


def note_of(tr: Translator, steps: Sequence[Step], at: str) -> str:
    """When that was, and how long all steps took together: `12:33, took 1.8 s`."""
    measured = [step.took_ms for step in steps if step.took_ms is not None]
    return tr("{at}, took {time}", at=at, time=took(tr, sum(measured))) if measured else at


def lines_of(tr: Translator, steps: Sequence[Step]) -> tuple[CheckLine, ...]:
    """A line for each step, and one for what was left out."""
    lines = tuple(
        (
            step.tried,
            step.found,
            took(tr, step.took_ms) if step.took_ms is not None else "",
            "ok" if step.is_good else "problem",
        )
        for step in steps
    )
    sending = (tr("Sending not tested"), tr("A test would write to a real ticket."), "–", "skipped")
    return (*lines, sending)


def took(tr: Translator, milliseconds: float) -> str:
    """`<1 ms`, `62 ms`, `1.1 s`."""
    if milliseconds < 1:
        return tr("<1 ms")
    if milliseconds < 999.5:
        return tr("{n} ms", n=round(milliseconds))
    return tr("{n} s", n=f"{milliseconds / 1000:.1f}")
