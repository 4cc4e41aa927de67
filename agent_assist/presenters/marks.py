"""Underlines and chips over a text, and how they move while it is edited."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.analysis.changed_part import changed_part
from agent_assist.domain.drafts import CheckedSentence, Draft, Finding, SentenceKind, Severity
from agent_assist.domain.evidence import Passage
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.services.assessment import Assessment
from agent_assist.services.rewritten import Rewritten, settled_by

_SHORT_CHARS = 24
"""So long a fact is named in the line that says what became of it."""


def cited_sources(draft: Draft, assessment: Assessment | None) -> tuple[Passage, ...]:
    """The passages that sentences and facts rest on, in order of first use; all offered ones before a check."""
    if assessment is None:
        return draft.passages
    used = [
        (s.sentence.start, s.source_id)
        for s in assessment.check.sentences
        if s.is_supported and s.source_id
    ]
    used += [(fact.start, fact.source_id) for fact in assessment.fact_sources]
    ids = (passage_id for _, passage_id in sorted(used))
    found = (draft.passage(passage_id) for passage_id in dict.fromkeys(ids))
    return tuple(passage for passage in found if passage is not None)


def build_marks(
    tr: Translator, draft: Draft, assessment: Assessment, rewritten: tuple[Rewritten, ...] = ()
) -> tuple[MarkView, ...]:
    """The marks for exactly the assessed text, in order of position."""
    numbers = {p.id: str(i) for i, p in enumerate(cited_sources(draft, assessment), 1)}
    marks = [
        mark
        for sentence in assessment.check.sentences
        if (mark := _sourced(tr, sentence, numbers)) is not None
    ]
    marks += [
        _by_source(tr, fact.start, fact.end, numbers[fact.source_id])
        for fact in assessment.fact_sources
        if fact.source_id in numbers
    ]
    marks += [_found(finding) for finding in assessment.check.findings if _is_visible(finding)]
    marks += [_settled(tr, finding) for finding in assessment.settled]
    marks += [
        MarkView(one.start, one.end, MarkKind.SETTLED, "✓", rewritten_words(tr, one))
        for one in done(assessment, rewritten)
        if one.now.strip()
    ]
    # Where two begin at one place the source's number comes first, then what is to be checked or done.
    return tuple(sorted(marks, key=lambda m: (m.start, m.kind is not MarkKind.SOURCED, m.end)))


def _sourced(tr: Translator, checked: CheckedSentence, numbers: dict[str, str]) -> MarkView | None:
    sentence = checked.sentence
    is_claim = sentence.kind in (SentenceKind.FACT, SentenceKind.COMMITMENT)
    if not (is_claim and checked.is_supported and checked.source_id in numbers):
        return None
    return _by_source(tr, sentence.start, sentence.end, numbers[checked.source_id])


def _by_source(tr: Translator, start: int, end: int, number: str) -> MarkView:
    return MarkView(start, end, MarkKind.SOURCED, number, tr("Source {n}", n=number))


def _is_visible(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.end > finding.start


def _found(finding: Finding) -> MarkView:
    if finding.severity is Severity.MUST:
        return MarkView(finding.start, finding.end, MarkKind.NO_SOURCE, "!", finding.message)
    return MarkView(finding.start, finding.end, MarkKind.CHECK, "?", finding.message)


def _settled(tr: Translator, finding: Finding) -> MarkView:
    return MarkView(finding.start, finding.end, MarkKind.SETTLED, "✓", tr("Checked by you"))


def done(assessment: Assessment, rewritten: tuple[Rewritten, ...]) -> tuple[Rewritten, ...]:
    """Facts that the agent wrote anew and of which the check found nothing more."""
    found = (*assessment.check.findings, *assessment.settled)
    return settled_by(rewritten, ((f.start, f.end) for f in found if f.end > f.start))


def rewritten_words(tr: Translator, one: Rewritten) -> str:
    """What the agent did with a fact."""
    if not one.now.strip():
        return tr("You removed this.")
    if len(one.was) <= _SHORT_CHARS:
        return tr("You changed this from {was}.", was=one.was)
    return tr("You rewrote this.")


def shift_marks(marks: tuple[MarkView, ...], old: str, new: str) -> tuple[MarkView, ...]:
    """The marks of `old` where they still hold in `new`: those that an edit touched are gone."""
    if old == new:
        return marks
    part = changed_part(old, new)
    kept = []
    for mark in marks:
        if mark.end <= part.start:
            kept.append(mark)
        elif mark.start >= part.end:
            kept.append(replace(mark, start=mark.start + part.moved, end=mark.end + part.moved))
    return tuple(kept)
