"""The two questions that a lead comes with, answered in words, and what nothing measures yet.

Rule: an answer names its evidence and its count, or says what is needed for one. No target, no praise.
"""

from __future__ import annotations

from agent_assist.analysis.statistics.reliability import may_be_chance
from agent_assist.domain.calibration import OutcomeKind
from agent_assist.domain.statistics import DECISIONS_MIN, Figures, Reliability, Share
from agent_assist.ports.translator import Translator
from agent_assist.presenters.team_charts import ECE_LIMIT
from agent_assist.presenters.team_words import fine_percent, interval, number
from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.team import AnswerView, LaterView

_MANY = 0.5


def answers(tr: Translator, figures: Figures) -> tuple[AnswerView, ...]:
    """Are drafts accepted too easily, and is the confidence honest?"""
    return (_too_easily(tr, figures), _honest(tr, figures))


def later(tr: Translator) -> tuple[LaterView, ...]:
    """What the screen is drawn with and no version up to this one measures."""
    return (
        LaterView(
            tr("Seeded errors caught"),
            tr(
                "Check drafts with a planted error, announced to everybody, will show how many of them are caught. "
                "This version makes none; a later one will."
            ),
        ),
        LaterView(
            tr("Bias audit"),
            tr(
                "Invented tickets that differ in nothing but a name, an age or a dialect will show whether drafts help "
                "all alike. This version does not run them; a later one will, for each new model or prompt."
            ),
        ),
        LaterView(
            tr("Corrections within 7 days"),
            tr(
                "How often customers come back about a reply, with and without AI. This version does not read that "
                "from the helpdesk; a later one will."
            ),
        ),
    )


def _too_easily(tr: Translator, figures: Figures) -> AnswerView:
    question = tr("Are drafts accepted too easily?")
    fast, wrong = figures.fast, figures.wrong
    fast_words = ""
    if fast.count:
        fast_words = tr(
            "{p} of accepted drafts ({range}) were approved faster than they can be read.",
            p=fine_percent(fast.share), range=interval(tr, fast),
        )  # fmt: skip
    if not wrong.count:
        needed = tr(
            "It takes {n} drafts that were sent unchanged and that somebody checked blind.",
            n=number(DECISIONS_MIN),
        )
        return AnswerView(
            question, tr("Not known yet."), f"{needed} {fast_words}".strip(), "info", Tone.NEUTRAL
        )
    body = tr(
        "{k} of {n} that somebody checked blind ({range}).",
        k=number(wrong.good), n=number(wrong.count), range=interval(tr, wrong),
    )  # fmt: skip
    return AnswerView(
        question,
        _one_in(tr, wrong),
        f"{body} {fast_words}".strip(),
        "triangle-alert" if wrong.good else "info",
        Tone.WARN if wrong.good else Tone.NEUTRAL,
    )


def _one_in(tr: Translator, wrong: Share) -> str:
    """ "About 1 in 12": a frequency is understood where a percentage is not."""
    if not wrong.good:
        return tr("No draft that was sent unchanged was found wrong:")
    if wrong.share > _MANY:
        return tr("More than half of the drafts that were sent unchanged were wrong:")
    return tr("About 1 in {n} drafts that were sent unchanged was wrong:", n=round(1 / wrong.share))


def _honest(tr: Translator, figures: Figures) -> AnswerView:
    question = tr("Is the confidence honest?")
    found = figures.blind_reliability or figures.reliability
    if found is None:
        body = tr("It takes 100 drafts that had a score when they were shown.")
        return AnswerView(question, tr("Not known yet."), body, "info", Tone.NEUTRAL)
    too_high = sum(b.actual.high < b.stated for b in found.bins)
    if may_be_chance(too_high, len(found.bins)):
        too_high = 0
    is_fine = found.ece <= ECE_LIMIT
    body = tr(
        "What is stated and what comes true differ by {e} on average, where {l} is the limit ({evidence}).",
        e=f"{found.ece:.2f}", l=f"{ECE_LIMIT:.2f}", evidence=_evidence(tr, found),
    )  # fmt: skip
    if not is_fine:
        lead = tr("No.")
    elif too_high:
        lead = tr(
            "On average, but {n} of {m} groups state too much.", n=too_high, m=len(found.bins)
        )
    else:
        lead = tr("No gap seen.")
    is_clean = is_fine and not too_high
    return AnswerView(
        question,
        lead,
        body,
        "circle-check" if is_clean else "triangle-alert",
        Tone.OK if is_clean else Tone.WARN,
    )


def _evidence(tr: Translator, found: Reliability) -> str:
    if found.kind is OutcomeKind.BLIND:
        return tr("{n} drafts checked blind", n=number(found.count))
    return tr("{n} drafts, by what colleagues sent unchanged", n=number(found.count))
