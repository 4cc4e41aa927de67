"""Foreign errors into ours. Rule: one sentence says what happened and what to do; nothing technical leaks.

The table of all of them, as a person reads it, is `resources/help/model-faults.md`; a test keeps it true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.adapters.models.network_faults import network_fault
from agent_assist.adapters.models.refusals import quoted, refusal
from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import (
    ModelAction,
    ModelError,
    ModelRefused,
    StreamIncomplete,
)

if TYPE_CHECKING:
    import httpx2
    import openai


def converted(error: openai.OpenAIError, where: Where) -> ModelError:
    """The error of our tree that says the same, for a request that brought no answer."""
    import openai  # start-up time

    if isinstance(error, openai.APIStatusError):
        return refusal(error, where)
    if isinstance(error, openai.APIConnectionError):
        return network_fault(error, where)
    return reported(getattr(error, "body", None), where, has_text=False)


def transport_fault(error: httpx2.RequestError, where: Where, *, has_text: bool) -> ModelError:
    """The connection failed while the answer was read."""
    import httpx2  # start-up time

    if not has_text:
        return network_fault(error, where)
    if isinstance(error, httpx2.TimeoutException):
        return StreamIncomplete(
            f"{where.name} fell silent in the middle of the answer, so it cannot be approved: ask for a new"
            " draft."
        )
    return StreamIncomplete(
        f"The connection to {_inside(where)} broke in the middle of the answer, so it cannot be approved:"
        " ask for a new draft."
    )


def reported(body: object, where: Where, *, has_text: bool) -> ModelError:
    """The service says inside a stream that something went wrong."""
    if has_text:
        return StreamIncomplete(
            f"{where.name} reported an error in the middle of the answer{quoted(body)}, so it cannot be approved:"
            " ask for a new draft."
        )
    return ModelRefused(
        f"{where.name} reported an error{quoted(body)}: try again, or choose another model.",
        action=ModelAction.TRY_NOW,
    )


def no_key(where: Where) -> ModelError:
    """The service asks for a key and none is known."""
    if where.key_variable:
        return ModelRefused(
            f"{where.name} asks for a key, and the environment variable {where.key_variable} holds none: set it"
            " and start Agent Assist again, or enter the key in the settings."
        )
    return ModelRefused(
        f"{where.name} asks for a key and none is kept here: enter it in the settings."
    )


def unreadable(where: Where, *, has_text: bool) -> ModelError:
    """The stream holds something that is no answer."""
    if has_text:
        return StreamIncomplete(
            f"{where.name} sent something unreadable in the middle of the answer, so it cannot be approved:"
            " ask for a new draft."
        )
    return ModelRefused(
        f"{where.name} answered in a form that is not chat completions: check the address in the settings."
    )


def cut_off(name: str) -> StreamIncomplete:
    """The connection ended in good order, without the end mark."""
    return StreamIncomplete(
        f"{name} ended the answer without its end mark, so it may lack its last words and cannot be"
        " approved: ask for a new draft."
    )


def _inside(where: Where) -> str:
    """The service's name inside a sentence."""
    name = where.name
    return name[0].lower() + name[1:] if where.endpoint.is_loopback else name
