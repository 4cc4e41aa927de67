"""The body of a request. Rule: only what the service understands, and nothing but the prompt's two texts."""

from __future__ import annotations

from typing import Any

from agent_assist.adapters.models.capabilities import Capabilities

MAX_COMPLETION_TOKENS = 2_000
MAX_REASONING_TOKENS = 8_000
"""With `max_completion_tokens` a model's unseen thinking counts too."""
TEMPERATURE = 0.2


def chat_arguments(
    model: str,
    system: str,
    user: str,
    capabilities: Capabilities,
    *,
    max_tokens: int | None = None,
) -> dict[str, Any]:
    """The arguments of a streamed chat completion. A service without the system role gets both texts as one."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    if not capabilities.has_system_role:
        messages = [{"role": "user", "content": f"{system}\n\n{user}"}]
    arguments: dict[str, Any] = {"model": model, "messages": messages, "stream": True}
    if capabilities.token_limit:
        is_newer = capabilities.token_limit == "max_completion_tokens"
        limit = MAX_REASONING_TOKENS if is_newer else MAX_COMPLETION_TOKENS
        arguments[capabilities.token_limit] = max_tokens or limit
    if capabilities.takes_temperature:
        arguments["temperature"] = TEMPERATURE
    if capabilities.gives_likelihoods:
        arguments["logprobs"] = True
    if capabilities.reports_usage:
        arguments["stream_options"] = {"include_usage": True}
    return arguments
