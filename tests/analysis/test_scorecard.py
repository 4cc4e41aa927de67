"""The scorecard: whole points that sum, vetoes that stand apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.scorecard import score, support_probability
from agent_assist.domain.confidence import Scorecard, Term
from agent_assist.domain.drafts import (
    CheckedSentence,
    CheckResult,
    Finding,
    SelfRating,
    Sentence,
    SentenceKind,
    Severity,
)
from agent_assist.domain.evidence import Clarity


def fact(overlap: float | None = 1.0, *, supported: bool = True) -> CheckedSentence:
    sentence = Sentence(0, 10, SentenceKind.FACT)
    return CheckedSentence(sentence, supported, "a#1" if supported else None, overlap)


def finding(rule: str, severity: Severity = Severity.MUST) -> Finding:
    return Finding(rule, severity, 2, 5, "Look here.", "abc")


def card(check: CheckResult, missing: tuple[str, ...] = (), answerable: float = 0.9) -> Scorecard:
    return score(check, missing=missing, self_rating=None, answerable=answerable)


def points(scorecard: Scorecard, signal: str) -> int:
    return sum(term.points for term in scorecard.terms if term.signal == signal)


SOUND = CheckResult((fact(), fact(0.8)), ())


def searched(clarity: Clarity | None, fact_logprob: float | None = None) -> Scorecard:
    return score(
        SOUND,
        missing=(),
        self_rating=None,
        answerable=0.9,
        clarity=clarity,
        fact_logprob=fact_logprob,
    )


def test_a_clear_lead_speaks_for_a_draft_and_a_close_second_against_it() -> None:
    margins = (None, 0.0, 0.1, 0.25, 0.5, 1.0)
    found = [points(searched(Clarity(margin)), "S2") for margin in margins]
    assert found == [0, -5, -3, 0, 5, 5]
    assert points(searched(Clarity(0.1, shared=5)), "S2") == 0, "similarities lie closer together"


def test_passages_that_agree_speak_for_a_draft_and_so_do_two_rankings_that_agree() -> None:
    assert [points(searched(Clarity(0.1, n, 4)), "S3") for n in (0, 2, 4)] == [-3, 0, 3]
    assert [points(searched(Clarity(0.1, 2, 4, n)), "S3") for n in (0, 5)] == [-3, 3]
    assert points(searched(Clarity()), "S3") == 0


def test_words_that_the_model_found_likely_speak_for_its_draft_a_little() -> None:
    found = [points(searched(None, value), "S12") for value in (None, 0.0, -0.2877, -1.0, -9.0)]
    assert found == [0, 4, 0, -6, -8]


def test_what_was_not_measured_adds_nothing_and_says_so() -> None:
    card = searched(None)
    words = {term.signal: (term.points, term.detail) for term in card.terms}
    assert words["S2"] == (0, "How far the best article is ahead of the next was not measured")
    assert words["S12"] == (0, "The model gave no probabilities")
    assert {"S1", "S2", "S3", "S4", "S5", "S9", "S10", "S12"} <= set(words)


RULES = (
    "no_source",
    "duration_without_source",
    "unknown_link",
    "polarity_mismatch",
    "commitment_without_source",
    "action_without_source",
    "question_not_answered",
    "denies_ai",
)


@given(
    st.lists(st.builds(fact, st.none() | st.floats(0, 1), supported=st.booleans()), max_size=6),
    st.lists(st.builds(finding, st.sampled_from(RULES), st.sampled_from(Severity)), max_size=6),
    st.lists(st.text(max_size=5), max_size=5),
    st.none() | st.sampled_from(SelfRating),
    st.floats(-1, 2),
)
def test_terms_are_whole_points_that_sum_to_the_score(facts, found, missing, said, answerable):
    check = CheckResult(tuple(facts), tuple(found))
    result = score(check, missing=missing, self_rating=said, answerable=answerable)
    assert all(isinstance(term.points, int) and term.detail for term in result.terms)
    assert result.points == sum(term.points for term in result.terms)
    assert 0 < support_probability(result) < 1


@pytest.mark.parametrize(
    ("rule", "signal"),
    [
        ("duration_without_source", "S6"),
        ("unknown_link", "S6"),
        ("polarity_mismatch", "S7"),
        ("commitment_without_source", "S8"),
        ("action_without_source", "S8"),
    ],
)
def test_a_veto_costs_points_and_is_named_apart(rule: str, signal: str) -> None:
    vetoed = card(CheckResult(SOUND.sentences, (finding(rule),)))
    assert points(vetoed, signal) < 0
    assert len(vetoed.vetoes) == 1
    assert card(SOUND).vetoes == ()
    looked = card(CheckResult(SOUND.sentences, (finding(rule, Severity.SHOULD),)))
    assert looked.vetoes == ()
    assert points(vetoed, signal) < points(looked, signal) < 0


@pytest.mark.parametrize("rule", ["no_source", "unknown_citation", "quote_not_in_source"])
def test_a_missing_citation_is_a_veto(rule: str) -> None:
    check = CheckResult((fact(supported=False),), (finding(rule),))
    assert card(check).vetoes == ("A statement has no source",)


def test_every_signal_has_its_sign() -> None:
    assert points(card(SOUND, answerable=0.9), "S1") > points(card(SOUND, answerable=0.1), "S1")
    half = CheckResult((fact(), fact(supported=False)), ())
    assert points(card(SOUND), "S4") > points(card(half), "S4")
    assert points(card(SOUND), "S5") > points(card(CheckResult((fact(0.2),), ())), "S5")
    assert points(card(SOUND), "S9") > points(card(SOUND, missing=("the day",)), "S9")
    open_question = CheckResult(SOUND.sentences, (finding("question_not_answered"),))
    assert points(card(SOUND), "S9") > points(card(open_question), "S9")


def test_the_self_rating_is_small_and_ordered() -> None:
    said = [
        points(score(SOUND, missing=(), self_rating=r, answerable=0.5), "S10") for r in SelfRating
    ]
    assert said == sorted(said, reverse=True)
    assert max(map(abs, said)) < 20


def test_a_finding_points_at_its_sentence() -> None:
    terms = card(CheckResult((fact(),), (finding("polarity_mismatch"),))).terms
    assert [term.sentence for term in terms if term.signal == "S7"] == [0]


def test_what_is_not_known_has_no_points_and_is_said() -> None:
    absent = next(term for term in card(SOUND).terms if term.signal == "S12")
    assert (absent.points, absent.detail) == (0, "The model gave no probabilities")
    abroad = card(CheckResult((fact(None),), ()))
    assert points(abroad, "S5") == 0


def test_twenty_points_double_the_odds() -> None:
    def odds(value: int) -> float:
        probability = support_probability(Scorecard((Term("S1", value, "x"),), ()))
        return probability / (1 - probability)

    assert odds(20) == pytest.approx(2 * odds(0))
    assert odds(0) == pytest.approx(1.0)
