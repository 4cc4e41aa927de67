"""Runs the detectors over one text, in the order that decides who keeps an overlap.

1. The text is normalised, because a hidden spelling must not slip through.
2. Secrets, e-mail addresses, links, account and card numbers, national ids, IP addresses, phone
   numbers, names, addresses: the surer a kind, the earlier.
3. Overlaps are clipped, never dropped.
4. The findings are carried back to the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agent_assist.analysis.personal_data.kinds import PersonalDataKind, PersonalDataSpan
from agent_assist.analysis.personal_data.normalised_view import NormalisedView, normalised_view
from agent_assist.analysis.personal_data.overlaps import ClaimedSpans
from agent_assist.analysis.personal_data.repeats import find_repeats

if TYPE_CHECKING:
    from agent_assist.analysis.personal_data.known_names import KnownNames

_DIGIT = re.compile(r"\d")
Ranges = Iterable[tuple[int, int]]
Detector = Callable[[str], Ranges]


@dataclass(frozen=True, slots=True)
class _Detectors:
    """Who looks, in order: in any text, in texts with a digit, for names, for addresses."""

    anywhere: tuple[tuple[PersonalDataKind, Detector], ...]
    with_digits: tuple[tuple[PersonalDataKind, Detector], ...]
    names: Callable[[str, Sequence[str] | KnownNames], Ranges]
    addresses: Detector


def detect(
    text: str, people: Sequence[str] | KnownNames = (), *, with_names: bool = True
) -> tuple[PersonalDataSpan, ...]:
    """The personal data in `text`, sorted and without overlaps.

    Names and addresses come last and take half of the time: without them the same other kinds are found. `people` are the names that are known from the conversation's own fields. Offsets count
    Unicode code points of `text` as given. Any text is accepted.
    """
    view = normalised_view(text)
    claimed = ClaimedSpans(view.text)
    detectors = _detectors()
    for kind, find in detectors.anywhere:
        claimed.claim(kind, find(view.text))
    if _DIGIT.search(view.text):
        parted = _without_glued_emails(view.text, claimed.spans())
        for kind, find in detectors.with_digits:
            claimed.claim(kind, find(parted))
    if with_names:
        claimed.claim(PersonalDataKind.PERSON, detectors.names(view.text, people))
        claimed.claim(PersonalDataKind.ADDRESS, detectors.addresses(view.text))
    for kind, ranges in find_repeats(view.text, claimed.spans()):
        claimed.claim(kind, ranges)
    return _in_input(view, claimed.spans())


def _without_glued_emails(text: str, spans: Sequence[PersonalDataSpan]) -> str:
    """The same length, with blanks for an address that touches the next word: a number behind it is a number."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        following = text[span.end : span.end + 1]
        touches = following.isalnum() or following == "+"
        if span.kind is PersonalDataKind.EMAIL and touches:
            pieces += (text[done : span.start], " " * (span.end - span.start))
            done = span.end
    return "".join((*pieces, text[done:]))


def _in_input(view: NormalisedView, spans: list[PersonalDataSpan]) -> tuple[PersonalDataSpan, ...]:
    found: list[PersonalDataSpan] = []
    free_from = 0
    for span in spans:
        start, end = view.to_input(span.start, span.end)
        start = max(start, free_from)
        if start < end:
            found.append(PersonalDataSpan(start, end, span.kind))
            free_from = end
    return tuple(found)


@cache
def _detectors() -> _Detectors:
    # Start-up time: the patterns are compiled with the first text, not before the window opens.
    from agent_assist.analysis.personal_data.addresses import find_addresses
    from agent_assist.analysis.personal_data.cards import find_cards
    from agent_assist.analysis.personal_data.emails import find_emails
    from agent_assist.analysis.personal_data.ibans import find_ibans
    from agent_assist.analysis.personal_data.ip_addresses import find_ip_addresses
    from agent_assist.analysis.personal_data.links import find_links
    from agent_assist.analysis.personal_data.names import find_names
    from agent_assist.analysis.personal_data.national_id_cues import find_named_national_ids
    from agent_assist.analysis.personal_data.national_id_shapes import find_shaped_national_ids
    from agent_assist.analysis.personal_data.phones import find_phones
    from agent_assist.analysis.personal_data.secret_blocks import find_secret_blocks
    from agent_assist.analysis.personal_data.secret_phrases import find_secret_phrases
    from agent_assist.analysis.personal_data.secret_tokens import find_secret_tokens
    from agent_assist.analysis.personal_data.social_security import find_ssns

    return _Detectors(
        anywhere=(
            (PersonalDataKind.SECRET, find_secret_blocks),
            (PersonalDataKind.SECRET, find_secret_tokens),
            (PersonalDataKind.SECRET, find_secret_phrases),
            (PersonalDataKind.EMAIL, find_emails),
            (PersonalDataKind.URL, find_links),
        ),
        with_digits=(
            (PersonalDataKind.IBAN, find_ibans),
            (PersonalDataKind.CARD, find_cards),
            (PersonalDataKind.NATIONAL_ID, find_named_national_ids),
            (PersonalDataKind.SSN, find_ssns),
            (PersonalDataKind.NATIONAL_ID, find_shaped_national_ids),
            (PersonalDataKind.IP, find_ip_addresses),
            (PersonalDataKind.PHONE, find_phones),
        ),
        names=find_names,
        addresses=find_addresses,
    )
