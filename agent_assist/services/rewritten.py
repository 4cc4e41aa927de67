"""Facts that were marked and that the agent wrote anew: what stood there, and which words stand there now.

Rule: the trace never decides anything; what is open is said by the check of the text as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent_assist.analysis.changed_part import ChangedPart, changed_part

Span = tuple[int, int]
_MOST_SLACK = 64


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`was` stood where `[start, end)` of the text, in code points, now reads `now`.

    `is_open` until the text was checked: what is typed at its edge still belongs to it.
    """

    was: str
    start: int
    end: int
    now: str
    is_open: bool = True


def after_edit(
    known: tuple[Rewritten, ...], marked: Iterable[Span], old: str, new: str
) -> tuple[Rewritten, ...]:
    """The traces in `new`; `marked` are the facts of `old` that were still to be checked."""
    part = changed_part(old, new)
    slack = _slack(part, old, new)
    kept = [_moved(one, part, slack, new) for one in known]
    taken = {(one.start, one.end) for one in kept}
    for start, end in marked:
        if part.touches(start, end):
            one = _grown(Rewritten(old[start:end], start, end, ""), part, new)
            if (one.start, one.end) not in taken:
                taken.add((one.start, one.end))
                kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def after_check(known: tuple[Rewritten, ...], text: str) -> tuple[Rewritten, ...]:
    """The traces once the text was checked: what was written back is none."""
    return tuple(
        replace(one, is_open=False)
        for one in known
        if one.now != one.was and text[one.start : one.end] == one.now
    )


def settled_by(known: tuple[Rewritten, ...], found: Iterable[Span]) -> tuple[Rewritten, ...]:
    """The traces where the check found nothing, or nothing that was not confirmed: `found` are all its findings."""
    spans = tuple(found)
    return tuple(
        one for one in known if not any(one.start < end and start < one.end for start, end in spans)
    )


def _slack(part: ChangedPart, old: str, new: str) -> int:
    """How far to the left the same change may as well have been made: "." typed before "." was typed after it."""
    longer, length, steps = new if part.moved > 0 else old, abs(part.moved), 0
    if length == 0 or part.end - part.start != max(-part.moved, 0):
        return 0
    while steps < min(part.start, _MOST_SLACK):
        at = part.start - 1 - steps
        if longer[at] != longer[at + length]:
            break
        steps += 1
    return steps


def _moved(one: Rewritten, part: ChangedPart, slack: int, new: str) -> Rewritten:
    behind = part.start - one.end
    if one.is_open and 0 < behind <= slack:
        part = ChangedPart(one.end, part.end - behind, part.moved)
    is_at_edge = one.is_open and part.start <= one.end and part.end >= one.start
    if is_at_edge or part.touches(one.start, one.end):
        return _grown(one, part, new)
    if one.end <= part.start:
        return one
    return replace(one, start=one.start + part.moved, end=one.end + part.moved)


def _grown(one: Rewritten, part: ChangedPart, new: str) -> Rewritten:
    start, end = min(one.start, part.start), max(one.end, part.end) + part.moved
    return replace(one, start=start, end=end, now=new[start:end], is_open=True)
