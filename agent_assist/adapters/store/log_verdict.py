"""Judges what a pass over the log found, in words and exit codes. Rule: never claims more than was shown.

Exit codes: 2 edited or reordered, 3 truncated or rolled back, 5 bad signature or unknown key, 6 intact but
anchored by this device only, or not at all. 0 needs an anchor outside this computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from agent_assist.adapters.store.heads import Head
from agent_assist.domain.chain import ChainReport, ChainState


class LogExit(IntEnum):
    """The exit codes of `log verify` that exist so far."""

    EDITED = 2
    TRUNCATED = 3
    BAD_SIGNATURE = 5
    DEVICE_ONLY = 6


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
        message = f"A text of record {bad_content} was changed or is missing."
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
    chain: ChainReport, signed: list[Head], hashes: dict[int, str]
) -> LogVerdict | None:
    """Compare with the heads: they know how long the log was, and which record stood where."""
    good = [head.size for head in signed if hashes.get(head.size) == head.hash_hex]
    wrong = [h.size for h in signed if h.size in hashes and hashes[h.size] != h.hash_hex]
    newest = max((head.size for head in signed), default=0)
    first_wrong = min(wrong, default=chain.count + 1)
    start = max((size for size in good if size < first_wrong), default=0) + 1
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


def judge_signatures(
    chain: ChainReport, kept: list[Head | int], signed: list[Head]
) -> LogVerdict | None:
    """The first line of the heads file that is not a head signed by this device."""
    ours = {head.line for head in signed}
    lines = [head.line if isinstance(head, Head) else head for head in kept]
    bad = [line for line in lines if line not in ours]
    if not bad:
        return None
    message = f"Line {bad[0]} of the heads file is not signed by this device's key."
    return _finding(LogExit.BAD_SIGNATURE, message, chain, None)


def intact(chain: ChainReport, signed: list[Head]) -> LogVerdict:
    """Nothing was found; says how far that reaches."""
    anchored = max((head.size for head in signed), default=0)
    if anchored:
        anchor = (
            f"Only this device vouches for it, up to record {anchored}: whoever holds its key could "
            "have written it anew, and newer records could be missing."
        )
    else:
        anchor = "Nothing outside the store vouches for it: records at its end could be missing."
    message = f"{chain.count} records are intact. {anchor}"
    return LogVerdict(
        LogExit.DEVICE_ONLY, message, chain.count, chain.head_hex, anchored_size=anchored
    )


def _finding(code: LogExit, message: str, chain: ChainReport, bad_seq: int | None) -> LogVerdict:
    return LogVerdict(code, message, chain.count, chain.head_hex, bad_seq)
