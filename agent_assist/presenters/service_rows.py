"""The settings of the drafting service: only the rows that the chosen kind of service needs."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.domain.model_presets import AZURE, LOCAL_FILE, PRESETS, preset
from agent_assist.domain.service_settings import SERVICE_KEYS, price
from agent_assist.domain.settings import Settings
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.window import SettingRow

Section = tuple[str, tuple[SettingRow, ...]]
_PRICES = ("price_input", "price_output")


def service_sections(tr: Translator, settings: Settings) -> tuple[Section, ...]:
    """Which service and how to get there; nothing but the file for a model on this computer."""
    kind = SettingRow(
        "preset",
        tr("Kind of service"),
        tr("Fills in what is usual for it; everything can be changed."),
        "choice",
        settings.service.preset,
        tuple((p.key, p.name) for p in PRESETS),
    )
    if settings.service.preset == LOCAL_FILE:
        return ((tr("Service"), (kind, _model_file(tr, settings))),)
    return (
        (tr("Service"), (kind, *_reach(tr, settings))),
        (tr("Network"), _network(tr, settings)),
        (tr("Cost"), _cost(tr, settings)),
    )


def changed_service(settings: Settings, key: str, value: str) -> Settings:
    """The settings after one of these rows changed; another kind of service brings its usual address."""
    changed = replace(settings, service=settings.service.with_text(key, value))
    if key != "preset" or value == settings.service.preset:
        return changed
    usual = {p.base_url for p in PRESETS}
    if settings.base_url and settings.base_url not in usual:
        return changed
    return replace(changed, base_url=preset(value).base_url)


def problem_with(tr: Translator, settings: Settings, key: str, value: str) -> str:
    """Why this value cannot be kept, "" when it can."""
    if key in _PRICES and value.strip() and price(value) is None:
        return tr("Enter the price for a million tokens as a number, like 0.15.")
    if key == "api_key" and not settings.base_url:
        return tr("Enter the server's address first: a key belongs to one address.")
    if key == "key_variable" and any(c in value for c in "=\0 $"):
        return tr("Enter the name of an environment variable, not the key itself.")
    return ""


def is_service_key(key: str) -> bool:
    """Whether `changed_service` changes it."""
    return key in SERVICE_KEYS


def _reach(tr: Translator, settings: Settings) -> tuple[SettingRow, ...]:
    service, known = settings.service, preset(settings.service.preset)
    example = known.key_variable or "MODEL_API_KEY"
    rows = [
        _text(
            "base_url",
            tr("Server address"),
            tr("Masked ticket text goes here, and nowhere else."),
            settings.base_url,
        ),
        _text("model", *_model_words(tr, service.preset), settings.model),
        SettingRow(
            "api_key",
            tr("Key"),
            tr("Kept in the keyring for this address, never in a file."),
            "secret",
            "",
        ),
        _text(
            "key_variable",
            tr("Key from the environment"),
            tr("A variable's name, such as {name}; empty: the keyring.", name=example),
            service.key_variable,
        ),
    ]
    if service.preset == AZURE:
        detail = tr("For addresses with deployments, such as 2024-10-21; empty for …/openai/v1.")
        rows.append(_text("api_version", tr("API version"), detail, service.api_version))
    return tuple(rows)


def _model_words(tr: Translator, kind: str) -> tuple[str, str]:
    if kind == AZURE:
        return tr("Deployment"), tr("The name that your organisation gave it.")
    return tr("Model"), tr("Its name on that server.")


def _model_file(tr: Translator, settings: Settings) -> SettingRow:
    detail = tr("A GGUF file. It is loaded for the first draft and let go when it was idle.")
    return _text("model_file", tr("Model file"), detail, settings.service.model_file)


def _network(tr: Translator, settings: Settings) -> tuple[SettingRow, ...]:
    service = settings.service
    return (
        _text(
            "proxy",
            tr("Proxy"),
            tr("Like http://proxy.example:3128; empty: as the environment says."),
            service.proxy,
        ),
        _text(
            "ca_file",
            tr("Company certificates"),
            tr("A PEM file that is believed besides the usual authorities."),
            service.ca_file,
        ),
        _text(
            "client_certificate",
            tr("Client certificate"),
            tr("A PEM file that says who you are."),
            service.client_certificate,
        ),
        _text(
            "client_key",
            tr("Its key"),
            tr("A PEM file without a passphrase; empty: in the same file."),
            service.client_key,
        ),
    )


def _cost(tr: Translator, settings: Settings) -> tuple[SettingRow, ...]:
    service = settings.service
    return (
        _text(
            "price_input",
            tr("Price of a million tokens read"),
            tr("Kept with each draft where the service counts."),
            service.price_input,
        ),
        _text("price_output", tr("Price of a million tokens written"), "", service.price_output),
        _text("currency", tr("Currency"), "", service.currency),
    )


def _text(key: str, title: str, detail: str, value: str) -> SettingRow:
    return SettingRow(key, title, detail, "text", value)
