"""The two questions of a lead are answered in words, from evidence that is named; what is not measured says so."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.statistics import Case
from agent_assist.presenters.stats_page import page_html
from agent_assist.presenters.team import build_own
from agent_assist.presenters.team_files import table_csv
from agent_assist.presenters.view.team import AnswerView
from tests.analysis.statistics.conftest import group
from tests.presenters.test_team import team

EASY, HONEST = 0, 1


def checked(cases: list[Case], wrong: int) -> list[Case]:
    """The same drafts, judged blind; the first ones were wrong. A score of 90% was stated for each."""
    return [
        replace(
            case,
            score_bp=9_000,
            blind_score_bp=9_000,
            verdict=BlindVerdict.NOT_CORRECT if number < wrong else BlindVerdict.CORRECT,
        )
        for number, case in enumerate(cases)
    ]


def answer(cases: list[Case], which: int) -> AnswerView:
    return team(cases).answers[which]


def test_drafts_sent_unchanged_that_were_wrong_are_counted_in_words() -> None:
    found = answer(checked(group(120, 12), wrong=12), EASY)
    assert found.question == "Are drafts accepted too easily?"
    assert found.lead == "About 1 in 10 drafts that were sent unchanged was wrong:"
    assert "12 of 120 that somebody checked blind (5.8% to 16.7%)" in found.body
    assert found.icon == "triangle-alert"


def test_a_wrong_draft_that_was_edited_before_it_was_sent_was_not_accepted_too_easily() -> None:
    cases = [
        *checked(group(60, 12), wrong=0),
        *checked(group(60, 12, outcome=Outcome.LIGHT, topic="x"), wrong=60),
    ]
    found = answer(cases, EASY)
    assert found.lead == "No draft that was sent unchanged was found wrong:"
    assert "0 of 60" in found.body


def test_below_thirty_checks_nothing_is_claimed_and_what_is_needed_is_said() -> None:
    few = [*checked(group(29, 12), wrong=29), *group(60, 12, topic="x")]
    found = answer(few, EASY)
    assert found.lead == "Not known yet."
    assert (
        "It takes 30 drafts that were sent unchanged and that somebody checked blind." in found.body
    )
    assert "29" not in found.body


def test_approvals_faster_than_reading_stand_beside_it() -> None:
    found = answer(group(60, 12, visible_ms=1_000), EASY)
    assert (
        "100% of accepted drafts (94.0% to 100.0%) were approved faster than they can be read."
        in found.body
    )


def test_an_honest_confidence_shows_no_gap_and_says_on_what_that_rests() -> None:
    found = answer(checked(group(200, 12), wrong=20), HONEST)
    assert (found.lead, found.icon) == ("No gap seen.", "circle-check")
    assert (
        "differ by 0.00 on average, where 0.10 is the limit (200 drafts checked blind)"
        in found.body
    )


def test_a_confidence_that_does_not_come_true_is_said_to_be_dishonest() -> None:
    found = answer(checked(group(200, 12), wrong=100), HONEST)
    assert (found.lead, found.icon) == ("No.", "triangle-alert")
    assert "0.40" in found.body


def ten_groups(too_high: int) -> list[Case]:
    """A hundred drafts for each stated score from 10% to 91%, all true but so many, which are wrong 20 times more."""
    return [
        replace(case, key=f"{case.key}-{score}", blind_score_bp=score * 100)
        for place, score in enumerate(range(91, 0, -9))
        for case in checked(
            group(100, 12, topic=f"t{score}"), wrong=100 - score + (20 if place < too_high else 0)
        )
    ]


def test_one_group_of_ten_beside_the_line_may_be_chance_and_is_said_to_be() -> None:
    view = team(ten_groups(too_high=1))
    assert view.answers[HONEST].lead == "No gap seen."
    calibration = next(chart for chart in view.charts if chart.key == "calibration")
    assert calibration.sentence.endswith(
        "Of 10 groups 1 stated too much and 0 too little, which may be chance."
    )


def test_groups_that_state_too_much_are_named_though_the_average_is_fine() -> None:
    found = answer(ten_groups(too_high=3), HONEST)
    assert found.lead == "On average, but 3 of 10 groups state too much."
    assert found.icon == "triangle-alert"


def test_without_scores_nothing_is_claimed() -> None:
    found = answer(group(200, 12), HONEST)
    assert (found.lead, found.icon) == ("Not known yet.", "info")
    assert "100 drafts" in found.body


def test_what_is_not_measured_yet_says_what_will_appear_and_that_it_does_not_now() -> None:
    view = team(group(60, 12))
    assert [part.title for part in view.later] == [
        "Seeded errors caught",
        "Bias audit",
        "Corrections within 7 days",
    ]
    assert all(
        "This version" in part.body and "a later one will" in part.body for part in view.later
    )


def test_the_answers_are_in_every_file() -> None:
    view = team(checked(group(120, 12), wrong=12))
    for text in (table_csv(view), page_html(view)):
        for found in view.answers:
            assert found.lead in text
        assert "Bias audit" in text


def test_nobody_is_answered_about_too_small_a_group_or_about_one_person() -> None:
    assert team(checked(group(29, 12), wrong=3)).answers == ()
    assert build_own(EnglishWords(), None, "2026-09-01").answers == ()
