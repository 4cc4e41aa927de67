"""The Team screen in words: counts beside shares, hidden groups named, nothing about one agent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.analysis.calibration.bands import band_at
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.analysis.statistics.tallies import cells_of
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.statistics import Case, Dimension, Limits, Query, Release
from agent_assist.presenters.team import OWN, build_own, build_team
from agent_assist.presenters.team_files import table_csv
from agent_assist.presenters.view.team import ChartView, TeamView
from tests.analysis.statistics.conftest import MONDAY, group, moment

TR = EnglishWords()


def team(
    cases: list[Case],
    releases: tuple[Release, ...] = (),
    *,
    is_synthetic: bool = False,
    **query: object,
) -> TeamView:
    cells = cells_of(cases)
    asked = Query(**query)  # type: ignore[arg-type]
    sums = Sums(
        cells.get(Dimension.ALL, {}),
        cells.get(asked.by, {}),
        cells.get(Dimension.CHANNEL, {}),
        releases,
    )
    return build_team(TR, report_of(sums, asked, Limits()), Limits(), is_synthetic=is_synthetic)


def mixed() -> list[Case]:
    rejected = {"outcome": Outcome.REJECTED, "reasons": (RejectReason.TONE,)}
    return [
        *group(90, 12, topic="returns"),
        *group(60, 12, topic="warranty", **rejected),
        *group(40, 12, topic="gift-cards", visible_ms=1_000),
        *group(9, 9, topic="rare"),
    ]


def chart(view: TeamView, key: str) -> ChartView:
    return next(chart for chart in view.charts if chart.key == key)


def test_every_share_stands_with_its_interval_or_count() -> None:
    tiles = {tile.label: tile for tile in team(mixed()).tiles}
    accepted = tiles["Accepted, 95% interval"]
    assert (accepted.value, accepted.beside) == ("70%", "63.1% to 75.8%")
    fast = tiles["Fast approvals"]
    assert (fast.value, fast.line, fast.warns) == ("28.8%", "40 faster than reading speed", True)
    assert tiles["Drafts shown"].beside == "199 of 199"


def test_topics_are_named_as_people_read_them_and_hidden_ones_stay_in_the_table() -> None:
    found = chart(team(mixed()), "acceptance")
    assert [point.label for point in found.points] == ["Returns", "Warranty"]
    assert found.hidden.startswith("2 topics hidden")
    assert [row[:2] for row in found.rows[2:]] == [("Gift cards", "Too few"), ("Rare", "Too few")]
    assert "9" not in "".join(found.rows[3][1:]), "not even how many"


def test_each_chart_has_a_sentence_and_a_table() -> None:
    told = DisclosureKind.AI_UNCHANGED
    cases = [replace(case, score_bp=9_000, disclosure=told) for case in mixed()]
    for found in team(cases).charts:
        assert found.rows
        assert found.points
        assert found.sentence or found.key in ("timeline",), found.key


def test_dishonest_confidence_is_said_in_words_and_with_a_sign() -> None:
    cases = [replace(case, score_bp=1_000) for case in group(200, 12)]
    found = chart(team(cases), "calibration")
    assert found.badge is not None
    assert (found.badge.words, found.badge.icon) == ("Error 0.90, limit 0.10", "triangle-alert")
    assert "0 stated too much and 1 too little" in found.sentence


def test_the_bands_under_the_calibration_begin_where_a_draft_gets_them() -> None:
    cases = [replace(case, score_bp=9_000) for case in group(200, 12)]
    found = chart(team(cases), "calibration")
    assert [(band.words, band.bars) for band in found.bands] == [
        ("I'm not sure", 1),
        ("Partly", 2),
        ("Well", 3),
    ]
    assert found.bands[0].start == 0
    assert found.bands[-1].end == 1
    for left, right in pairwise(found.bands):
        assert left.end == right.start
        border_bp = round(10_000 * right.start)
        below = band_at(border_bp - 1, border_bp, is_capped=False)
        assert below is not band_at(border_bp, border_bp, is_capped=False)
    assert "Well: from 85% or higher, where past drafts prove it." in found.subtitle


def test_releases_stand_on_the_time_line() -> None:
    at = datetime.fromtimestamp(moment(1), UTC)
    cases = [c for week in range(3) for c in group(40, 12, week=week)]
    found = chart(team(cases, (Release(at, Dimension.PROMPT, "draft-12"),)), "timeline")
    assert [mark.words for mark in found.marks] == ["Prompt draft-12"]
    assert found.marks[0].at == pytest.approx(1 / 3, abs=0.01)


def test_periods_are_whole_blocks_and_say_what_they_are() -> None:
    cases = [c for week in (0, 1, 2, 3, 4) for c in group(40, 12, week=week)]
    view = team(cases, since=MONDAY)
    assert view.periods == (
        ("2026-11-23", "Since 23 Nov"),
        ("2026-10-26", "Since 26 Oct"),
        ("", "All time"),
    )
    assert team(cases[:160]).periods[0] == ("2026-10-26", "Last 28 days")


def test_an_empty_log_says_what_will_appear_and_when() -> None:
    view = team([])
    assert view.empty is not None
    assert "once 10 agents have decided about 30 drafts within four weeks" in view.empty.body
    assert (view.tiles, view.charts) == ((), ())


def test_a_group_too_small_says_so_and_nothing_else() -> None:
    view = team(group(50, 9))
    assert view.empty is not None
    assert view.empty.title == "Too few"
    assert "50" not in f"{view.subtitle}{view.privacy}"


def test_a_channel_shows_no_topics_because_groups_split_twice_are_too_small() -> None:
    cases = [replace(c, place=replace(c.place, channel="Chat")) for c in mixed()]
    found = chart(team(cases, channel="Chat"), "acceptance")
    assert (found.points, found.rows) == ((), ())
    assert "too small" in found.nothing


def test_synthetic_figures_say_so_on_the_screen_and_in_the_file() -> None:
    view = team(mixed(), is_synthetic=True)
    assert view.note.startswith("Synthetic history")
    assert view.note in table_csv(view)
    assert team(mixed()).note == ""


def test_own_figures_are_nobody_elses() -> None:
    view = build_own(TR, None, "2026-09-01")
    assert view.title == "Your own figures"
    assert view.empty is not None
    assert "Only you see" in view.privacy
    assert OWN not in dict(view.queues)


def test_a_file_for_a_spreadsheet_holds_no_formula() -> None:
    cases = group(60, 12, topic="=cmd()")
    text = table_csv(team(cases))
    assert "'=cmd()" in text
    assert "\n=cmd" not in text


def test_nothing_on_the_screen_names_an_agent() -> None:
    view = team(mixed())
    assert "agent1" not in repr(view)


@pytest.mark.parametrize(
    ("light", "heavy", "says"),
    [
        (0, 0, "Nine in ten or more were sent as they were."),
        (10, 10, "Half or more were sent as they were; nine in ten were changed by at most 50%."),
        (60, 20, "Half were changed by at most 10%, nine in ten by at most 50%."),
    ],
)
def test_how_much_was_edited_is_said_as_a_person_would(light: int, heavy: int, says: str) -> None:
    cases = [
        *group(40, 12),
        *group(light, 12, outcome=Outcome.LIGHT, edit_bp=1_000, topic="light"),
        *group(heavy, 12, outcome=Outcome.HEAVY, edit_bp=5_000, topic="heavy"),
    ]
    assert chart(team(cases), "edits").sentence == says
