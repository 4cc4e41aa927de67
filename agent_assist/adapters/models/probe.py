"""Finds out what a drafting service understands, once, with words of our own. Rule: no ticket text, nothing kept there.

The same requests as a draft's, so what passes here is what a draft will use; it is remembered.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.models.answering import events, opened, text_of
from agent_assist.adapters.models.capabilities import Capabilities, expected
from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.failures import (
    converted,
    no_key,
    unreadable,
)
from agent_assist.adapters.models.link import Link
from agent_assist.adapters.models.local_file import LocalFileModel
from agent_assist.adapters.models.openai_compatible import link_to
from agent_assist.adapters.models.probe_steps import Steps
from agent_assist.adapters.models.reading import Progress
from agent_assist.adapters.models.where import Timeouts
from agent_assist.domain.errors import ConfigurationError, ModelError, ModelRefused
from agent_assist.domain.model_presets import LOCAL_FILE, preset
from agent_assist.domain.probed import Probed
from agent_assist.domain.service_settings import ServiceSettings

if TYPE_CHECKING:
    import openai

PATIENCE = Timeouts(connect_seconds=5.0, stall_seconds=30.0, total_seconds=30.0)
_SHOWN_MODELS = 8
_SYSTEM, _USER = "You answer with one word.", "Answer with the word: ready"
_MAX_TOKENS = 16


@dataclass(slots=True)
class _Heard:
    """What the service said; `capabilities` is None until it answered."""

    steps: Steps
    models: tuple[str, ...] = ()
    capabilities: Capabilities | None = None


def probe_service(
    base_url: str,
    model: str,
    api_key: str,
    service: ServiceSettings | None = None,
    memory: CapabilityMemory | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Probed:
    """Step by step what was tried and found, each with its time; stops at the first fault.

    Blocks: call it off the UI thread. `now` is in seconds.
    """
    heard, service = _Heard(Steps(now)), service or ServiceSettings()
    if service.preset == LOCAL_FILE:
        _look_at_file(Path(service.model_file).expanduser(), heard.steps)
        return Probed(heard.steps.done)
    try:
        heard.steps.begin("Address may not be used")
        link = link_to(base_url, model, api_key, service, PATIENCE)
        asyncio.run(_ask(link, heard, now))
    except (ConfigurationError, ModelError) as error:
        heard.steps.failed(error.message)
    if heard.capabilities is not None and memory is not None:
        memory.keep(link.endpoint.base_url, link.where.model, heard.capabilities)
    return Probed(heard.steps.done, heard.models)


def _look_at_file(path: Path, steps: Steps) -> None:
    """A model file is looked at and measured, not loaded."""
    steps.begin("Model file cannot be used")
    try:
        LocalFileModel(path).refuse_unfit()
    except (ConfigurationError, ModelError) as error:
        steps.failed(error.message)
        return
    steps.ended("Model file", f"{path.name} fits into the memory that is free")


async def _ask(link: Link, heard: _Heard, now: Callable[[], float]) -> None:
    from agent_assist.adapters.models.wire import Watcher  # start-up time

    steps, is_here = heard.steps, link.endpoint.is_loopback
    await link.refuse_forbidden_addresses(asyncio.get_running_loop())
    steps.ended("Address may be used", "this computer" if is_here else link.endpoint.host)
    steps.begin("No key")
    if link.lacks_key:
        raise no_key(link.where)
    steps.begin("No way to the service")
    trace = steps.connects("stays on this computer, not encrypted")
    watcher = Watcher(link.where, wants_stream=False)
    async with link.client(link.certificates(), watcher, trace) as client:
        await _list_models(client, link, heard)
        await _draft_a_word(client, link, heard, now)


async def _list_models(client: openai.AsyncOpenAI, link: Link, heard: _Heard) -> None:
    """Servers without a list are asked for the model itself; a list without the model is said."""
    import openai  # start-up time

    if link.has_deployments:
        return
    heard.steps.begin("Models not named")
    try:
        page = await client.models.list()
        heard.models = tuple(str(found.id) for found in page.data or ())
    except (openai.NotFoundError, openai.PermissionDeniedError):
        heard.steps.ended("Names no models", "so the model itself is asked")
        return
    except openai.OpenAIError as error:
        raise converted(error, link.where) from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise unreadable(link.where, has_text=False) from error
    model = link.where.model
    shown = ", ".join(heard.models[:_SHOWN_MODELS])
    more = len(heard.models) - _SHOWN_MODELS
    names = f"{shown} and {more} more" if more > 0 else shown
    is_there = model in heard.models or f"{model}:latest" in heard.models
    if heard.models and not is_there:
        heard.steps.ended("Models it offers", f"{model} is not among {names}", is_good=False)
    elif heard.models:
        heard.steps.ended("Models it offers", names)
    else:
        heard.steps.ended("Names no models", "so the model itself is asked")


async def _draft_a_word(
    client: openai.AsyncOpenAI, link: Link, heard: _Heard, now: Callable[[], float]
) -> None:
    heard.steps.begin("Drafting service does not answer")
    started = now()
    progress, first = Progress(), 0.0
    expectation = expected(preset(link.service.preset))
    async with (
        opened(client, link.where, (_SYSTEM, _USER), expectation, max_tokens=_MAX_TOKENS) as (
            response,
            understood,
        ),
        aclosing(
            events(response, link.where, progress, now, started + PATIENCE.total_seconds)
        ) as found,
    ):
        accepted = now()
        async for packet in found:
            if text_of(packet, progress, link.where) and not first:
                first = now() - started
            if progress.is_endless or progress.is_repeating:
                break
    _refuse_no_stream(progress, link)
    heard.capabilities = understood
    heard.steps.ended_at(accepted, "Key accepted" if link.key else "No key needed", "")
    words = (
        f"first words after {round(first * 1000)} ms" if first else "stopped before its first word"
    )
    heard.steps.ended("Model writes", f"{link.where.model}, {words}")
    _tell(heard.steps, progress, understood)


def _refuse_no_stream(progress: Progress, link: Link) -> None:
    if progress.finish_reason is None and not progress.characters:
        raise ModelRefused(
            f"{link.where.name} answered in a form that is not a stream: choose a model that streams in the settings."
        )


def _tell(steps: Steps, progress: Progress, capabilities: Capabilities) -> None:
    """What else the answer showed."""
    counts = capabilities.reports_usage and progress.completion_tokens is not None
    limit = capabilities.token_limit
    steps.read_off("Counts tokens", "yes" if counts else "no, so no cost can be shown")
    steps.read_off(
        "Knows the system role", "yes" if capabilities.has_system_role else "no, sent as one text"
    )
    steps.read_off(
        "Takes a temperature", "yes" if capabilities.takes_temperature else "no, left out"
    )
    steps.read_off("Bounds an answer by", limit or "nothing; a long answer is stopped here")
