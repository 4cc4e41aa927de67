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
    ModelUnreachable,
    StreamIncomplete,
)

if TYPE_CHECKING:
    import openai


def converted(error: openai.OpenAIError, where: Where, *, has_text: bool) -> ModelError:
    """The error of our tree that says the same; `has_text` is whether part of an answer had come."""
    import openai  # start-up time

    if isinstance(error, openai.APIStatusError):
        return refusal(error, where)
    if has_text:
        return _broken(error, where)
    if isinstance(error, openai.APIConnectionError):
        return network_fault(error, where)
    return ModelRefused(
        f"{where.name} reported an error{quoted(error)}: try again, or choose another model.",
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


def cut_off(where: Where) -> StreamIncomplete:
    """The connection ended in good order, without the end mark."""
    return StreamIncomplete(
        f"{where.name} ended the answer without its end mark, so it may lack its last words and cannot be"
        " approved: ask for a new draft."
    )


def too_long_ago(where: Where) -> ModelUnreachable:
    """Connected, and then nothing came."""
    return ModelUnreachable(
        f"{where.name} did not begin to answer within {where.timeouts.stall_seconds:g} seconds: try again."
    )


def _broken(error: openai.OpenAIError, where: Where) -> StreamIncomplete:
    import openai  # start-up time

    if isinstance(error, openai.APITimeoutError):
        return StreamIncomplete(
            f"{where.name} fell silent in the middle of the answer, so it cannot be approved: ask for a new"
            " draft."
        )
    if isinstance(error, openai.APIConnectionError):
        return StreamIncomplete(
            f"The connection to {_inside(where)} broke in the middle of the answer, so it cannot be approved:"
            " ask for a new draft."
        )
    return StreamIncomplete(
        f"{where.name} reported an error in the middle of the answer{quoted(error)}, so it cannot be approved:"
        " ask for a new draft."
    )


def _inside(where: Where) -> str:
    """The service's name inside a sentence."""
    name = where.name
    return name[0].lower() + name[1:] if where.endpoint.is_loopback else name
