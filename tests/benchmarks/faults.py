"""Every fault of a drafting service, met in the real window: what is read there, its button, and how soon Esc ends a wait.

Run: `PYTHONPATH=. python -m tests.benchmarks.faults`. Each fault is played over real sockets, by `tests/fakes/fault_server.py`.
After each, own words are typed and the preview is opened: the app must stay usable. Aim: a wait ends within 100 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.models.where import Timeouts
from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.view.parts import BannerView
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.app import create_app
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import current_theme
from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.tour.waiting import TourStuck, let_events_through, wait_until
from tests.fakes.fault_server import FAULTS, Fault, Reach
from tests.fakes.office import open_office

MODEL, OWN_WORDS, STOP_AIM_MS = "qwen3-32b", "I look into it and write today.", 100
PAINTED_MS = 100
WAITS = ("connect timeout", "silence", "stall", "slow drip")
PATIENT = Timeouts(connect_seconds=60, stall_seconds=60, total_seconds=60)
_S = ReviewState


@dataclass(slots=True)
class Seat:
    """The window over one faulty service."""

    window: MainWindow
    workspace: Workspace
    hands: Hands

    @property
    def banner(self) -> BannerView | None:
        """The sentence about the fault, while it is shown."""
        shown = self.workspace.draft.banners
        return next((b for b in shown if b.key in ("error", "retry")), None)

    def is_usable(self) -> bool:
        """Whether own words can be typed and previewed now."""
        self.hands.press("Escape")
        self.workspace.editing.write_myself()
        let_events_through(PAINTED_MS)
        self.hands.press("Ctrl+3")
        let_events_through(PAINTED_MS)
        self.hands.type(OWN_WORDS)
        self.hands.press("Ctrl+Return")
        try:
            wait_until(lambda: self.workspace.preview is not None, 5_000, "preview")
        except TourStuck:
            return False
        review = self.workspace.context.review
        return review is not None and OWN_WORDS in review.text


@contextmanager
def seat(reach: Reach, folder: Path, timeouts: Timeouts) -> Iterator[Seat]:
    """A window whose first ticket has asked this service for its draft."""
    model = OpenAICompatibleModel(
        reach.base_url, MODEL, reach.key, service=reach.service, timeouts=timeouts
    )
    office = open_office(folder, model=model, cloud_allowed=True)  # type: ignore[arg-type]
    run, window = QtRunner(), MainWindow(current_theme())
    workspace = Workspace(
        reader=office.services.reader,
        clock=office.clock,
        run=run,
        tr=EnglishWords(),
        listener=window,
        mark="",
    )
    try:
        window.bind(workspace)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        workspace.load_tickets()
        workspace.attach(office.services)
        workspace.opening.open("7001")
        wait_until(lambda: workspace.context.review is not None, 5_000, "ticket")
        yield Seat(window, workspace, Hands(window))
    finally:
        run.close()
        workspace.close()
        window.close()
        window.deleteLater()
        office.close()
        let_events_through(20)


def meet(fault: Fault, folder: Path) -> tuple[BannerView, bool]:
    """What the window says of a fault, and whether it stays usable."""
    with ExitStack() as stack:
        reach = fault.start(stack, folder)
        at = stack.enter_context(seat(reach, folder / "office", reach.timeouts))
        wait_until(lambda: at.banner is not None, 20_000, f"sentence about: {fault.title}")
        banner = at.banner
        assert banner is not None
        return banner, at.is_usable()


def stopped_after_ms(fault: Fault, folder: Path) -> float:
    """From Esc to a window that waits no more."""
    with ExitStack() as stack:
        reach = fault.start(stack, folder)
        at = stack.enter_context(seat(reach, folder / "office", PATIENT))
        under_way = (_S.REQUESTED, _S.STREAMING)
        review = at.workspace.context.review
        assert review is not None
        wait_until(lambda: review.state in under_way, 5_000, "request")
        let_events_through(300)
        began = time.perf_counter()
        at.hands.press("Escape")
        wait_until(lambda: review.state not in under_way, 5_000, "end of the wait")
        return (time.perf_counter() - began) * 1000


def main() -> int:
    """Print the table; 0 when every fault is said, the app usable, and each wait ended in time."""
    app, is_good = create_app(sys.argv[:1]), True
    print("| fault | title: sentence | button | usable |\n| --- | --- | --- | --- |")
    for fault in FAULTS.values():
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "office").mkdir()
            banner, is_usable = meet(fault, Path(name))
        buttons = ", ".join(action.words for action in banner.actions)
        print(f"| {fault.title} | {banner.title}: {banner.body} | {buttons} | {is_usable} |")
        is_good &= is_usable and bool(buttons)
    for key in WAITS:
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "office").mkdir()
            took = stopped_after_ms(FAULTS[key], Path(name))
        print(f"Esc while “{FAULTS[key].title}”: {took:.0f} ms, aim {STOP_AIM_MS}")
        is_good &= took <= STOP_AIM_MS
    app.processEvents()
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
