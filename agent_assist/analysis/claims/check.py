"""Checks a reply against its passages. Rule: a serious finding hides the smaller ones inside its own span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from agent_assist.analysis.claims.claim import Claim, read_claims
from agent_assist.analysis.claims.evidence import Evidence
from agent_assist.analysis.claims.restated import is_restated, restated
from agent_assist.analysis.claims.rules.actions import check_actions
from agent_assist.analysis.claims.rules.citations import GENERAL_RULES, check_cover, check_quote
from agent_assist.analysis.claims.rules.conditions import check_conditions
from agent_assist.analysis.claims.rules.hard_facts import check_facts
from agent_assist.analysis.claims.rules.modality import check_modality
from agent_assist.analysis.claims.rules.names import check_names
from agent_assist.analysis.claims.rules.polarity import check_polarity
from agent_assist.analysis.claims.rules.promises import check_promises
from agent_assist.analysis.claims.rules.questions import check_questions
from agent_assist.analysis.claims.rules.references import check_references
from agent_assist.analysis.claims.rules.whole_text import check_whole
from agent_assist.analysis.claims.tongue import KNOWN, guess_language
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.domain.drafts import (
    CheckedSentence,
    CheckResult,
    Finding,
    Sentence,
    SentenceKind,
    Severity,
)
from agent_assist.domain.evidence import Passage

_RULES = (
    check_references,
    check_actions,
    check_quote,
    check_promises,
    check_cover,
    check_polarity,
    check_facts,
    check_modality,
    check_names,
    check_conditions,
)
_ORDER = {Severity.MUST: 0, Severity.SHOULD: 1, Severity.INFO: 2}


def check_reply(
    text: str,
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
    *,
    customer_text: str,
    today: date,
    language: str,
) -> CheckResult:
    """What of `text` its passages support, and what a person must look at.

    `sentences` are what the model tagged (empty: all is split and classified here); offsets are code
    points of `text`. `today` resolves words such as "tomorrow".
    """
    written_in = _language_of(text, base_language(language))
    evidence = Evidence(passages, written_in, customer_text, today)
    claims = read_claims(text, sentences, evidence)
    found = [_check(claim) for claim in claims]
    whole = [*check_whole(text, claims, language), *check_questions(text, claims, evidence)]
    everything = [*whole, *(finding for _, findings in found for finding in findings)]
    return CheckResult(tuple(sentence for sentence, _ in found), tuple(_in_order(everything)))


def _language_of(text: str, wanted: str) -> str:
    """What the words say, where the language asked for is one whose words are known."""
    return (guess_language(text) or wanted) if wanted in KNOWN else wanted


def _check(claim: Claim) -> tuple[CheckedSentence, list[Finding]]:
    if is_restated(claim):
        courtesy = replace(claim.sentence, kind=SentenceKind.COURTESY)
        return CheckedSentence(courtesy, False, None), [restated(claim)]
    findings: list[Finding] = []
    for rule in _RULES:
        kept = [f for f in rule(claim) if not any(_hides(other, f) for other in findings)]
        findings.extend(kept)
    return _checked(claim, findings), findings


def _hides(strong: Finding, weak: Finding) -> bool:
    """A serious finding covers what lies inside its span, and makes a remark on the whole sentence needless."""
    if strong.severity is not Severity.MUST:
        return False
    is_inside = strong.start <= weak.start and weak.end <= strong.end
    return is_inside or weak.rule in GENERAL_RULES


def _checked(claim: Claim, findings: Sequence[Finding]) -> CheckedSentence:
    if not claim.is_checked:
        return CheckedSentence(claim.sentence, False, None)
    source, covered = claim.match
    has_must = any(f.severity is Severity.MUST for f in findings)
    is_supported = source is not None and not has_must
    comparable = source is not None and source.is_comparable
    return CheckedSentence(
        claim.sentence,
        is_supported,
        source.passage.id if source and is_supported and claim.is_covered else None,
        covered if comparable or source is None else None,
    )


def _in_order(findings: Sequence[Finding]) -> Iterator[Finding]:
    yield from sorted(findings, key=lambda f: (f.start, _ORDER[f.severity], f.end))
