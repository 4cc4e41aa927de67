"""The Team screen among the window's screens, over a real workspace's figures."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.statistics import Limits, Query, Report
from agent_assist.presenters.team_flow import TeamFlow
from agent_assist.services.statistics import OwnReport
from agent_assist.ui.team.host import TeamHost
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner


class Figures:
    """A service that notes what it was asked."""

    def __init__(self, *, is_lead: bool) -> None:
        self.is_lead, self.is_synthetic, self.limits = is_lead, False, Limits()
        self.asked: list[Query] = []

    def team(self, query: Query) -> Report:
        self.asked.append(query)
        return Report(query, None, (), (), (), ("Billing",), (), (), None, None, 0, is_empty=True)

    def own(self) -> OwnReport:
        return OwnReport("2026-09-01", None)


def opened(qtbot: QtBot, figures: Figures) -> tuple[TeamHost, TeamFlow]:
    clock = FakeClock()
    context = SimpleNamespace(
        tr=EnglishWords(),
        run=ImmediateRunner(clock),
        services=SimpleNamespace(statistics=figures),
        changed=lambda *_: None,
    )
    flow = TeamFlow(context)  # type: ignore[arg-type]
    screens = QStackedWidget()
    qtbot.addWidget(screens)
    screens.show()
    host = TeamHost(SimpleNamespace(team=flow), screens, lambda _: None)  # type: ignore[arg-type]
    host.open()
    host.repaint()
    return host, flow


def test_a_lead_is_led_to_the_first_queue(qtbot: QtBot) -> None:
    figures = Figures(is_lead=True)
    host, flow = opened(qtbot, figures)
    assert [query.queue for query in figures.asked] == ["", "Billing"]
    assert host.queue == flow.view.queue == "Billing"
    assert not any(query.has_distributions for query in figures.asked)


def test_an_agent_gets_own_figures_and_no_group_is_even_asked_for(qtbot: QtBot) -> None:
    figures = Figures(is_lead=False)
    _, flow = opened(qtbot, figures)
    assert figures.asked == []
    assert (flow.view.title, flow.view.queues) == ("Your own figures", ())


def test_a_leads_own_figures_are_a_choice_and_lead_back(qtbot: QtBot) -> None:
    host, flow = opened(qtbot, Figures(is_lead=True))
    flow.choose("queue", "~own")
    assert (flow.view.title, host.queue) == ("Your own figures", "")
    flow.choose("queue", "")
    assert flow.view.title == "How the drafts are doing"


def test_every_filter_changes_what_is_asked_and_a_queue_forgets_the_channel(qtbot: QtBot) -> None:
    figures = Figures(is_lead=True)
    _, flow = opened(qtbot, figures)
    for what, value in (
        ("period", "2026-10-26"),
        ("by", "language"),
        ("channel", "Chat"),
        ("queue", "Orders"),
    ):
        flow.choose(what, value)
    last = figures.asked[-1]
    assert (str(last.since), last.by, last.channel, last.queue) == (
        "2026-10-26",
        "language",
        "",
        "Orders",
    )
    assert figures.asked[-2].channel == "Chat"


def test_another_workspace_takes_the_screen_away(qtbot: QtBot) -> None:
    host, _ = opened(qtbot, Figures(is_lead=True))
    host.remove()
    assert host.screen is None
