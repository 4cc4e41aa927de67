"""Brings the searches together: one text in, the reasons to distrust it out.

Rule: bounded. Of a very long text the beginning and the end are read, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agent_assist.analysis.injection import reasons
from agent_assist.analysis.injection.encoded import decoded
from agent_assist.analysis.injection.languages import FOREIGN_ORDERS
from agent_assist.analysis.injection.markup import find_markup
from agent_assist.analysis.injection.orders import ORDERS
from agent_assist.analysis.injection.tasks import find_tasks
from agent_assist.analysis.normalise import clean, fold
from agent_assist.analysis.normalise.folding import mixed_words

_LONGEST_CHARS = 120_000
_LONGEST_SENTENCE_CHARS = 500
_MOST_SENTENCES = 3_000
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def find_injection(text: str) -> tuple[str, ...]:
    """Reasons in plain words why the text may be meant for a machine; empty where there is none."""
    found: list[str] = []
    if len(text) > _LONGEST_CHARS:
        half = _LONGEST_CHARS // 2
        text = f"{text[:half]}\n{text[-half:]}"
        found.append(reasons.TOO_LONG)
    found += find_markup(text)
    visible = clean(text).text
    orders = _find_orders(visible)
    found += orders
    if not orders and any(_find_orders(other, strict=True) for other in decoded(visible)):
        found.append(reasons.ENCODED)
    found += _find_tasks(visible)
    if mixed_words(visible):
        found.append(reasons.DISGUISED)
    return tuple(dict.fromkeys(found))


@cache
def _compiled(*, strict: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    wanted = (o for o in (*ORDERS, *FOREIGN_ORDERS) if not strict or o[1] in _STRONG)
    return tuple((re.compile(pattern), reason) for pattern, reason in wanted)


def _find_orders(text: str, *, strict: bool = False) -> list[str]:
    """Reasons by the tables of orders; `strict` leaves out the weak ones, for text that was only guessed."""
    # Some characters fold to eighteen; nobody may push an order out of sight with them.
    folded = fold(text)
    found = [reasons.TOO_LONG] if len(folded) > 2 * _LONGEST_CHARS else []
    folded = folded[: 2 * _LONGEST_CHARS]
    found += [reason for pattern, reason in _compiled(strict=strict) if pattern.search(folded)]
    return [reason for reason in found if not strict or reason in _STRONG]


_STRONG = frozenset(
    {reasons.IGNORE, reasons.REVEAL, reasons.UNSAFE, reasons.SEND_AWAY, reasons.POSES}
)


def _find_tasks(text: str) -> list[str]:
    found: list[str] = []
    for sentence in _sentences(text):
        found += find_tasks(sentence)
    return found


def _sentences(text: str) -> Iterator[str]:
    for number, part in enumerate(_SENTENCE_ENDS.split(text)):
        if number >= _MOST_SENTENCES:
            return
        if sentence := fold(part[:_LONGEST_SENTENCE_CHARS]).strip(" \"'*_>-•"):
            yield sentence
