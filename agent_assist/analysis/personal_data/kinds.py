"""The kinds of personal data, and what a detector hands back.

The rule kept here: a secret or a payment card is taken out and never put back, whoever asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonalDataKind(StrEnum):
    """What a stretch of text gives away. The values are the names used in placeholders."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    CARD = "CARD"
    IBAN = "IBAN"
    SSN = "SSN"
    IP = "IP"
    URL = "URL"
    ADDRESS = "ADDRESS"
    PERSON = "PERSON"
    NATIONAL_ID = "NATIONAL_ID"
    SECRET = "SECRET"


@dataclass(frozen=True, slots=True, order=True)
class PersonalDataSpan:
    """Personal data at `[start, end)`, in Unicode code points of the text that was given."""

    start: int
    end: int
    kind: PersonalDataKind


NEVER_RESTORED = frozenset({PersonalDataKind.SECRET, PersonalDataKind.CARD})


def is_restorable(kind: PersonalDataKind) -> bool:
    """Whether a reply may show this kind again. A card's check code counts as a secret."""
    return kind not in NEVER_RESTORED
