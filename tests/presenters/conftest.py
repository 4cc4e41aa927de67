"""A workspace over a small company, driven without Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.workspace import Workspace
from tests.fakes.office import Office, open_office
from tests.fakes.runner import ImmediateRunner


class Window:
    """Remembers what the presenters told it."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.focused: list[Focus] = []
        self.said: list[tuple[str, bool]] = []

    def changed(self, parts: frozenset[Part]) -> None:
        self.parts += sorted(parts)

    def focus(self, where: Focus) -> None:
        self.focused.append(where)

    def announce(self, text: str, *, is_urgent: bool) -> None:
        self.said.append((text, is_urgent))


class Agent:
    """A person at the workspace."""

    def __init__(self, office: Office, *, hold_streams: bool = False) -> None:
        self.office = office
        self.window = Window()
        self.runner = ImmediateRunner(office.clock, hold_streams=hold_streams)
        self.work = Workspace(
            reader=office.services.reader,
            clock=office.clock,
            run=self.runner,
            tr=EnglishWords(),
            listener=self.window,
            mark="",
        )
        self.work.load_tickets()
        self.work.attach(office.services)

    @property
    def state(self) -> str:
        review = self.work.context.review
        return review.state.value if review else ""

    def wait(self, seconds: float = 0.0) -> None:
        self.runner.advance(seconds)

    def open(self, ticket_id: str = "7001") -> None:
        self.work.opening.open(ticket_id)
        self.wait()

    def types(self, text: str) -> None:
        """Type at the end of the draft."""
        review = self.work.context.review
        runs = (*review.provenance.runs, Run(len(text), Origin.PERSON))
        self.work.edited(review.text + text, Provenance.of(runs))

    def reads(self, visible_ms: int = 4000) -> None:
        self.work.editing.shown_whole(visible_ms)

    def approves(self) -> None:
        self.work.approving.open_preview()
        self.work.approving.preview_shown_whole(900)
        self.work.approving.confirm_send()


@pytest.fixture
def office(tmp_path: Path):
    office = open_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def agent(office: Office) -> Agent:
    return Agent(office)
