"""The demo: one invented company in a temporary profile, on a fixed day, with recorded answers.

Rule: everything in it is marked as demo, nothing of it is kept, and no real profile can be mixed with it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.system import SystemClock, SystemRandomness
from agent_assist.bootstrap.places import resources
from agent_assist.domain.errors import ModelUnreachable

if TYPE_CHECKING:
    from agent_assist.adapters.credentials.temporary import TemporaryCredentials
    from agent_assist.adapters.models.recorded_server import RecordedServer
    from agent_assist.bootstrap.profile import Profile

DEMO_NOW = datetime(2026, 11, 20, 12, 31, tzinfo=UTC)
DEMO_LABEL = "recorded demo answer"
DEMO_MODEL = "nordlys-demo"
DEMO_MARK = "Demo"
DEMO_QUEUE = "Billing EU"
DEMO_ADDRESS = "help@nordlys.example"
FOLDER_PREFIX = "agent-assist-demo-"


class DemoClock:
    """Starts at the demo's moment and runs on with the computer's clock."""

    def __init__(self) -> None:
        self._system = SystemClock()
        self._start_ms = self._system.monotonic_ms()

    def now(self) -> datetime:
        """The demo's time in UTC."""
        return DEMO_NOW + timedelta(milliseconds=self._system.monotonic_ms() - self._start_ms)

    def monotonic_ms(self) -> int:
        """Milliseconds that never run backwards."""
        return self._system.monotonic_ms()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A customer message that comes in `after_seconds` after its ticket was opened."""

    ticket_id: str
    after_seconds: int
    message: dict[str, Any]


class Demo:
    """A running demo: its profile, its keys in memory, the loopback server, and how to end it.

    Profile and keys are made when first asked for: the first ticket rows need neither.
    """

    def __init__(self, folder: Path, source: Path, tokens_per_second: float | None) -> None:
        self._folder, self._source = folder, source
        self._tokens_per_second = tokens_per_second
        self._lock = threading.Lock()
        self._server: RecordedServer | None = None
        self._is_closed = False
        self.clock = DemoClock()
        self.queue = DEMO_QUEUE

    @cached_property
    def profile(self) -> Profile:
        """The demo's profile."""
        return _profile(self._folder, self._source, self.clock)

    @cached_property
    def credentials(self) -> TemporaryCredentials:
        """Its keys, in memory."""
        from agent_assist.adapters.credentials.temporary import TemporaryCredentials  # start-up

        return TemporaryCredentials()

    def reader(self) -> FolderHelpdesk:
        """A reader over its tickets."""
        return FolderHelpdesk(_inbox(self._folder), own_addresses={DEMO_ADDRESS}, clock=self.clock)

    @property
    def server(self) -> RecordedServer:
        """The server that answers, started when it is first asked for; ModelUnreachable once closed."""
        import secrets  # start-up time

        from agent_assist.adapters.models.recorded_server import RecordedServer

        with self._lock:
            if self._is_closed:
                raise ModelUnreachable("The demo has ended.")
            if self._server is None:
                answers, key = self._source / "recorded_answers", secrets.token_urlsafe()
                self._server = RecordedServer(
                    answers, key, tokens_per_second=self._tokens_per_second
                )
                self._server.start()
            return self._server

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The customer messages that come in while one works."""
        return _arrivals(self._source)

    def close(self) -> None:
        """End the server and take the temporary folder away. Closing twice is fine."""
        with self._lock:
            self._is_closed = True
            server, self._server = self._server, None
        if server is not None:
            server.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


def start_demo(*, tokens_per_second: float | None = 60.0) -> Demo:
    """Copy the demo's tickets into a temporary folder; the server that answers for them starts when it is asked."""
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    source = resources() / "demo"
    shutil.copytree(source / "inbox", _inbox(folder))
    shutil.copy(source / "orders.json", _inbox(folder) / "orders.json")
    return Demo(folder, source, tokens_per_second)


def deliver_arrival(profile: Profile, arrival: Arrival) -> None:
    """Put a newer customer message into the demo's ticket, as a helpdesk would."""
    for path in sorted(profile.ticket_folder.glob("*.json")):
        export = json.loads(path.read_text(encoding="utf-8"))
        for ticket in export.get("tickets", ()):
            if ticket["id"] == arrival.ticket_id:
                message = {**arrival.message, "sent_at": profile.clock.now().isoformat()}
                ticket["messages"].append(message)
                part = path.with_suffix(".tmp")
                part.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
                part.replace(path)
                return


def _inbox(folder: Path) -> Path:
    return folder / "inbox"


def _profile(folder: Path, source: Path, clock: DemoClock) -> Profile:
    from agent_assist.adapters.identity import FixedIdentity  # start-up time
    from agent_assist.adapters.policy import PolicyFile
    from agent_assist.bootstrap.profile import Profile
    from agent_assist.domain.people import Person
    from agent_assist.domain.settings import Drafting, Settings

    policy = PolicyFile(resources() / "policy" / "default.toml").load()
    settings = Settings(
        display_name="Priya N.",
        helpdesk_folder=str(_inbox(folder)),
        knowledge_folder=str(source / "knowledge"),
        drafting=Drafting.SERVER,
        own_addresses=(DEMO_ADDRESS,),
        reads=("en", "de", "fr", "es", "it", "nl", "pt"),
    )
    return Profile(
        folder=folder,
        settings=settings,
        policy=replace(
            policy,
            organisation="Nordlys",
            sender_name="Nordlys Support",
            sender_email=DEMO_ADDRESS,
            version="nordlys-demo-1",
        ),
        identity=FixedIdentity(Person("priya", "Priya N.", "demo")),
        clock=clock,
        randomness=SystemRandomness(),
        mark=DEMO_MARK,
    )


def _arrivals(source: Path) -> tuple[Arrival, ...]:
    data = json.loads((source / "arrivals.json").read_text(encoding="utf-8"))
    return tuple(
        Arrival(row["ticket_id"], row["seconds_after_opened"], row["message"])
        for row in data["arrivals"]
    )
