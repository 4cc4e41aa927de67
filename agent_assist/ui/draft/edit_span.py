"""Where two versions of a text differ. Rule: found from the texts, since Qt reports wider ranges than were changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditSpan:
    """At `start`, `removed` code points gave way to `added` code points."""

    start: int
    removed: int
    added: int


def edit_span(old: str, new: str) -> EditSpan:
    """The shortest span whose replacement turns `old` into `new`; of equal ones the last."""
    limit = min(len(old), len(new))
    prefix = _common(limit, lambda count: old[:count] == new[:count])
    limit -= prefix
    old_end, new_end = len(old), len(new)
    suffix = _common(
        limit,
        lambda count: old[old_end - count :] == new[new_end - count :],
    )
    return EditSpan(prefix, old_end - prefix - suffix, new_end - prefix - suffix)


def _common(limit: int, matches: Callable[[int], bool]) -> int:
    # Halving over slices compares in C: microseconds for a long draft, where a loop takes milliseconds.
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if matches(middle):
            low = middle
        else:
            high = middle - 1
    return low
