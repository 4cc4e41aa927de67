"""Why a draft should or should not be trusted: the panel's three faces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agent_assist.analysis.changed_part import changed_part
from agent_assist.analysis.claims import contradicts
from agent_assist.analysis.retrieval.disagreement import disagreements
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, Finding, ModelStamp, Severity
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.marks import cited_sources, done, rewritten_words
from agent_assist.presenters.number import is_hidden, number_lines, shown_rating
from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.rationale import (
    CheckRow,
    HelpRow,
    PointsRow,
    RationaleMode,
    RationaleView,
    SourceRow,
)
from agent_assist.services.assessment import Assessment
from agent_assist.services.review import Review
from agent_assist.services.rewritten import Rewritten

_KINDS = {
    PassageKind.ARTICLE: "Help article",
    PassageKind.POLICY: "Policy",
    PassageKind.SAVED_REPLY: "Saved reply",
    PassageKind.ORDER: "Order data",
    PassageKind.TICKET: "Ticket",
    PassageKind.PAST_REPLY: "Sent reply",
}

_MOST_SO_FAR = 3
"""While a draft is made, the likeliest passages; which of them it rests on is known when it is whole."""

HIDDEN = RationaleView(RationaleMode.HIDDEN, "", None, "", "", "", (), "", (), (), (), 0, "")


def build_rationale(tr: Translator, review: Review, today: date) -> RationaleView:
    """The panel for a draft: waiting while it streams, "Why this draft" once it is checked."""
    draft = review.draft
    if draft is None:
        return HIDDEN
    assessment = review.assessment
    if assessment is None:
        return waiting(tr, draft.passages, draft.model, today)
    rating = shown_rating(review)
    card = assessment.rating.scorecard
    # Own words have no similar drafts: only what the polish did to their facts is looked at.
    is_polish = draft.model.source is DraftSource.POLISH
    has_points = not (is_hidden(rating) or is_polish)
    checks = _checks(tr, review, assessment)
    return RationaleView(
        mode=RationaleMode.WHY,
        title=tr("Your words, polished") if is_polish else tr("Why this draft"),
        badge=None if is_polish else words.badge(tr, rating),
        facts_line=_facts_line(tr, assessment),
        checks_title=tr("Check before you approve"),
        checks_count=_checks_count(tr, review, checks),
        checks=checks,
        sources_title=tr("Sources"),
        sources=_sources(tr, draft, assessment, today),
        missing=(*_contradictions(tr, draft, assessment, today), *draft.missing),
        points=tuple(PointsRow(t.detail, t.points) for t in card.terms) if has_points else (),
        points_total=card.points if has_points else 0,
        model_line=words.with_usage(tr, model_line(draft.model), draft.usage),
        number_lines=number_lines(tr, assessment, draft.model) if has_points else (),
    )


def waiting(
    tr: Translator, passages: tuple[Passage, ...], model: ModelStamp, today: date
) -> RationaleView:
    """The panel while the draft streams: what was found so far, no rating; a polish never has one."""
    is_polish = model.source is DraftSource.POLISH
    return RationaleView(
        mode=RationaleMode.WAITING,
        title=tr("Your words, polished") if is_polish else tr("Why this draft"),
        badge=None if is_polish else words.badge(tr, None),
        facts_line="",
        checks_title=tr("Checks"),
        checks_count=tr("waiting"),
        checks=(),
        sources_title=tr("Sources found so far"),
        sources=tuple(
            source_row(tr, number, passage, (), today)
            for number, passage in enumerate(passages[:_MOST_SO_FAR], 1)
        ),
        missing=(),
        points=(),
        points_total=0,
        model_line=model_line(model),
    )


def before_choice(
    tr: Translator,
    passages: tuple[Passage, ...],
    missing: tuple[str, ...],
    model: ModelStamp,
    today: date,
) -> RationaleView:
    """The panel while the agent chooses: what was found and what is missing, and nothing of what the draft says."""
    waits = waiting(tr, passages, model, today)
    return replace(
        waits,
        mode=RationaleMode.WHY,
        title=tr("Why I'm not sure"),
        badge=None,
        facts_line=tr("Little was found about this one. A rating appears with the draft."),
        missing=missing,
    )


def without_ai(
    tr: Translator,
    saved_replies: tuple[Passage, ...],
    articles: tuple[Passage, ...],
    words_sought: str,
    today: date,
) -> RationaleView:
    """Help without AI: saved replies and articles that match."""
    return RationaleView(
        mode=RationaleMode.WITHOUT_AI,
        title=tr("Help without AI"),
        badge=None,
        facts_line="",
        checks_title="",
        checks_count="",
        checks=(),
        sources_title="",
        sources=(),
        missing=(),
        points=(),
        points_total=0,
        model_line="",
        saved_replies=tuple(_help(tr, p, today) for p in saved_replies),
        articles_title=tr("Articles that match “{words}”", words=words_sought)
        if words_sought
        else tr("Articles"),
        articles=tuple(_help(tr, p, today) for p in articles),
    )


def source_line(tr: Translator, passage: Passage, today: date) -> str:
    """Kind and date in words: `Help article, 9 Sep 2026, old`."""
    parts = [tr(_KINDS[passage.kind])]
    if passage.updated is not None:
        parts.append(f"{passage.updated.day} {passage.updated.strftime('%b %Y')}")
    if passage.is_old(today):
        parts.append(tr("old"))
    return ", ".join(parts)


def source_row(
    tr: Translator, number: int, passage: Passage, quotes: tuple[str, ...], today: date
) -> SourceRow:
    """A numbered source."""
    line = source_line(tr, passage, today)
    spoken = tr("Source {n}, {title}, {line}", n=number, title=passage.title, line=line)
    return SourceRow(number, passage.id, passage.title, line, passage.text, quotes, spoken)


def model_line(model: ModelStamp) -> str:
    """The model's name, its label, and the prompt's version."""
    parts = [model.name, model.label, model.prompt_version]
    return ", ".join(part for part in parts if part)


def _sources(
    tr: Translator, draft: Draft, assessment: Assessment, today: date
) -> tuple[SourceRow, ...]:
    rows = []
    cited = cited_sources(draft, assessment)
    against = tuple(d.second for d in disagreements(cited, _valid(draft, today)))
    for number, passage in enumerate(dict.fromkeys((*cited, *against)), 1):
        quotes = tuple(
            s.sentence.quote
            for s in assessment.check.sentences
            if s.source_id == passage.id and s.sentence.quote
        )
        quotes += tuple(
            fact.quote
            for fact in assessment.fact_sources
            if fact.source_id == passage.id and fact.quote
        )
        rows.append(source_row(tr, number, passage, quotes, today))
    return tuple(rows)


def _contradictions(
    tr: Translator, draft: Draft, assessment: Assessment, today: date
) -> tuple[str, ...]:
    """Both sides of sources that contradict each other; which one holds is for a person to say."""
    found = disagreements(cited_sources(draft, assessment), _valid(draft, today))
    return tuple(
        tr(
            "Two sources disagree. {first}: “{first_says}” {second}: “{second_says}” Check which one holds.",
            first=each.first.title,
            first_says=each.first_says,
            second=each.second.title,
            second_says=each.second_says,
        )
        for each in found
    )


def _valid(draft: Draft, today: date) -> tuple[Passage, ...]:
    return tuple(p for p in draft.passages if not p.is_expired(today))


def _checks(tr: Translator, review: Review, assessment: Assessment) -> tuple[CheckRow, ...]:
    """What is still to be checked, then what is done; a fact whose words were just changed is neither."""
    part = changed_part(assessment.text, review.text)
    findings = [f for f in assessment.check.findings if f.severity is not Severity.INFO]
    noted = [f for f in assessment.check.findings if f.severity is Severity.INFO]
    shown = [f for f in findings if not part.touches(f.start, f.end)]
    shown.sort(key=lambda f: (f.severity is not Severity.MUST, f.start))
    total = len(shown)
    key = assessment.key_of
    rows = [_check(tr, f, key(f), i, total) for i, f in enumerate(shown, 1)]
    rows += [_settled(tr, f, key(f)) for f in assessment.settled]
    rows += [_noted(f, key(f)) for f in noted if not part.touches(f.start, f.end)]
    rows += [_rewritten(tr, one) for one in done(assessment, review.rewritten) if not one.is_open]
    return tuple(rows)


def _check(tr: Translator, finding: Finding, key: str, number: int, total: int) -> CheckRow:
    is_must = finding.severity is Severity.MUST
    kind = MarkKind.NO_SOURCE if is_must else MarkKind.CHECK
    label = _label(tr, finding)
    spoken = tr(
        "{label}: {quote}, check {n} of {total}",
        label=label,
        quote=finding.quote,
        n=number,
        total=total,
    )
    return CheckRow(
        key=key,
        kind=kind,
        chip="!" if is_must else "?",
        quote=finding.quote,
        reason=finding.message,
        start=finding.start,
        accessible=spoken,
    )


def _label(tr: Translator, finding: Finding) -> str:
    if finding.severity is not Severity.MUST:
        return tr("Check this")
    return tr("Contradicts its source") if contradicts(finding) else tr("No source")


def _settled(tr: Translator, finding: Finding, key: str) -> CheckRow:
    reason = tr("You checked this.")
    spoken = f"{finding.quote}: {reason}"
    return CheckRow(key, MarkKind.SETTLED, "✓", finding.quote, reason, finding.start, spoken)


def _noted(finding: Finding, key: str) -> CheckRow:
    """Nothing to do: what the check found out by itself."""
    spoken = f"{finding.quote}: {finding.message}"
    quote, reason = finding.quote, finding.message
    return CheckRow(key, MarkKind.SETTLED, "✓", quote, reason, finding.start, spoken)


def _rewritten(tr: Translator, one: Rewritten) -> CheckRow:
    reason, quote = rewritten_words(tr, one), one.now.strip() or one.was
    key, spoken = f"rewritten-{one.start}-{one.end}", f"{quote}: {reason}"
    return CheckRow(key, MarkKind.SETTLED, "✓", quote, reason, one.start, spoken)


def _facts_line(tr: Translator, assessment: Assessment) -> str:
    facts = assessment.check.facts
    sourced = sum(fact.is_supported and fact.source_id is not None for fact in facts)
    if not facts:
        return tr("This draft states no facts.")
    return tr("I found a source for {n} of {total} facts.", n=sourced, total=len(facts))


def _checks_count(tr: Translator, review: Review, rows: tuple[CheckRow, ...]) -> str:
    if not review.is_checked:
        return tr("checking")
    # How grave each is stands on its chip.
    left = sum(row.kind is not MarkKind.SETTLED for row in rows)
    if left:
        return tr("{n} to check", n=left)
    return tr("{n} done", n=len(rows)) if rows else tr("none")


def _help(tr: Translator, passage: Passage, today: date) -> HelpRow:
    return HelpRow(passage.id, passage.title, source_line(tr, passage, today), passage.text)
