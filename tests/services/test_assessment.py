"""The checks of a text and its rating: the same before and after every edit, never a number of the model."""

from __future__ import annotations

from agent_assist.domain.confidence import Band
from agent_assist.domain.prompts import ModelDone
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, Office, ticket
from tests.services.conftest import check, reviewed

PARAPHRASED = SOUND_ANSWER.replace(
    "You can return a lamp within 30 days.", "Sending it back is fine for a month."
)
"""A statement in words that its source does not have: only the model's citation ties it to the source."""


def cited(assessment) -> list[str | None]:
    return [fact.source_id for fact in assessment.check.facts]


def test_every_statement_of_a_sound_draft_has_its_source(office: Office):
    review = reviewed(office)
    assert review.assessment.text == review.text
    assert review.assessment.check.findings == ()
    assert cited(review.assessment) == ["returns#1", "returns#1"]


def test_what_the_search_and_the_model_said_stays_with_the_draft_after_a_restart(opened):
    done = ModelDone(fact_logprob=-0.1)
    office = opened(model=ScriptedModel(SOUND_ANSWER, done=done))
    review = reviewed(office)
    before = review.assessment.rating.scorecard
    kept = office.services.work.drafts(review.conversation.ticket.id)[-1]
    assert (kept.fact_logprob, kept.clarity, kept.answerable) == (
        -0.1, review.draft.clarity, review.draft.answerable,
    )  # fmt: skip
    review.draft, review.answerable = kept, 0.0
    assert check(office, review).rating.scorecard == before
    signals = {term.signal for term in before.terms}
    assert {f"S{n}" for n in (1, 2, 3, 4, 5, 9, 10, 11, 12)} <= signals


def test_an_edit_in_the_second_sentence_leaves_the_first_its_citation(opened):
    office = opened(model=ScriptedModel(PARAPHRASED))
    review = reviewed(office)
    before = review.assessment.check.sentences[1]
    assert before.sentence.cited == ("returns#1",)
    review.text = review.text.replace("refund the price", "refund the whole price")
    after = check(office, review).check.sentences[1]
    assert after.sentence.cited == ("returns#1",)
    assert after.sentence.quote == before.sentence.quote == "return a lamp within 30 days"
    assert after.sentence.kind is before.sentence.kind
    assert (after.is_supported, after.source_id) == (before.is_supported, before.source_id)


def test_a_number_changed_by_hand_is_checked_again_against_the_source(office: Office):
    review = reviewed(office)
    review.text = review.text.replace("30 days", "45 days")
    found = check(office, review).open_musts
    assert any("45" in finding.quote for finding in found)


def test_a_name_that_stood_only_in_our_own_earlier_reply_has_no_source(office: Office):
    office.colleague_answers("7001", "Wolfgang Brandtner takes care of it.")
    office.clock.advance(60)
    office.customer_writes("7001", "Can I return my lamp?")
    office.services.reader.conversation("7001", is_fresh=True)
    review = reviewed(office)
    review.text = review.text.replace("We refund the", "With Wolfgang Brandtner, we refund the")
    found = {f.quote for f in check(office, review).check.findings}
    assert any("Wolfgang Brandtner" in quote for quote in found)


def test_a_question_that_was_answered_before_is_not_asked_for_again(opened):
    both = "Where can I buy a spare bulb socket? Which colour temperature does the garden lantern have?"
    office = opened(tickets=(ticket(text=both),))
    open_questions = [f.rule for f in reviewed(office).assessment.check.findings]
    assert "question_not_answered" in open_questions
    office.colleague_answers("7001", "In every shop. It has 2700 kelvin.")
    office.clock.advance(60)
    office.customer_writes("7001", "Thanks. Can I return my lamp?")
    office.services.reader.conversation("7001", is_fresh=True)
    answered = [f.rule for f in reviewed(office).assessment.check.findings]
    assert "question_not_answered" not in answered


def test_a_settled_finding_is_set_aside_and_still_listed(office: Office):
    review = reviewed(office)
    review.text = review.text.replace("30 days", "45 days")
    for finding in check(office, review).open_musts:
        review.settled = (*review.settled, review.assessment.key_of(finding))
    result = check(office, review)
    assert result.open_musts == ()
    assert {result.key_of(finding) for finding in result.settled} >= set(review.settled)


def test_answering_for_a_fact_settles_it_in_that_statement_only(office: Office):
    review = reviewed(office)
    review.text = review.text.replace("30 days", "45 days").replace("5 working days", "45 days")
    first, second = check(office, review).open_musts
    assert first.quote == second.quote == "45 days"
    review.settled = (review.assessment.key_of(first),)
    assert check(office, review).open_musts == (second,)


def test_a_statement_that_changed_after_it_was_settled_is_asked_about_anew(office: Office):
    review = reviewed(office)
    review.text += "\n\nYour voucher is worth 85 euros."
    (fact,) = check(office, review).open_musts
    review.settled = (review.assessment.key_of(fact),)
    assert check(office, review).open_musts == ()
    review.text = review.text.replace("voucher is", "new voucher is")
    assert len(check(office, review).open_musts) == 1


def test_the_score_is_the_sum_of_the_terms_that_the_log_keeps(office: Office):
    result = reviewed(office).assessment
    assert result.rating.scorecard.points == sum(t.points for t in result.rating.scorecard.terms)
    assert "S4 +15" in result.signals_line()


def test_without_a_hundred_decisions_there_is_no_band(office: Office):
    assert reviewed(office).assessment.rating.band is Band.UNCALIBRATED
