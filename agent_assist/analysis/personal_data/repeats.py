"""A value found once is masked wherever else the same text repeats it.

A PIN that is announced in one sentence and repeated in the next must not leave by the second.
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
            yield kind, list(whole_word_occurrences(text, value))


def is_repeatable(kind: PersonalDataKind, value: str) -> bool:
    """Whether the value alone, without what announced it, is telling enough to be masked."""
    return len(value) >= _MIN_LENGTH and kind not in _NOT_REPEATED


def whole_word_occurrences(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where `value` stands in `text` and no letter or digit touches it."""
    pattern = rf"(?<![^\W_]){re.escape(value)}(?![^\W_])"
    return (match.span() for match in re.finditer(pattern, text))
