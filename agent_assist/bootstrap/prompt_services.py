"""Everything that asks a model: drafting, polishing, translating, summarising, all through one prompt gate."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores
from agent_assist.domain.prompts import PromptTemplate
from agent_assist.gate.prompt_gate import PromptGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.draft_model import DraftModel
from agent_assist.services.plain_task import PlainTask
from agent_assist.services.polishing import PolishingService
from agent_assist.services.screening import ScreeningService
from agent_assist.services.summary import SummaryService
from agent_assist.services.translating import TranslatingService


@dataclass(frozen=True, slots=True)
class PlainServices:
    """What asks for plain text."""

    polishing: PolishingService
    translating: TranslatingService
    summary: SummaryService


def prompt_gate(
    profile: Profile, stores: Stores, model: DraftModel, stop: StopSwitch
) -> PromptGate:
    """The door to the model of this profile."""
    return PromptGate(
        model=model,
        template=prompt_template("draft-2"),
        policy=profile.policy,
        stop=stop,
        keep=stores.work.save_prompt,
        clock=profile.clock,
    )


def plain_services(
    profile: Profile,
    reader: FolderHelpdesk,
    stores: Stores,
    screening: ScreeningService,
    gate: PromptGate,
) -> PlainServices:
    """Polish, translation and summary through that door."""
    task = PlainTask(
        reader=reader,
        screening=screening,
        gate=gate,
        identity=profile.identity,
        policy=profile.policy,
        randomness=profile.randomness,
    )
    polishing = PolishingService(
        task=task,
        template=prompt_template("polish-1"),
        work=stores.work,
        policy=profile.policy,
        clock=profile.clock,
        randomness=profile.randomness,
    )
    return PlainServices(
        polishing=polishing,
        translating=TranslatingService(task=task, template=prompt_template("translate-1")),
        summary=SummaryService(task=task, template=prompt_template("summary-1")),
    )


def prompt_template(version: str) -> PromptTemplate:
    """A versioned text of instructions, by its file's name."""
    path = resources() / "prompts" / f"{version}.txt"
    return PromptTemplate(path.stem, path.read_text(encoding="utf-8"))
