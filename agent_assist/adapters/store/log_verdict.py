"""Judges what a pass over the log found, in words and exit codes. Rule: never claims more than was shown.

Exit codes: 0 intact and anchored elsewhere, 2 edited or reordered, 3 truncated or rolled back, 4 fork, 5 bad
signature or unknown key, 6 intact but anchored by this device only, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from agent_assist.adapters.store.head_keeper import RECORDS_BETWEEN_HEADS
from agent_assist.domain.chain import ChainReport, ChainState
from agent_assist.domain.checkpoints import Checkpoint
from agent_assist.domain.key_changes import KeyHistory


class LogExit(IntEnum):
    """The exit codes of `log verify`."""

    ANCHORED = 0
    EDITED = 2
    TRUNCATED = 3
    FORK = 4
    BAD_SIGNATURE = 5
    DEVICE_ONLY = 6


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head as found: `point` is None where it is not this device's word; outside is beyond its reach."""

    place: str
    point: Checkpoint | None
    is_outside: bool


@dataclass(frozen=True, slots=True)
class LogVerdict:
    """The result: `message` says it in a sentence; `count` records from the start are good.

    `first_bad_seq` is the first record that is altered, missing or displaced; where only heads disagree,
    it is the first one that may be. `anchored_size` is how many records signed heads vouch for.
    """

    exit_code: LogExit
    message: str
    count: int
    head_hex: str
    first_bad_seq: int | None = None
    anchored_size: int = 0


def judge_records(chain: ChainReport, bad_content: int | None) -> LogVerdict | None:
    """The first record, or text behind one, that is not what was written."""
    bad_seq = chain.first_bad_seq
    if bad_content is not None and (bad_seq is None or bad_content < bad_seq):
        message = f"A text of record {bad_content} was changed, is missing, or is there again after it was erased."
        return _finding(LogExit.EDITED, message, chain, bad_content)
    if bad_seq is None:
        return None
    words = {
        ChainState.EDITED: f"Record {bad_seq} was edited.",
        ChainState.REORDERED: f"Record {bad_seq} is missing or not in its place.",
        ChainState.BAD_FIRST_LINK: "The first record is not the beginning of this log.",
    }
    return _finding(LogExit.EDITED, words[chain.state], chain, bad_seq)


def judge_heads(
    chain: ChainReport, heads: Sequence[SignedHead], roots: dict[int, bytes]
) -> LogVerdict | None:
    """Compare with the heads: they know how long the log was, and which records it had."""
    points = [head.point for head in heads if head.point is not None]
    good = [point.size for point in points if roots.get(point.size) == point.root]
    wrong = [p.size for p in points if p.size in roots and roots[p.size] != p.root]
    newest = max((point.size for point in points), default=0)
    first_wrong = min(wrong, default=chain.count + 1)
    start = max((size for size in good if size < first_wrong), default=0) + 1
    forked = _forked(points, good, wrong)
    if forked:
        message = (
            f"This device signed two different logs, at record {forked}: one of them was put back "
            f"or written anew. They part between the records {start} and {first_wrong}."
        )
        return _finding(LogExit.FORK, message, chain, start)
    if newest > chain.count:
        message = (
            f"The log ends at record {chain.count}, but this device signed that it had {newest}: "
            "its end was cut off, or an older copy was put back."
        )
        return _finding(LogExit.TRUNCATED, message, chain, start if wrong else chain.count + 1)
    if wrong:
        message = (
            f"The records {start} to {first_wrong} are not the ones this device signed: they were "
            "written anew, or an older copy was put back and written on."
        )
        return _finding(LogExit.EDITED, message, chain, start)
    return None


def judge_keys(chain: ChainReport, history: KeyHistory) -> LogVerdict | None:
    """The first record whose key is not shown to be this device's."""
    if history.bad_seq is None:
        return None
    message = f"Record {history.bad_seq} {history.why}."
    return _finding(LogExit.BAD_SIGNATURE, message, chain, history.bad_seq)


def judge_signatures(chain: ChainReport, heads: Sequence[SignedHead]) -> LogVerdict | None:
    """The first place that should hold a head signed by this device and does not."""
    for head in heads:
        if head.point is None:
            message = f"The head in {head.place} is not signed by this device's key."
            return _finding(LogExit.BAD_SIGNATURE, message, chain, None)
    return None


def intact(
    chain: ChainReport, heads: Sequence[SignedHead], history: KeyHistory, erased: int
) -> LogVerdict:
    """Nothing was found; says how far that reaches, and of how many records the texts were `erased`."""
    sizes = [(head.point.size, head.is_outside) for head in heads if head.point is not None]
    beside = max((size for size, _ in sizes), default=0)
    outside = max((size for size, is_outside in sizes if is_outside), default=0)
    is_anchored = outside > 0 and chain.count - outside < RECORDS_BETWEEN_HEADS
    message = f"{chain.count} records are intact. {_reach(chain.count, beside, outside)}"
    if erased:
        message += f" The texts of {erased} of them were erased, as the log says."
    if history.lost_seqs:
        lost = ", ".join(map(str, history.lost_seqs))
        message += (
            f" The device's key was declared lost at record {lost}; its new key stands alone."
        )
    code = LogExit.ANCHORED if is_anchored else LogExit.DEVICE_ONLY
    anchored = outside if is_anchored else beside
    return LogVerdict(code, message, chain.count, chain.head_hex, anchored_size=anchored)


def _reach(count: int, beside: int, outside: int) -> str:
    newer = "newer records could be missing or be denied"
    if outside:
        end = "" if outside == count else f"; {newer}"
        return f"A head kept elsewhere vouches for it up to record {outside}{end}."
    if beside:
        return (
            f"Only this device vouches for it, up to record {beside}: whoever holds its key could "
            f"have written it anew, and {newer}."
        )
    return "Nothing outside the store vouches for it: records at its end could be missing."


def _forked(points: Sequence[Checkpoint], good: Sequence[int], wrong: Sequence[int]) -> int | None:
    """The size at which two signed heads contradict each other, None when none do."""
    roots: dict[int, bytes] = {}
    for point in points:
        if roots.setdefault(point.size, point.root) != point.root:
            return point.size
    # A head that agrees with this log vouches for all before it, and so against an earlier wrong one.
    parted = [size for size in wrong if size <= max(good, default=0)]
    return min(parted, default=None)


def _finding(code: LogExit, message: str, chain: ChainReport, bad_seq: int | None) -> LogVerdict:
    return LogVerdict(code, message, chain.count, chain.head_hex, bad_seq)
