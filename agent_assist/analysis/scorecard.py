"""The additive scorecard: each signal adds whole points, 20 points double the odds, and the terms sum to the score.

Rule: vetoes stand beside the sum and are never hidden in it. Weights are set by hand; calibration refits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from agent_assist.analysis.retrieval.clarity import TOP
from agent_assist.domain.confidence import POINTS_DOUBLE_ODDS, Scorecard, Term
from agent_assist.domain.drafts import CheckResult, Finding, SelfRating, Severity
from agent_assist.domain.evidence import Clarity

PRIOR_POINTS = 0
MARGIN_POINTS, AGREEMENT_POINTS, LIKELIHOOD_POINTS_MAX = 5, 3, 8
FULL_MARGIN, FULL_MARGIN_BY_MEANING = 0.5, 0.2
"""From these margins on, an article is as far ahead as counts; similarities in meaning lie closer together."""
VETOES = {
    "S4": frozenset({"no_source", "unknown_citation", "quote_not_in_source"}),
    "S6": frozenset({"number_without_source", "amount_without_source", "date_without_source", "time_without_source", "duration_without_source",
                     "percentage_without_source", "id_without_source", "unknown_link", "unknown_address", "name_without_source"}),
    "S7": frozenset({"polarity_mismatch", "modality_mismatch"}),
    "S8": frozenset({"commitment_without_source", "action_without_source"}),
}  # fmt: skip
_NAMES = {
    "S4": "A statement has no source",
    "S6": "A number, date, link or name is in no allowed source",
    "S7": "A sentence says the opposite of its source, or says it more firmly",
    "S8": "A promise or an action has no source",
}
_MUST_POINTS = {"S4": -25, "S6": -30, "S7": -40, "S8": -35}
_SHOULD_POINTS = {"S4": -10, "S6": -12, "S7": -12, "S8": -12}
_RATING_POINTS = {
    SelfRating.VERY_SURE: 4,
    SelfRating.FAIRLY_SURE: 2,
    SelfRating.HALF_SURE: -4,
    SelfRating.NOT_SURE: -8,
    SelfRating.GUESSING: -12,
}


def score(
    check: CheckResult,
    *,
    missing: Sequence[str],
    self_rating: SelfRating | None,
    answerable: float,
    clarity: Clarity | None = None,
    fact_logprob: float | None = None,
) -> Scorecard:
    """The terms and vetoes of one check; `answerable` (0..1) is how likely the knowledge answers the question.

    `clarity` says how clearly the search answered, `fact_logprob` how likely the model found its statements' words; None
    where nothing is known, which adds nothing.
    """
    terms = [
        *_retrieval(answerable),
        *_margin(clarity),
        *_agreement(clarity),
        *_support(check),
        *_findings(check),
        *_gaps(check, missing),
        *_said(self_rating),
        _likelihood(fact_logprob),
    ]
    vetoes = tuple(
        _NAMES[s] for s, rules in VETOES.items() if any(_is_veto(f, rules) for f in check.findings)
    )
    return Scorecard(tuple(terms), vetoes)


def support_probability(card: Scorecard) -> float:
    """Logistic of prior and points: odds = 2 ** (points / 20)."""
    odds: float = 2.0 ** ((PRIOR_POINTS + card.points) / POINTS_DOUBLE_ODDS)
    return odds / (1 + odds)


def _is_veto(finding: Finding, rules: frozenset[str]) -> bool:
    return finding.rule in rules and finding.severity is Severity.MUST


def _retrieval(answerable: float) -> Iterator[Term]:
    share = min(1.0, max(0.0, answerable))
    yield Term(
        "S1",
        round(40 * share - 20),
        f"The knowledge answers the question with a likelihood of {share:.0%}",
    )


def _margin(clarity: Clarity | None) -> Iterator[Term]:
    if clarity is None:
        yield Term("S2", 0, "How far the best article is ahead of the next was not measured")
    elif clarity.margin is None:
        yield Term("S2", 0, "There is no second article to compare the best one with")
    else:
        full = FULL_MARGIN if clarity.shared is None else FULL_MARGIN_BY_MEANING
        points = round(2 * MARGIN_POINTS * min(1.0, clarity.margin / full)) - MARGIN_POINTS
        words = f"The best article fits {clarity.margin:.0%} better than the next one"
        yield Term("S2", points, words)


def _agreement(clarity: Clarity | None) -> Iterator[Term]:
    if clarity is None or not clarity.compared:
        yield Term("S3", 0, "There are no further passages to compare the best one with")
    else:
        points = round(2 * AGREEMENT_POINTS * clarity.alike / clarity.compared) - AGREEMENT_POINTS
        words = f"{clarity.alike} of the {clarity.compared} next best passages are about the same"
        yield Term("S3", points, words)
    if clarity is None or clarity.shared is None:
        yield Term("S3", 0, "Words alone rank, so no second ranking can agree or disagree")
    else:
        points = round(2 * AGREEMENT_POINTS * clarity.shared / TOP) - AGREEMENT_POINTS
        words = f"{clarity.shared} of the {TOP} passages nearest in meaning are also best by words"
        yield Term("S3", points, words)


def _likelihood(fact_logprob: float | None) -> Term:
    if fact_logprob is None:
        return Term("S12", 0, "The model gave no probabilities")
    share = math.exp(min(0.0, fact_logprob))
    points = max(-LIKELIHOOD_POINTS_MAX, round(16 * share - 12))
    return Term("S12", points, f"Each word of its statements was {share:.0%} likely to the model")


def _support(check: CheckResult) -> Iterator[Term]:
    facts = check.facts
    if not facts:
        yield Term("S4", 0, "Nothing in the reply needs a source")
        return
    supported = sum(fact.is_supported for fact in facts)
    yield Term(
        "S4",
        round(30 * supported / len(facts) - 15),
        f"{supported} of {len(facts)} statements have a source",
    )
    lowest = min(
        ((o, i) for i, s in enumerate(check.sentences) if (o := s.overlap) is not None),
        default=None,
    )
    if lowest is None:
        yield Term("S5", 0, "The words cannot be compared with a source in another language")
    else:
        points = round(60 * lowest[0] - 30)
        yield Term(
            "S5",
            points,
            f"The weakest statement shares {lowest[0]:.0%} of its words with its source",
            lowest[1],
        )


def _findings(check: CheckResult) -> Iterator[Term]:
    for signal, rules in VETOES.items():
        for finding in check.findings:
            if finding.rule in rules and finding.severity is not Severity.INFO and signal != "S4":
                table = _MUST_POINTS if finding.severity is Severity.MUST else _SHOULD_POINTS
                yield Term(signal, table[signal], finding.message, _sentence_of(check, finding))


def _sentence_of(check: CheckResult, finding: Finding) -> int | None:
    spans = ((i, s.sentence) for i, s in enumerate(check.sentences))
    return next((i for i, s in spans if s.start <= finding.start and finding.end <= s.end), None)


def _gaps(check: CheckResult, missing: Sequence[str]) -> Iterator[Term]:
    open_questions = sum(f.rule == "question_not_answered" for f in check.findings)
    count = len(missing) + open_questions
    yield Term(
        "S9",
        -8 * min(count, 3),
        f"{count} things are missing or not answered" if count else "Nothing is missing",
    )


def _said(self_rating: SelfRating | None) -> Iterator[Term]:
    if self_rating is None:
        yield Term("S10", 0, "The model did not rate its answer")
    else:
        yield Term(
            "S10", _RATING_POINTS[self_rating], f"The model calls itself {self_rating.value}"
        )
