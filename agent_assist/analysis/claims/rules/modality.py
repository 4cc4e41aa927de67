"""Must is not may, and usually is not always. Compared with the sentence of the source that is most alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.lexicon.modality import ALWAYS, CHOICE, DUTY, USUALLY
from agent_assist.analysis.claims.rules.nearest import nearest_segments
from agent_assist.analysis.facts.flat import flat
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
)
_LEAST_OVERLAP = 0.5


def check_modality(claim: Claim) -> Iterator[Finding]:
    """Duty against choice, always against usually."""
    language = claim.evidence.language
    if not claim.is_checked or language not in DUTY:
        return
    segments = nearest_segments(claim, _LEAST_OVERLAP)
    if not segments:
        return
    source = flat(" ".join(segment.text for segment in segments))
    for said, given, message in _CONFLICTS:
        match = said[language].search(claim.flat_words)
        if match and given[language].search(source) and not said[language].search(source):
            yield claim.finding("modality_mismatch", Severity.SHOULD, match.span(), message)
