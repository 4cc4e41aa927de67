"""A passage that holds before or after a step of the order, while the order stands on the other side of it.

Rule: only what the order says itself counts, and a sentence that states the condition tells the customer all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.evidence import Evidence, Source
from agent_assist.analysis.claims.lexicon.order_words import AFTER, BEFORE, NOT_YET, STEPS
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, Severity
from agent_assist.domain.evidence import PassageKind

_REACH = r"[^,.;:!?\n]{0,40}?\b"
_STEPS = [re.compile(rf"\b(?:{words})\b") for _, words in STEPS]
_SIDES = [
    (is_before, number, re.compile(rf"{side}{_REACH}(?:{words})\b"))
    for is_before, side in ((True, BEFORE), (False, AFTER))
    for number, (_, words) in enumerate(STEPS)
]
_NOT_YET = re.compile(NOT_YET)
_NEGATION_REACH = 24
_TITLE_END = re.compile(r": | [—–] ")
_STATES = frozenset({PassageKind.ARTICLE, PassageKind.POLICY, PassageKind.SAVED_REPLY})


def check_conditions(claim: Claim) -> Iterator[Finding]:
    """A look where the heading of the source names a condition that the order contradicts."""
    source, _ = claim.match
    if not claim.is_checked or source is None or source.passage.kind not in _STATES:
        return
    heading = _TITLE_END.split(source.passage.title)[-1]
    for is_before, step, condition in _SIDES:
        if not condition.search(flat(heading)) or _STEPS[step].search(claim.flat_words):
            continue
        state = _is_done(claim.evidence, step)
        if state is is_before:
            shown = f"is {STEPS[step][0]}" if state else f"is not {STEPS[step][0]} yet"
            message = f"The source says this for “{heading}”; the order {shown}."
            yield claim.whole("weak_support", Severity.SHOULD, message)
            return


def _is_done(evidence: Evidence, step: int) -> bool | None:
    """Whether the order has taken this step; None where its words do not say, or there are several orders."""
    orders = [s for s in evidence.sources if s.passage.kind is PassageKind.ORDER]
    if len(orders) != 1:
        return None
    denied, said = _said(orders[0], step)
    later = any(_said(orders[0], after)[1] for after in range(step + 1, len(STEPS)))
    if denied:
        return False
    return True if said or later else None


def _said(order: Source, step: int) -> tuple[bool, bool]:
    """Whether the order denies the step anywhere, and whether it states it."""
    text = flat(order.passage.text)
    found = [m.start() for m in _STEPS[step].finditer(text)]
    denied = [bool(_NOT_YET.search(text[max(0, at - _NEGATION_REACH) : at])) for at in found]
    return any(denied), not all(denied)
