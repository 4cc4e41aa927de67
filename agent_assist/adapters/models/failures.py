"""Foreign errors into ours. Rule: one sentence about what happened, one about what to do; nothing technical leaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.domain.errors import ModelError, ModelRefused, ModelUnreachable, StreamIncomplete

if TYPE_CHECKING:
    import openai

CUT_OFF = (
    "The connection to the drafting service broke before the end of the answer. It cannot be approved;"
    " ask for a new draft."
)
_MAX_QUOTE = 160


def converted(error: openai.OpenAIError, host: str, model: str, *, has_text: bool) -> ModelError:
    """The error of our tree that says the same; `has_text` is whether part of an answer had come."""
    import openai  # start-up time

    if isinstance(error, openai.APITimeoutError):
        return _stalled(host, has_text)
    if isinstance(error, openai.APIStatusError):
        return _status(error, host, model)
    if has_text:
        return StreamIncomplete(CUT_OFF)
    if isinstance(error, openai.APIConnectionError):
        return ModelUnreachable(
            f"{host} cannot be reached. Check that the drafting service is running and that you are online."
        )
    return ModelRefused(
        f"{host} reported an error{_quoted(error)}. Try again, or choose another model."
    )


def unreadable(host: str, *, has_text: bool) -> ModelError:
    """The stream holds something that is no answer."""
    if has_text:
        return StreamIncomplete(
            f"{host} sent something unreadable in the middle of the answer. Ask for a new draft."
        )
    return ModelRefused(
        f"{host} answered in a form that is not chat completions. Check the address in the settings."
    )


def _stalled(host: str, has_text: bool) -> ModelError:
    if has_text:
        return StreamIncomplete(
            f"{host} stopped in the middle of the answer. It cannot be approved; ask for a new draft."
        )
    return ModelUnreachable(f"{host} did not answer in time. Try again in a minute.")


def _status(error: openai.APIStatusError, host: str, model: str) -> ModelError:
    status = error.status_code
    if status == 429:
        return ModelUnreachable(f"{host} has too much to do. {_wait(error)}")
    if status in (408, 409, 425) or status >= 500:
        return ModelUnreachable(
            f"{host} has a problem of its own (error {status}). Try again later."
        )
    sentences = {
        401: f"{host} does not accept the key. Enter a valid key in the settings.",
        403: f"The key may not use the model {model} at {host}. Ask for access, or choose another model.",
        404: f"{host} does not know the model {model}. Choose a model that it offers, or check the address.",
        413: f"The conversation is too long for {host}. Write this reply yourself.",
    }
    refused = (
        f"{host} refused the request (error {status}){_quoted(error)}. Check the model's settings."
    )
    return ModelRefused(sentences.get(status, refused))


def _wait(error: openai.APIStatusError) -> str:
    """What the `Retry-After` header asks for, where it is a number of seconds."""
    seconds = error.response.headers.get("retry-after", "").strip()
    if seconds.isdigit() and int(seconds) <= 86_400:
        return f"Try again in {max(int(seconds), 1)} seconds."
    return "Try again in a minute."


def _quoted(error: openai.OpenAIError) -> str:
    """The server's own words, short and on one line: they help IT. Never the request."""
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str) or not message.strip():
        return ""
    printable = "".join(char if char.isprintable() else " " for char in message)
    return f": “{' '.join(printable.split())[:_MAX_QUOTE]}”"
