"""Scenes of the tour that a day at the desk does not bring by itself: the palette, files, choosing first, and states.

The states are shown as they would be after a fault, without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.demo_session import demo_session
from agent_assist.domain.errors import ModelUnreachable
from agent_assist.domain.review import ReviewState
from agent_assist.presenters import banners, standing_banners
from agent_assist.presenters.loading import CANCEL_MS
from agent_assist.presenters.parts import ALL_PARTS
from agent_assist.presenters.queue_order import ALL_QUEUES
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.tour.tour import Tour

_LONG_MS = CANCEL_MS + 2_500
ASKS_IF_AI, TYPED = "90452", "90424"


def look_for_a_command(tour: Tour) -> None:
    """A few letters in the search field."""
    tour.press("Ctrl+K")
    tour.type("hand")
    tour.picture("palette")
    tour.press("Escape")


def hang_on_files(tour: Tour, workspace: Workspace) -> None:
    """A file and a copy on the reply, and a word that no dictionary has."""
    with TemporaryDirectory() as folder:
        form = Path(folder) / "returns-form.pdf"
        form.write_bytes(b"%PDF-1.7 a form" * 900)
        workspace.enclosing.add_files((str(form),))
        tour.wait(lambda: bool(workspace.enclosing.view.attachments), "attached file")
    workspace.enclosing.set_copies("warehouse@nordlys.example", "")
    tour.picture("attachments")
    workspace.enclosing.remove("returns-form.pdf")
    workspace.enclosing.set_copies("", "")


def show_states(tour: Tour, workspace: Workspace) -> None:
    """Each state of the specification's scene m that the day did not bring, each of them alone."""
    workspace.act("keep-draft")
    tour.wait_for_draft()
    context, tr = workspace.context, EnglishWords()
    refused = "The mail server does not take mail for this address."
    shown = {
        "not-sent": banners.not_sent(tr, refused, "3f2a91c0", 48_214),
        "log-broken": standing_banners.log_is_broken(
            tr, "The log is not the one that its device signed at record 902."
        ),
    }
    for name, banner in shown.items():
        context.add_banner(context.current_id, banner)
        tour.picture(f"state-{name}")
        context.drop_banner(context.current_id, banner.key)
    _lose_an_answer(tour, workspace)
    _stop_for_the_team(tour, workspace)
    loading = workspace.opening.loading
    loading.begin("slow")
    tour.wait(
        lambda: loading.view is not None and bool(loading.view.cancel), "slow helpdesk", _LONG_MS
    )
    tour.picture("state-loading")
    workspace.opening.loading.ended("slow")
    workspace.search("nobody of this name")
    tour.picture("state-nothing-found", narrow=False)
    workspace.search("")


def show_tickets(tour: Tour, workspace: Workspace) -> None:
    """A customer who asks if this is AI, a draft beside typed text, no service for drafts, an empty queue."""
    tour.open_ticket(ASKS_IF_AI)
    tour.wait_for_draft()
    tour.picture("state-asks-if-ai")
    tour.open_ticket(TYPED)
    tour.wait_for_draft()
    tour.press("Ctrl+3")
    tour.type("I know this is annoying. ")
    tour.press("Ctrl+Shift+D")
    tour.wait(lambda: _has_banner(workspace, "beside"), "draft beside the text")
    tour.picture("state-draft-beside")
    context, tr = workspace.context, EnglishWords()
    down = ModelUnreachable("The service does not answer. Write, look things up and send as usual.")
    workspace.act("close-beside")
    banner = banners.error_banner(tr, down)
    context.add_banner(context.current_id, banner)
    tour.picture("state-no-drafts")
    context.drop_banner(context.current_id, banner.key)
    workspace.set_filter("Returns")
    tour.picture("state-queue-empty", narrow=False)
    workspace.set_filter(ALL_QUEUES)


def _has_banner(workspace: Workspace, key: str) -> bool:
    return any(banner.key == key for banner in workspace.draft.banners)


def _lose_an_answer(tour: Tour, workspace: Workspace) -> None:
    """The helpdesk's answer to a reply is lost: nothing can be approved until a person has looked."""
    context, review = workspace.context, workspace.context.review
    assert review is not None  # a ticket is open
    review.become(ReviewState.COMPLETE)
    review.become(ReviewState.UNKNOWN)
    banner = banners.unknown(EnglishWords())
    context.add_banner(context.current_id, banner)
    context.changed(*ALL_PARTS)
    tour.picture("state-unknown")
    context.drop_banner(context.current_id, banner.key)
    review.become(ReviewState.COMPLETE)
    context.changed(*ALL_PARTS)


def _stop_for_the_team(tour: Tour, workspace: Workspace) -> None:
    """Somebody stops AI for everybody while a draft is open, and lifts it."""
    stop = workspace.context.ready.stop
    stop.team_reason = "stopped by Anna Ruiz: wrong refund amounts"
    workspace.switching.follow_stop()
    tour.picture("state-team-stop")
    stop.team_reason = ""
    workspace.switching.follow_stop()
    tour.wait_for_draft()


def choose_first(
    tour_of: Callable[[Workspace], Tour], run: QtRunner, window: MainWindow, ticket_id: str
) -> None:
    """A demo whose policy wants the agent's choice before a draft is seen."""
    session = demo_session(run, window, EnglishWords())
    policy = replace(session.profile.policy, choose_first=True, choose_first_below=1.1)
    session.profile = replace(session.profile, policy=policy)
    try:
        session.start(on_locked=window.ask_passphrase)
        window.bind(session.workspace)
        tour = tour_of(session.workspace)
        tour.start()
        tour.open_ticket(ticket_id)
        tour.wait_state(ReviewState.CHOOSE_FIRST)
        tour.picture("choose-first")
        tour.press("2")
        tour.picture("chosen")
        tour.press("Ctrl+Return")
        tour.wait_for_draft()
    finally:
        session.close()
