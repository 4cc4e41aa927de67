"""The settings of the drafting service: only the rows that the chosen kind of service needs."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.domain.model_presets import AZURE, LOCAL_FILE, PRESETS, preset
from agent_assist.domain.service_settings import SERVICE_KEYS, price
from agent_assist.domain.settings import Settings
from agent_assist.domain.settings_schema import ENVIRONMENT, KEYRING
from agent_assist.ports.translator import Translator
from agent_assist.presenters.setting_rows import Rows, Section
from agent_assist.presenters.view.window import SettingRow

_PRICES = ("price_input", "price_output")


def service_sections(rows: Rows) -> tuple[Section, ...]:
    """Which service and how to get there; nothing but the file for a model on this computer."""
    tr = rows.tr
    kind = rows.one("preset")
    if rows.settings.service.preset == LOCAL_FILE:
        return ((tr("Service"), (kind, rows.one("model_file"))),)
    network = rows.of("proxy", "ca_file", "client_certificate", "client_key")
    return (
        (tr("Service"), (kind, *_reach(rows))),
        (tr("Network"), network),
        (tr("Cost"), rows.of("price_input", "price_output", "currency")),
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


def _reach(rows: Rows) -> tuple[SettingRow, ...]:
    tr, kind = rows.tr, rows.settings.service.preset
    model = rows.one("model")
    if kind == AZURE:
        detail = tr("The name that your organisation gave it.")
        model = replace(model, title=tr("Deployment"), detail=detail)
    version = rows.of("api_version") if kind == AZURE else ()
    return (rows.one("base_url"), model, _key(rows), _key_variable(rows), *version)


def _key(rows: Rows) -> SettingRow:
    tr = rows.tr
    detail = tr("Kept in the keyring for this address, never in a file.")
    if rows.policy.keys_source != ENVIRONMENT:
        return SettingRow("api_key", tr("Key"), detail, "secret", "")
    only = tr("From the environment only")
    return rows.locked(SettingRow("api_key", tr("Key"), detail, "value", only), "keys_source")


def _key_variable(rows: Rows) -> SettingRow:
    tr = rows.tr
    example = preset(rows.settings.service.preset).key_variable or "MODEL_API_KEY"
    detail = tr("A variable's name, such as {name}; empty: the keyring.", name=example)
    row = replace(rows.one("key_variable"), detail=detail)
    if rows.policy.keys_source != KEYRING:
        return row
    only = tr("From the keyring only")
    return rows.locked(replace(row, kind="value", value=only), "keys_source")
