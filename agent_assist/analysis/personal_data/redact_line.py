"""One line of the redact command: a text in, its masked form and what was masked out.

The rule kept here: every line is masked on its own, so that no line depends on another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent_assist.analysis.personal_data.kinds import PersonalDataSpan, is_restorable
from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.domain.errors import InputError


def redact(row: Mapping[str, Any]) -> dict[str, Any]:
    """`{"id","text","people"?}` to `{"id","text","spans":[{"start","end","type","restored"}]}`.

    `text` is the masked text, the spans are offsets (code points) of the input, and `restored` says
    whether this kind would be put back into a reply. Raises InputError, in a sentence for people,
    where `text` is no text or `people` no list of names.
    """
    masked = PlaceholderMap().mask(_text(row), _people(row))
    return {
        "id": row.get("id"),
        "text": masked.text,
        "spans": [_described(span) for span in masked.spans],
    }


def _described(span: PersonalDataSpan) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "type": span.kind.value,
        "restored": is_restorable(span.kind),
    }


def _text(row: Mapping[str, Any]) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError('"text" is missing or not a string. Give the text to redact as a string.')
    return text


def _people(row: Mapping[str, Any]) -> Sequence[str]:
    people = row.get("people") or ()
    if isinstance(people, str) or not isinstance(people, Sequence):
        raise InputError('"people" is not a list. Give the known names as a list of strings.')
    if not all(isinstance(person, str) for person in people):
        raise InputError('"people" holds something that is not a string. Give names as strings.')
    return people
