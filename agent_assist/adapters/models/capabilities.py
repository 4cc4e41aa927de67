"""What a service understands, and what to leave out when it says that it does not. Rule: each step leaves out more.

Drafts are tagged lines of plain text, the form that every service can give, so no JSON mode is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from agent_assist.domain.model_presets import Preset

_STATUSES = (400, 422, 500, 501)
"""500: several servers fail that way when a model's chat template refuses the system role."""
_STRICT_WORDS = ("extra", "unknown", "unrecognized", "unexpected", "not permitted", "unsupported")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Whether a service counts tokens in a stream, knows the system role, takes a temperature and gives likelihoods.

    `token_limits` are the names left to try for the option that bounds an answer; the first one is in use, and
    without any the answer is bounded by our own limit alone.
    """

    token_limits: tuple[str, ...]
    reports_usage: bool = True
    has_system_role: bool = True
    takes_temperature: bool = True
    gives_likelihoods: bool = True

    @property
    def token_limit(self) -> str:
        """The option in use, "" for none."""
        return self.token_limits[0] if self.token_limits else ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing optional is left."""
        return not (
            self.reports_usage
            or self.takes_temperature
            or self.token_limits
            or self.gives_likelihoods
        )


def expected(preset: Preset) -> Capabilities:
    """What a service of this kind is believed to understand before it was asked."""
    return Capabilities(preset.token_limits)


def degraded(capabilities: Capabilities, status: int, words: str) -> Capabilities | None:
    """The next thing to try after a refusal with these words (lower case); None when it is about something else."""
    if status not in _STATUSES:
        return None
    if capabilities.reports_usage and ("stream_options" in words or "include_usage" in words):
        return replace(capabilities, reports_usage=False)
    if capabilities.gives_likelihoods and "logprob" in words:
        return replace(capabilities, gives_likelihoods=False)
    if capabilities.takes_temperature and "temperature" in words:
        return replace(capabilities, takes_temperature=False)
    if capabilities.has_system_role and "system" in words and "role" in words:
        return replace(capabilities, has_system_role=False)
    if capabilities.token_limit and capabilities.token_limit in words:
        return replace(capabilities, token_limits=capabilities.token_limits[1:])
    is_strict = status in (400, 422) and any(word in words for word in _STRICT_WORDS)
    if is_strict and not capabilities.is_bare:
        return replace(
            capabilities,
            reports_usage=False,
            takes_temperature=False,
            gives_likelihoods=False,
            token_limits=(),
        )
    return None
