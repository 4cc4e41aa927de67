"""How a drafting service is reached and paid, as one person chose it. Rule: no key and no password in here."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from agent_assist.domain.model_presets import OTHER

MAX_PRICE = 10_000
"""The dearest price per million tokens that is believed."""


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """All texts, "" where nothing was chosen.

    `preset` is the kind of service; `api_version` is Azure's, for addresses of the older form; `key_variable`
    names the environment variable that holds the key ("": the keyring holds it); `proxy` is a proxy's address,
    `ca_file` a PEM file of certificate authorities, `client_certificate` and `client_key` PEM files that say
    who we are; prices are decimal numbers for a million tokens in `currency`; `model_file` is a GGUF file.
    """

    preset: str = OTHER
    api_version: str = ""
    key_variable: str = ""
    proxy: str = ""
    ca_file: str = ""
    client_certificate: str = ""
    client_key: str = ""
    price_input: str = ""
    price_output: str = ""
    currency: str = "USD"
    model_file: str = ""

    def with_text(self, key: str, value: str) -> ServiceSettings:
        """A copy with one field changed; an unknown key changes nothing."""
        changes: dict[str, Any] = {key: value.strip()} if key in SERVICE_KEYS else {}
        return replace(self, **changes)

    def cost_micros(self, prompt_tokens: int, completion_tokens: int) -> int | None:
        """Millionths of `currency` for these tokens; None where a price is missing.

        tokens / 1,000,000 x price for a million, in millionths: tokens x price.
        """
        dear_in, dear_out = price(self.price_input), price(self.price_output)
        if dear_in is None or dear_out is None:
            return None
        return round(prompt_tokens * dear_in + completion_tokens * dear_out)


SERVICE_KEYS = tuple(field.name for field in fields(ServiceSettings))


def price(text: str) -> Decimal | None:
    """A price for a million tokens, written with a point or a comma; None for anything else."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= MAX_PRICE else None


def service_of(values: object) -> ServiceSettings:
    """What a settings file holds; a value of the wrong kind is left at its default."""
    found = values if isinstance(values, dict) else {}
    texts = {k: v for k, v in found.items() if k in SERVICE_KEYS and isinstance(v, str)}
    return ServiceSettings(**texts)
