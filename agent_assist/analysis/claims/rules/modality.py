"""Must is not may, and usually is not always. Compared with the sentence of the source that is most alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.lexicon.modality import (
    ALWAYS,
    CERTAIN,
    CHOICE,
    DUTY,
    POSSIBLE,
    UNCERTAIN,
    USUALLY,
)
from agent_assist.analysis.claims.rules.nearest import nearest_segments
from agent_assist.domain.drafts import Finding, Severity


def _compiled(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(rf"(?<![\w'])(?:{w})(?![\w'])") for language, w in words.items()}


# (what the reply says, what the source says, message)
_CONFLICTS = (
    (_compiled(DUTY), _compiled(CHOICE), "The source leaves this open; the reply makes it a duty."),
    (_compiled(CHOICE), _compiled(DUTY), "The source makes this a duty; the reply leaves it open."),
    (
        _compiled(ALWAYS),
        _compiled(USUALLY),
        "The source says this with a reservation; the reply says it without.",
    ),
    (
        _compiled(CERTAIN),
        _compiled(UNCERTAIN),
        "The source says that this may be; the reply says that it will.",
    ),
    (
        _compiled(DUTY),
        _compiled(POSSIBLE),
        "The source leaves this open; the reply makes it a duty.",
    ),
)
_LEAST_OVERLAP = 0.5


def check_modality(claim: Claim) -> Iterator[Finding]:
    """Duty against choice, always against usually."""
    language = claim.evidence.language
    if not claim.is_checked or language not in DUTY:
        return
    for said, given, message in _CONFLICTS:
        match = said[language].search(claim.flat_words) if language in said else None
        if match and language in given and _is_weaker(claim, said[language], given[language]):
            yield claim.finding("modality_mismatch", Severity.SHOULD, match.span(), message)
            return


def _is_weaker(claim: Claim, said: re.Pattern[str], given: re.Pattern[str]) -> bool:
    """Whether the nearest sentences of the source use the other kind of word, and never this one.

    A reply that has the source's kind of word as well says both.
    """
    if given.search(claim.flat_words):
        return False
    source = " ".join(s.flat_text for s in nearest_segments(claim, _LEAST_OVERLAP))
    return bool(given.search(source)) and not said.search(source)
