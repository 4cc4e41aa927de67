"""The service answered with an error status. Rule: its own words are quoted short and on one line."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import ModelAction, ModelError, ModelRefused, ModelUnreachable

if TYPE_CHECKING:
    import openai

MAX_WAIT_SECONDS = 86_400
_MAX_QUOTE = 160
_TRANSIENT = (408, 409, 425)
_TOO_LONG = (
    "context_length",
    "context length",
    "context size",
    "context window",
    "exceed_context_size",
    "prompt is too long",
    "too many tokens",
    "maximum context",
)
"""Words of llama.cpp, vLLM, OpenAI and Ollama for a conversation that does not fit."""
_USED_UP = ("insufficient_quota", "billing", "credit balance")


def refusal(error: openai.APIStatusError, where: Where) -> ModelError:
    """The sentence for a status."""
    status, words = error.status_code, said(error)
    if status == 429:
        return _busy(error, where, words)
    if status == 413 or (status in (400, 422, 500) and _has(words, _TOO_LONG)):
        return ModelRefused(
            f"This conversation is too long for the model {where.model}: write this reply yourself.",
            action=ModelAction.WRITE_MYSELF,
        )
    if status == 503:
        return ModelUnreachable(
            f"{where.name} is overloaded or just starting (error 503): try again in a moment.",
            wait_seconds=wait_seconds(error),
        )
    if status in _TRANSIENT or status >= 500:
        return ModelUnreachable(
            f"{where.name} has a fault of its own (error {status}): try again in a moment.",
            wait_seconds=wait_seconds(error),
        )
    return ModelRefused(_sentence(error, where, words))


def _sentence(error: openai.APIStatusError, where: Where, words: str) -> str:
    status = error.status_code
    if status == 401 and not where.has_key:
        return f"{where.name} asks for a key and none is kept here: enter it in the settings."
    if status == 404:
        return _not_found(where, words)
    sentences = {
        401: f"{where.name} does not accept the key: enter a valid key in the settings.",
        403: f"{where.name} does not let this key use the model {where.model}: choose another model in the"
        " settings.",
        407: "The proxy asks for a name and a password: check the proxy in the settings.",
    }
    refused = f"{where.name} refused the request (error {status}){quoted(error.body)}: check the model in the settings."
    return sentences.get(status, refused)


def _not_found(where: Where, words: str) -> str:
    """A 404 says either that the model is unknown or that nothing is at this address."""
    if "model" in words or "deployment" in words or where.model.lower() in words:
        return f"{where.name} does not know the model {where.model}: choose one that it offers in the settings."
    return (
        f"{where.name} has nothing at the address {where.endpoint.base_url}: check the address in the settings;"
        " it often ends in /v1."
    )


def _busy(error: openai.APIStatusError, where: Where, words: str) -> ModelError:
    if _has(words, _USED_UP):
        return ModelRefused(
            f"{where.name} says that the account's credit is used up: choose another model in the settings, or"
            " have the account topped up."
        )
    seconds = wait_seconds(error)
    if seconds is None:
        return ModelUnreachable(f"{where.name} has too much to do: try again in a minute.")
    return ModelUnreachable(
        f"{where.name} has too much to do: try again in {_span(seconds)}.", wait_seconds=seconds
    )


def wait_seconds(error: openai.APIStatusError) -> int | None:
    """What `Retry-After` asks for: seconds or a date (RFC 9110, 10.2.3), at most a day; None without it."""
    text = error.response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        seconds = int(text)
    else:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
        seen = error.response.headers.get("date", "")
        seconds = _seconds_between(seen, moment)
    return max(1, seconds) if seconds <= MAX_WAIT_SECONDS else None


def _seconds_between(seen: str, moment: datetime) -> int:
    """Measured on the server's own clock, where it says what that shows."""
    try:
        start = parsedate_to_datetime(seen)
    except ValueError:
        start = datetime.now(UTC)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int((aware - (start if start.tzinfo else start.replace(tzinfo=UTC))).total_seconds())


def _span(seconds: int) -> str:
    if seconds < 120:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"


def said(error: openai.OpenAIError) -> str:
    """All that the service said, in lower case, for finding words in it."""
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        parts = (body.get(k) for k in ("code", "type", "param", "message", "detail"))
        return " ".join(str(part) for part in parts if part is not None).lower()
    return str(body or "")[:4000].lower()


def quoted(body: object) -> str:
    """The service's own words, short and on one line: they help whoever runs it."""
    message = body.get("message") if isinstance(body, dict) else body
    if not isinstance(message, str) or not message.strip():
        return ""
    printable = "".join(char if char.isprintable() else " " for char in message)
    return f" “{' '.join(printable.split())[:_MAX_QUOTE]}”"


def _has(words: str, needles: tuple[str, ...]) -> bool:
    return any(needle in words for needle in needles)
