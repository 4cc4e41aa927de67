"""Where one text differs from another as a whole: all before and all behind is the same."""

from __future__ import annotations

from typing import NamedTuple


class ChangedPart(NamedTuple):
    """`[start, end)` of the old text was changed; what stands behind it moved by `moved` code points."""

    start: int
    end: int
    moved: int

    def touches(self, start: int, end: int) -> bool:
        """Whether words at `[start, end)` were changed; something put in at their edge does not touch them."""
        return not (end <= self.start or start >= self.end)


def changed_part(old: str, new: str) -> ChangedPart:
    """The one part of `old` that another part took the place of in `new`; empty where both are the same."""
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    return ChangedPart(head, len(old) - tail, len(new) - len(old))


def _common_prefix(one: str, other: str) -> int:
    """Length of the common start, by halving: comparing slices is faster than a loop over characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
