"""`agent-assist tour`: one working day at the real window, in a demo of its own; a picture of each step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from agent_assist.adapters.models.recorded_server import MODEL_NAME
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.demo import Arrival, deliver_arrival
from agent_assist.bootstrap.demo_session import DemoSession, demo_session
from agent_assist.bootstrap.desktop import probe
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.tour_scenes import (
    choose_first,
    hang_on_files,
    look_for_a_command,
    show_states,
    show_tickets,
)
from agent_assist.domain.errors import BugError
from agent_assist.domain.review import ReviewState
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.presenters.queue_order import ALL_QUEUES
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.setup import SetupPresenter
from agent_assist.presenters.view.knowledge import KnowledgeTab
from agent_assist.ui.app import create_app, has_display, use_offscreen
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import ThemeMode, current_theme
from agent_assist.ui.tour.asking import another_draft, polish
from agent_assist.ui.tour.rooms import broken_log, locked_settings, tried_connection, weeks
from agent_assist.ui.tour.tour import Tour
from agent_assist.ui.tour.waiting import TourStuck

FIRST, REJECTED, PERSON, ALONE, LATER = "90417", "90419", "90421", "90422", "90518"
UNKNOWN_ANSWER = "90423"


def run_demo_tour(out: Path) -> tuple[Path, ...]:
    """Drive the window through the demo and save the pictures; BugError names a step that got stuck."""
    if not has_display():
        use_offscreen()
    app = create_app(["agent-assist"], ThemeMode.LIGHT)
    run = QtRunner()
    window = MainWindow(current_theme())
    session = demo_session(run, window, EnglishWords())
    try:
        session.start(on_locked=window.ask_passphrase)
        window.bind(session.workspace)
        tour = Tour(window, session.workspace, current_theme(), out)
        _morning(tour, session)
        _afternoon(tour, session)
        show_states(tour, session.workspace)
        show_tickets(tour, session.workspace)
        _around(tour, window, session, run)
        window.leave_setup()
        choose_first(partial(tour.beside, window), run, window, FIRST)
    except TourStuck as stuck:
        raise BugError(f"The tour got stuck. {stuck}") from stuck
    finally:
        session.close()
        run.close()
        window.close()
        app.processEvents()
    return tuple(tour.pictures)


def _morning(tour: Tour, session: DemoSession) -> None:
    """From a customer's mail to an approved reply."""
    tour.start()
    tour.picture("queue", narrow=False)
    look_for_a_command(tour)
    tour.open_ticket(FIRST)
    tour.wait_for_stream()
    tour.picture("streaming")
    tour.wait_for_draft()
    tour.picture("draft")
    tour.companion("first-check", "Ctrl+I", "Ctrl+I")
    tour.companion("conversation", "Ctrl+2", "Escape")
    tour.companion("why", "Ctrl+4", "Escape")
    tour.read_whole()
    another_draft(tour, session.workspace, "shorter")
    tour.press("Ctrl+3")
    tour.replace_next_fact("I have asked the courier to come again on Thursday morning")
    tour.replace_next_fact("£7.50")
    tour.picture("edited")
    hang_on_files(tour, session.workspace)
    tour.wait_ready_or_confirm()
    tour.picture("ready")
    tour.open_preview()
    tour.picture("preview")
    tour.approve_and_send()
    tour.picture("undo")
    tour.wait_sent()
    tour.wait_for_reply_in_conversation()
    tour.picture("sent")


def _afternoon(tour: Tour, session: DemoSession) -> None:
    """Saying no, a person who is wanted, too little evidence, writing alone, a message that arrives meanwhile."""
    tour.open_ticket(REJECTED)
    tour.wait_for_draft()
    tour.read_whole()
    tour.open_reject(1, 3)
    tour.picture("reject")
    tour.press("Escape")
    tour.open_ticket(PERSON)
    tour.wait_state(ReviewState.ABSTAINED)
    tour.picture("person-asked")
    tour.open_ticket(UNKNOWN_ANSWER)
    tour.wait_state(ReviewState.ABSTAINED)
    tour.picture("abstained")
    tour.open_ticket(ALONE)
    tour.wait_for_draft()
    tour.turn_ai(is_on=False)
    tour.press("F2")
    tour.type("Hello, I look after this one myself and write to you today.")
    tour.picture("ai-off")
    tour.turn_ai(is_on=True)
    tour.press("Ctrl+3")
    tour.type(" i dont have teh answer yet, sory.")
    polish(tour, session.workspace)
    tour.choose_queue(ALL_QUEUES)
    tour.open_ticket(LATER)
    tour.wait_for_draft()
    deliver_arrival(session.profile, _arrival(session))
    tour.wait_state(ReviewState.STALE)
    tour.picture("wrote-again")


def _arrival(session: DemoSession) -> Arrival:
    return session.take_arrival(LATER)


def _around(tour: Tour, window: MainWindow, session: DemoSession, run: QtRunner) -> None:
    """Settings and the first-run set-up."""
    profile, tr = session.profile, EnglishWords()
    settings = _settings(window, session, run)
    tour.show_knowledge()
    tour.picture("knowledge")
    tour.show_knowledge(KnowledgeTab.MISSING)
    tour.picture("knowledge-missing")
    tour.show_team()
    tour.picture("team")
    tour.press("Alt+T")
    tour.picture("team-tables", narrow=False)
    tour.press("Alt+T")
    weeks(tour, session.workspace)
    tour.show_audit("Demo tour: how one reply came about")
    tour.picture("audit")
    if window.audit is not None and window.audit.screen is not None:
        broken_log(tour, window.audit.screen, window.audit.flow.view, tr)
    tour.show_settings()
    tour.picture("settings")
    tried_connection(tour, settings)
    locked_settings(tour)
    tour.show_work()
    presenter = SetupPresenter(
        settings=Settings(
            helpdesk_folder=str(resources() / "demo" / "inbox"),
            own_addresses=("help@nordlys.example",),
        ),
        policy=profile.policy,
        tr=tr,
        run=run,
        probe=lambda settings, key: probe(settings, key, profile.policy),
        on_change=window.setup_changed,
        on_done=lambda *_: None,
    )
    window.show_setup(presenter)
    tour.picture("set-up-welcome")
    presenter.go_on()
    presenter.go_on()
    tour.picture("set-up-drafting")


def _settings(window: MainWindow, session: DemoSession, run: QtRunner) -> SettingsPresenter:
    """The settings of a profile whose drafting service is the demo's own server."""
    profile, server = session.profile, session.server
    presenter = SettingsPresenter(
        store=_NothingKept(),
        settings=replace(
            profile.settings,
            drafting=Drafting.SERVER,
            base_url=server.base_url,
            model=MODEL_NAME,
        ),
        policy=profile.policy,
        profile_note=profile.mark,
        tr=EnglishWords(),
        run=run,
        probe=lambda settings, _: probe(settings, server.api_key, profile.policy),
        clock=profile.clock,
        on_change=window.settings_changed,
        on_live=lambda _: None,
        on_reload=lambda *_: None,
    )
    window.bind_settings(presenter)
    return presenter


class _NothingKept:
    """Settings that live as long as the tour."""

    def load(self) -> Settings:
        return Settings()

    def save(self, settings: Settings) -> None:
        """The tour keeps nothing."""
