"""The demo under the window: recorded answers over a real loopback server, and messages that arrive while you work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.bootstrap.demo import (
    DEMO_LABEL,
    DEMO_MODEL,
    Arrival,
    Demo,
    deliver_arrival,
    start_demo,
)
from agent_assist.bootstrap.house import House, open_house
from agent_assist.bootstrap.session import OnLocked, Session
from agent_assist.ports.translator import Translator
from agent_assist.presenters.runner import Handle, Runner
from agent_assist.ui.main_window import MainWindow

if TYPE_CHECKING:
    from agent_assist.adapters.models.recorded_server import RecordedServer

LOOK_MS = 1000


class DemoSession(Session):
    """A session whose profile is the demo and whose model is the loopback server."""

    def __init__(
        self,
        demo: Demo,
        run: Runner,
        window: MainWindow,
        tr: Translator,
        reader: FolderHelpdesk | None = None,
    ) -> None:
        super().__init__(demo.profile, run, window, tr, None, reader)
        self._demo = demo
        self._waiting = list(demo.arrivals)
        self._open_seconds: dict[str, int] = {}
        self._look: Handle | None = None

    def start(self, on_locked: OnLocked) -> None:
        """As any session; besides, watch for tickets to which a newer message comes."""
        self.workspace.set_filter(self._demo.queue)
        super().start(on_locked)
        self._look = self._run.after(LOOK_MS, self._look_for_arrivals)

    def close(self) -> None:
        """End the session, the server and the temporary folder."""
        if self._look is not None:
            self._look.cancel()
        super().close()
        self._demo.close()

    def take_arrival(self, ticket_id: str) -> Arrival:
        """The message that waits for this ticket, which then comes only when the caller delivers it."""
        arrival = next(a for a in self._waiting if a.ticket_id == ticket_id)
        self._waiting.remove(arrival)
        return arrival

    @property
    def server(self) -> RecordedServer:
        """The drafting service of this demo."""
        return self._demo.server

    def _build(self) -> House:
        server = self._demo.server
        model = OpenAICompatibleModel(server.base_url, DEMO_MODEL, server.api_key, label=DEMO_LABEL)
        return open_house(
            self.profile,
            self._reader,
            self._demo.credentials,
            demo_model=model,
            keep_on_disk=False,
        )

    def _look_for_arrivals(self) -> None:
        ticket_id = self.workspace.context.current_id
        self._open_seconds[ticket_id] = self._open_seconds.get(ticket_id, 0) + 1
        for arrival in [a for a in self._waiting if a.ticket_id == ticket_id]:
            if self._open_seconds[ticket_id] >= arrival.after_seconds:
                self._waiting.remove(arrival)
                self._deliver(arrival)
        self._look = self._run.after(LOOK_MS, self._look_for_arrivals)

    def _deliver(self, arrival: Arrival) -> None:
        self._run.run(lambda: deliver_arrival(self.profile, arrival), lambda _: None, self._failed)


def demo_session(
    run: Runner, window: MainWindow, tr: Translator, *, tokens_per_second: float | None = 60.0
) -> DemoSession:
    """Start the demo."""
    return DemoSession(start_demo(tokens_per_second=tokens_per_second), run, window, tr)
