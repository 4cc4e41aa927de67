"""Asks a drafting service whether it answers and has the model. Rule: no ticket text, no writing, five seconds."""

from __future__ import annotations

from agent_assist.adapters.models.endpoint import Endpoint, parse_endpoint
from agent_assist.adapters.models.failures import converted
from agent_assist.domain.errors import ConfigurationError, ModelError

_TIMEOUT_SECONDS = 5.0
_KEYLESS = "no-key-needed"

Line = tuple[str, str, bool]


def probe_service(base_url: str, model: str, api_key: str) -> tuple[Line, ...]:
    """What was tried, what was found, and whether it is well, line by line; stops at the first fault."""
    try:
        endpoint = parse_endpoint(base_url)
    except ConfigurationError as error:
        return (("Address", error.message, False),)
    where = "this computer" if endpoint.is_loopback else endpoint.host
    lines: list[Line] = [("Address may be used", where, True)]
    try:
        names = _models(endpoint, api_key, model)
    except ModelError as error:
        return (*lines, ("Drafting service answers", error.message, False))
    lines.append(("Drafting service answers", f"{len(names)} models", True))
    has_model = model in names
    finding = model if has_model else f"{model} is not among: {', '.join(names[:8])}"
    return (*lines, ("Model is there", finding, has_model))


def _models(endpoint: Endpoint, api_key: str, model: str) -> list[str]:
    import httpx2  # start-up time
    import openai

    with openai.OpenAI(
        base_url=endpoint.base_url,
        api_key=api_key.strip() or _KEYLESS,
        timeout=_TIMEOUT_SECONDS,
        max_retries=0,
        http_client=httpx2.Client(follow_redirects=False, trust_env=not endpoint.is_loopback),
    ) as client:
        try:
            return [found.id for found in client.models.list().data]
        except openai.OpenAIError as error:
            raise converted(error, endpoint.host, model, has_text=False) from error
