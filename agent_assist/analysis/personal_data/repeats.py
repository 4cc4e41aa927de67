"""A value found once is masked wherever else the same text repeats it.

A PIN that is announced in one sentence and repeated in the next must not leave by the second. An e-mail
address or an account number is nothing else wherever it stands, so it is masked inside a longer word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.personal_data.kinds import PersonalDataKind, PersonalDataSpan

_MIN_LENGTH = 4
# Names have their own rules for repetition, and an address or link fragment can be a plain word.
_NOT_REPEATED = frozenset({PersonalDataKind.PERSON, PersonalDataKind.ADDRESS, PersonalDataKind.URL})


def find_repeats(
    text: str, spans: Sequence[PersonalDataSpan]
) -> Iterator[tuple[PersonalDataKind, list[tuple[int, int]]]]:
    """Every whole-word occurrence of the values that `spans` found in `text`."""
    kinds = {text[span.start : span.end]: span.kind for span in spans}
    for value, kind in kinds.items():
        if is_repeatable(kind, value) and text.count(value) > 1:
            yield kind, list(occurrences(text, kind, value))


def is_repeatable(kind: PersonalDataKind, value: str) -> bool:
    """Whether the value alone, without what announced it, is telling enough to be masked."""
    return len(value) >= _MIN_LENGTH and kind not in _NOT_REPEATED


def occurrences(text: str, kind: PersonalDataKind, value: str) -> Iterator[tuple[int, int]]:
    """Where `value` stands in `text`: as a whole word, or anywhere when it can mean nothing else."""
    pattern = re.escape(value)
    if not _is_unmistakable(kind, value):
        pattern = rf"(?<![^\W_]){pattern}(?![^\W_])"
    return (match.span() for match in re.finditer(pattern, text))


def _is_unmistakable(kind: PersonalDataKind, value: str) -> bool:
    return kind == PersonalDataKind.IBAN or (kind == PersonalDataKind.EMAIL and "@" in value)
