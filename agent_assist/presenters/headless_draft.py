"""A draft as one JSON object: the same words, marks and reasons as on screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from agent_assist.domain.confidence import Scorecard
from agent_assist.domain.disclosure import grade, machine_disclosure
from agent_assist.domain.drafts import (
    Abstention,
    CheckedSentence,
    Draft,
    Finding,
    ModelStamp,
    Severity,
)
from agent_assist.domain.policy import Policy
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.marks import cited_sources
from agent_assist.presenters.rationale import source_line
from agent_assist.services.assessment import Assessment

NOTHING_SENT = "Nothing was sent."


def draft_as_json(
    tr: Translator,
    draft: Draft,
    assessment: Assessment,
    *,
    policy: Policy,
    agent_name: str,
    today: date,
) -> dict[str, Any]:
    """The draft with disclosure, sentences, citations, scorecard, band and rationale."""
    badge = words.badge(tr, assessment.rating)
    sources = cited_sources(draft, assessment)
    return {
        "ticket": draft.ticket_id,
        "abstained": False,
        "text": draft.text,
        "language": draft.language,
        "disclosure": _disclosure(tr, draft, policy, agent_name),
        "model": _model(draft.model),
        "sentences": [_sentence(s) for s in assessment.check.sentences],
        "citations": [
            {
                "number": number,
                "id": passage.id,
                "title": passage.title,
                "line": source_line(tr, passage, today),
                "text": passage.text,
            }
            for number, passage in enumerate(sources, 1)
        ],
        "findings": [_finding(f) for f in assessment.check.findings],
        "scorecard": _scorecard(assessment.rating.scorecard),
        "band": {
            "name": assessment.rating.band.value,
            "words": badge.words,
            "line": f"{badge.headline} {badge.line}".strip(),
            "decided": assessment.rating.record.decided,
        },
        "rationale": _rationale(draft, assessment),
        "missing": list(draft.missing),
        "sent": False,
    }


def abstention_as_json(abstention: Abstention) -> dict[str, Any]:
    """No draft: why, and what is missing."""
    return {
        "ticket": abstention.ticket_id,
        "abstained": True,
        "reason": abstention.reason.value,
        "why": abstention.why,
        "missing": list(abstention.missing),
        "text": "",
        "sent": False,
    }


def _disclosure(tr: Translator, draft: Draft, policy: Policy, agent_name: str) -> dict[str, Any]:
    kind = grade(draft.model.source, 0)
    machine = machine_disclosure(kind)
    tag = words.draft_tag(tr, draft.model.source, is_edited=False, is_stale=False)
    return {
        "tag": tag.words,
        "kind": kind.value,
        "ai_disclosure": machine.w3c,
        "digital_source_type": machine.iptc,
        "human_oversight_level": machine.oversight,
        "footer": policy.footer(kind, draft.language, agent_name),
    }


def _model(stamp: ModelStamp) -> dict[str, Any]:
    return {
        "name": stamp.name,
        "source": stamp.source.value,
        "host": stamp.host,
        "label": stamp.label,
        "prompt": stamp.prompt_version,
        "prompt_digest": stamp.prompt_digest,
    }


def _sentence(checked: CheckedSentence) -> dict[str, Any]:
    return {
        "start": checked.sentence.start,
        "end": checked.sentence.end,
        "kind": checked.sentence.kind.value,
        "supported": checked.is_supported,
        "source": checked.source_id,
        "quote": checked.sentence.quote,
    }


def _scorecard(card: Scorecard) -> dict[str, Any]:
    terms = [{"signal": t.signal, "points": t.points, "detail": t.detail} for t in card.terms]
    return {"points": card.points, "terms": terms, "vetoes": list(card.vetoes)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "quote": finding.quote,
    }


def _rationale(draft: Draft, assessment: Assessment) -> dict[str, Any]:
    text = draft.text
    return {
        "for": [
            {
                "sentence": text[s.sentence.start : s.sentence.end],
                "source": s.source_id,
                "quote": s.sentence.quote,
            }
            for s in assessment.check.facts
            if s.is_supported
        ],
        "against": [
            {"text": f.quote, "reason": f.message}
            for f in assessment.check.findings
            if f.severity is not Severity.INFO
        ],
        "missing": list(draft.missing),
    }
