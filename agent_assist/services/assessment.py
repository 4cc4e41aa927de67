"""Checks a text against its passages and rates it. Rule: the same checks before and after every edit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from agent_assist.analysis.calibration.rating import rate
from agent_assist.analysis.claims import FactSource, check_reply, fact_sources
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.scorecard import score
from agent_assist.domain.calibration import FixedScore, Guide
from agent_assist.domain.confidence import Rating
from agent_assist.domain.drafts import CheckResult, Draft, Finding, Severity
from agent_assist.domain.tickets import Conversation
from agent_assist.services.customer_words import customer_text
from agent_assist.services.kept_tags import kept_tags


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found about exactly `text`, its rating, what is fixed about it before a decision, and by which past.

    `fact_sources` are single facts that rest on another passage than the sentence around them.
    """

    text: str
    check: CheckResult
    rating: Rating
    settled: tuple[Finding, ...]
    fixed: FixedScore
    guide: Guide
    fact_sources: tuple[FactSource, ...] = ()

    @property
    def open_musts(self) -> tuple[Finding, ...]:
        """Findings that close approval and were not settled."""
        return self.check.must_check

    def key_of(self, finding: Finding) -> str:
        """What `settled` holds for this finding once a person answers for it."""
        return fact_key(self.text, self.check, finding)

    def signals_line(self) -> str:
        """The score's terms as one line for the log: `S4 +12; S6 -40`."""
        return "; ".join(f"{t.signal} {t.points:+d}" for t in self.rating.scorecard.terms)


def assess(
    draft: Draft,
    text: str,
    *,
    settled: Collection[str],
    conversation: Conversation,
    guide: Guide,
    answerable: float,
    today: date,
) -> Assessment:
    """Check `text` (the draft, perhaps edited) and rate it; findings whose key is in `settled` are set aside.

    Sentences that an edit left alone keep what the model cited for them. `answerable` is for a draft that does not keep
    what its search said (a polish, an older version's).
    """
    check = check_reply(
        text,
        kept_tags(draft, text),
        draft.passages,
        customer_text=customer_text(conversation),
        today=today,
        language=draft.language,
    )
    done = tuple(f for f in check.findings if fact_key(text, check, f) in settled)
    left = tuple(f for f in check.findings if fact_key(text, check, f) not in settled)
    check = replace(check, findings=left)
    card = score(
        check,
        missing=draft.missing,
        self_rating=draft.self_rating,
        answerable=answerable if draft.answerable is None else draft.answerable,
        clarity=draft.clarity,
        fact_logprob=draft.fact_logprob,
    )
    has_veto = bool(card.vetoes) or any(f.severity is Severity.MUST for f in check.findings)
    rating, fixed = rate(card, guide, is_capped=has_veto)
    found = fact_sources(text, check, draft.passages, today, base_language(draft.language))
    return Assessment(text, check, rating, done, fixed, guide, found)


def fact_key(text: str, check: CheckResult, finding: Finding) -> str:
    """Names one finding by its rule, its words and the statement that they stand in.

    So "5 days" in one sentence settles nothing about "5 days" in another, and a changed statement is asked about anew.
    """
    spans = (s.sentence for s in check.sentences)
    around = next((s for s in spans if s.start <= finding.start and finding.end <= s.end), None)
    statement = text[around.start : around.end] if around else ""
    return "\n".join((finding.rule, finding.quote, statement))
