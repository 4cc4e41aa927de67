"""What a customer's message asks of us before any drafting. Rule: who asks for a person gets one, and no draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screening:
    """The findings about one message.

    `language` is an ISO 639-1 code; `risks` are stable names ("anger", "legal", "self_harm" …);
    `injection_reasons` are sentences, empty when nothing tries to instruct the model.
    """

    wants_person: bool
    asks_if_ai: bool
    language: str
    risks: tuple[str, ...]
    injection_reasons: tuple[str, ...]
    has_hidden_text: bool
    clean_text: str
