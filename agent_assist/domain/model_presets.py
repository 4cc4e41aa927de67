"""The kinds of drafting services that are known by name. Rule: a preset only fills in; every value can be changed."""

from __future__ import annotations

from dataclasses import dataclass

OTHER = "other"
AZURE = "azure"
LOCAL_FILE = "local_file"


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of service. `token_limits` are the names of the option that bounds an answer, the likeliest first.

    `base_url` is where such a service usually listens; `key_variable` is the environment variable its own
    tools read, offered as an example and never read unasked.
    """

    key: str
    name: str
    base_url: str = ""
    needs_key: bool = False
    key_variable: str = ""
    token_limits: tuple[str, ...] = ("max_tokens", "max_completion_tokens")


_NEWER_FIRST = ("max_completion_tokens", "max_tokens")

# Addresses: each project's own documentation names the port it listens at.
PRESETS = (
    Preset(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1",
        needs_key=True,
        key_variable="OPENAI_API_KEY",
        token_limits=_NEWER_FIRST,
    ),
    Preset(
        AZURE,
        "Azure OpenAI",
        "https://your-resource.openai.azure.com/openai/v1",
        needs_key=True,
        key_variable="AZURE_OPENAI_API_KEY",
        token_limits=_NEWER_FIRST,
    ),
    Preset("ollama", "Ollama", "http://127.0.0.1:11434/v1"),
    Preset("llama_cpp", "llama.cpp server", "http://127.0.0.1:8080/v1"),
    Preset("vllm", "vLLM", "http://127.0.0.1:8000/v1"),
    Preset("lm_studio", "LM Studio", "http://127.0.0.1:1234/v1"),
    Preset(OTHER, "Another OpenAI-compatible server"),
    Preset(LOCAL_FILE, "A model file on this computer"),
)


def preset(key: str) -> Preset:
    """The preset of this key; `other` for an unknown one."""
    return next((p for p in PRESETS if p.key == key), _OTHER)


_OTHER = next(p for p in PRESETS if p.key == OTHER)
