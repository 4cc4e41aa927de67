"""United States social security numbers (and ITINs), by shape and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.order_numbers import is_named_as_order

# 000, 666, group 00 and serial 0000 are never issued (ssa.gov, "Social Security number randomization").
_NUMBER = re.compile(
    r"(?<![\w+])(?<!\d[.\-])(?!000|666)\d{3}([-. ]?)(?!00)\d{2}\1(?!0000)\d{4}(?!\w)(?![.\-]\d)"
)
_NAMED = re.compile(
    r"(?:\bssns?\b|\bss ?#|social[- ]?sec(?:urity)?|\bsocial\b|\bitin\b|taxpayer id|seguro social"
    r"|sécurité sociale américaine|sozialversicherungsnummer)[^\d\n]{0,28}\Z",
    re.IGNORECASE,
)


def find_ssns(text: str) -> Iterator[tuple[int, int]]:
    """The numbers in a normalised text: with hyphens always, otherwise where they are named."""
    for match in _NUMBER.finditer(text):
        start = match.start()
        named = _NAMED.search(text, max(0, start - 52), start)
        if named or (match[1] == "-" and not is_named_as_order(text, start)):
            yield match.span()
