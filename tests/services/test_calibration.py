"""Every accept, edit and reject teaches the next rating; a score is fixed before its outcome."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.analysis.calibration.record import as_detail
from agent_assist.analysis.calibration.refit import refit
from agent_assist.analysis.calibration.sampling import is_withheld
from agent_assist.domain.calibration import DecidedDraft, OutcomeKind
from agent_assist.domain.confidence import Band
from agent_assist.domain.decisions import Rejection, RejectReason
from agent_assist.domain.errors import StoreError, StoreFull, StoreInUse
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.presenters.words import badge
from tests.fakes.decided import past, write_past
from tests.fakes.office import Office, ticket
from tests.services.conftest import SHOWN, approved, check, reviewed

A_DAY = 24 * 3600
BLIND = OutcomeKind.BLIND


def show(office: Office, review) -> None:
    assessment = review.assessment
    office.services.journal.shown(
        review.conversation.ticket,
        review.draft,
        assessment.rating.band.value,
        assessment.signals_line(),
        assessment.fixed,
    )


def decided(office: Office):
    office.stores.calibration.catch_up()
    return office.stores.calibration.decided(OutcomeKind.COLLEAGUES)


def test_an_unchanged_draft_counts_as_good_and_an_edited_one_does_not(office: Office):
    review = reviewed(office)
    show(office, review)
    approving = office.services.approving
    approving.approve(review, approving.prepare(review), SHOWN)
    (unchanged,) = decided(office)
    assert unchanged.is_good
    assert unchanged.points == review.assessment.fixed.points
    edited = reviewed(office)
    show(office, edited)
    edited.text = edited.text.replace("We refund the price within 5 working days.", "")
    check(office, edited)
    approving.approve(edited, approving.prepare(edited), SHOWN)
    assert [draft.is_good for draft in decided(office)] == [True, False]


def test_a_rejected_draft_counts_and_its_points_are_those_of_the_draft_as_shown(office: Office):
    review = reviewed(office)
    show(office, review)
    before = dict(review.assessment.fixed.points)
    review.text = review.text.replace("30 days", "45 days")
    check(office, review)
    assert review.assessment.fixed.points != before
    office.services.approving.reject(review, Rejection((RejectReason.WRONG_FACT,), ""))
    (draft,) = decided(office)
    assert (draft.is_good, dict(draft.points)) == (False, before)


def test_an_approval_that_is_taken_back_decides_nothing_until_it_is_given_again(office: Office):
    review = reviewed(office)
    show(office, review)
    approving = office.services.approving
    item = approving.approve(review, approving.prepare(review), SHOWN)
    assert len(decided(office)) == 1
    office.services.sending.undo(item.id)
    assert decided(office) == ()
    approving.approve(review, approving.prepare(review), SHOWN)
    assert [draft.is_good for draft in decided(office)] == [True]


def test_a_draft_that_was_never_shown_teaches_nothing(office: Office):
    approved(office)
    assert decided(office) == ()


def test_below_thirty_decisions_there_are_words_only(office: Office):
    write_past(office, past(29))
    assert office.services.calibration.refit_when_due() is None
    review = reviewed(office)
    assert review.assessment.fixed.score_bp is None
    assert review.assessment.rating.band is Band.UNCALIBRATED
    assert review.assessment.rating.record.decided == 29


def test_from_thirty_a_score_is_fixed_but_no_band_is_shown(office: Office):
    write_past(office, past(60))
    assert office.services.calibration.refit_when_due() is not None
    assessment = reviewed(office).assessment
    assert assessment.fixed.score_bp is not None
    assert assessment.rating.band is Band.UNCALIBRATED
    assert assessment.rating.standing is None


def test_the_band_appears_once_enough_was_decided_and_past_scores_held(office: Office):
    write_past(office, past(260))
    office.services.calibration.refit_when_due()
    rating = reviewed(office).assessment.rating
    assert rating.band in (Band.PARTLY_SUPPORTED, Band.NOT_SURE, Band.WELL_SUPPORTED)
    assert rating.standing.band is rating.band
    assert 0 < rating.standing.good < rating.standing.decided
    assert not rating.standing.is_blind
    assert sum(term.points for term in rating.scorecard.terms) == rating.scorecard.points


def test_scores_that_did_not_hold_show_no_band(office: Office):
    cases = [{**case, "outcome": "heavy"} for case in past(260)]
    write_past(office, iter(cases), score_bp=9_000)
    office.services.calibration.refit_when_due()
    rating = reviewed(office).assessment.rating
    assert rating.band is Band.UNCALIBRATED
    assert rating.record.ece_bp == pytest.approx(9_000, abs=1)
    line = badge(EnglishWords(), rating).line
    assert line == "Past ratings did not fit what people decided, so none is shown."


def test_blind_checks_take_over_where_enough_exist_and_are_never_mixed_in(office: Office):
    cases = [{**case, "outcome": "heavy"} for case in past(260, seed=2)]
    write_past(office, iter(cases))
    write_past(office, past(260), blind=True)
    released = office.services.calibration.refit_when_due()
    maker = office.services.drafting.stamp().maker
    blind = released.fit("Billing EU", OutcomeKind.BLIND, maker)
    colleagues = released.fit("Billing EU", OutcomeKind.COLLEAGUES, maker)
    assert (blind.decided, colleagues.decided) == (260, 520)
    assert blind.good == colleagues.good
    assert reviewed(office).assessment.rating.standing.is_blind


def test_the_policy_may_ask_for_more_decisions(opened):
    office = opened(band_min_decisions=300)
    write_past(office, past(260))
    office.services.calibration.refit_when_due()
    rating = reviewed(office).assessment.rating
    assert (rating.band, rating.record.needed) == (Band.UNCALIBRATED, 300)
    line = badge(EnglishWords(), rating).line
    assert line == "Only 260 similar drafts were decided. 300 are needed for a rating."


def test_another_queues_decisions_lend_a_score_but_never_a_band(office: Office):
    write_past(office, past(260), queue="Orders")
    office.services.calibration.refit_when_due()
    assessment = reviewed(office).assessment
    assert assessment.fixed.score_bp is not None
    assert assessment.rating.band is Band.UNCALIBRATED
    assert assessment.rating.record.decided == 0


@pytest.mark.parametrize("change", [{"name": "other-model"}, {"prompt_digest": "ff"}])
def test_another_model_or_other_instructions_begin_anew(office: Office, change: dict[str, str]):
    stamp = office.services.drafting.stamp()
    write_past(office, past(260), model=replace(stamp, **change))
    office.services.calibration.refit_when_due()
    assessment = reviewed(office).assessment
    assert assessment.rating.band is Band.UNCALIBRATED
    assert assessment.rating.record.decided == 0
    assert (assessment.guide.fit, assessment.guide.past) == (None, ())
    assert assessment.fixed.score_bp is None
    assert badge(EnglishWords(), assessment.rating).line.startswith("No similar draft was decided")


def test_a_calibration_of_a_version_without_makers_is_followed_at_once(office: Office):
    write_past(office, past(120))
    older = as_detail(
        refit([DecidedDraft("Billing EU", {"S1": 5}, n % 2 > 0) for n in range(40)], BLIND)
    )
    for fit in older["fits"]:
        del fit["maker"]
    entry = LogEntry(RecordType.RELEASE, office.clock.now(), "priya", "", "", detail=older)
    office.services.store.append(entry)
    assert office.services.calibration.released().fits[0].maker == ""
    assert office.services.calibration.refit_when_due() is not None
    assert office.services.calibration.refit_when_due() is None
    assert reviewed(office).assessment.fixed.score_bp is not None


def test_a_model_that_comes_back_finds_its_own_past(office: Office):
    write_past(office, past(260))
    stamp = replace(office.services.drafting.stamp(), name="other-model")
    write_past(office, past(40, seed=9), model=stamp)
    office.services.calibration.refit_when_due()
    guide = office.services.calibration.guide(
        reviewed(office).conversation.ticket, office.services.drafting.stamp()
    )
    assert (guide.decided, guide.fit.decided if guide.fit else 0) == (260, 260)


def test_a_refit_is_a_log_record_that_holds_the_whole_fit(office: Office):
    write_past(office, past(120))
    released = office.services.calibration.refit_when_due()
    (record,) = office.log_details("release")
    assert record["detail"]["released"] == "calibration"
    assert record["detail"]["digest"] == released.digest_hex
    assert {fit["queue"] for fit in record["detail"]["fits"]} == {"", "Billing EU"}
    assert released == office.services.calibration.released()
    assert json.dumps(record)  # whole numbers only: canonical JSON took it


def test_a_refit_is_made_once_a_day_and_only_when_something_was_decided(office: Office):
    write_past(office, past(120))
    due = office.services.calibration.refit_when_due
    assert due() is not None
    write_past(office, past(10, seed=3))
    assert due() is None
    office.clock.advance(A_DAY)
    assert due() is not None
    office.clock.advance(A_DAY)
    assert due() is None


def test_a_score_that_was_fixed_is_not_changed_by_what_comes_later(office: Office):
    write_past(office, past(120))
    office.services.calibration.refit_when_due()
    review = reviewed(office)
    show(office, review)
    fixed = review.assessment.fixed.score_bp
    write_past(office, past(400, seed=5, start=-60))
    office.clock.advance(A_DAY)
    office.services.calibration.refit_when_due()
    assert check(office, review).fixed.score_bp != fixed
    show(office, review)
    office.services.approving.reject(review, Rejection((RejectReason.TONE,), ""))
    assert decided(office)[-1].score_bp == fixed


def test_one_ticket_in_twenty_shows_no_rating_until_the_decision(opened):
    hidden = next(str(n) for n in range(7000, 8000) if is_withheld(str(n)))
    office = opened(tickets=(ticket(hidden),))
    assert reviewed(office, hidden).assessment.rating.band is Band.UNCALIBRATED
    write_past(office, past(260))
    office.services.calibration.refit_when_due()
    assessment = reviewed(office, hidden).assessment
    assert assessment.rating.band is Band.WITHHELD
    assert assessment.fixed.is_withheld
    assert assessment.fixed.score_bp is not None
    assert assessment.rating.standing.band is not Band.WITHHELD


def test_a_hasty_approval_weighs_half(office: Office):
    review = reviewed(office)
    show(office, review)
    approving = office.services.approving
    approving.approve(review, approving.prepare(review), replace(SHOWN, draft_visible_ms=2_999))
    assert [draft.weight for draft in decided(office)] == [0.5]


@pytest.mark.parametrize("error", [StoreFull, StoreInUse])
def test_a_full_disk_or_a_busy_store_leaves_the_rating_as_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: type[StoreError]
):
    write_past(office, past(260))
    office.services.calibration.refit_when_due()
    review = reviewed(office)
    before = review.assessment.rating

    def fail():
        raise error("There is no room on the disk.")

    monkeypatch.setattr(office.stores.calibration, "catch_up", fail)
    assert check(office, review).rating == before
