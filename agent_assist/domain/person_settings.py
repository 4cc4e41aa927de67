"""What one person chooses, as the settings screen shows it. Rule: no secret is a setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agent_assist.domain.model_presets import OTHER, PRESETS
from agent_assist.domain.setting_item import Item, Kind
from agent_assist.domain.setting_values import is_code, is_price, is_variable, is_web_address


def _on(page: str) -> Callable[..., Item]:
    """A maker of a person's settings on this page of the screen."""

    def item(key: str, kind: Kind, default: Any, title: str, sentence: str, **more: Any) -> Item:
        return Item(key, kind, default, title, sentence, page, **more)

    return item


_general, _drafting, _connection = _on("general"), _on("drafting"), _on("connection")

GENERAL_ITEMS: tuple[Item, ...] = (
    _general("display_name", Kind.TEXT, "", "Your name", "Customers read it in the footer."),
    _general(
        "theme",
        Kind.CHOICE,
        "system",
        "Appearance",
        "Light, dark, or as the system has it.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    _general(
        "text_scale_percent",
        Kind.WHOLE,
        100,
        "Text size",
        "Scales type, controls and the rail.",
        low=90,
        high=200,
        choices=tuple((str(n), f"{n} %") for n in (90, 100, 110, 125, 150, 175, 200)),
    ),
    _general(
        "motion",
        Kind.CHOICE,
        "full",
        "Motion",
        "Reduced: nothing slides, and a countdown steps once a second.",
        choices=(("full", "As designed"), ("reduced", "Reduced")),
    ),
    _general(
        "reads",
        Kind.LIST,
        [],
        "Languages you read",
        "Mail in another language is offered in translation; none: the company's language.",
        test=is_code,
        wanted='language codes, such as ["en", "de"]',
    ),
    _general(
        "checks_spelling",
        Kind.SWITCH,
        True,
        "Spelling",
        "By the dictionaries of this computer. No word leaves it.",
    ),
    _general(
        "notifications",
        Kind.SWITCH,
        False,
        "Notices",
        "Says outside the window that mail or a draft came. Never takes the keyboard.",
    ),
)

DRAFTING_ITEMS: tuple[Item, ...] = (
    _drafting(
        "drafting",
        Kind.CHOICE,
        "knowledge",
        "Who drafts",
        "Off stops new drafts at once. The queue, writing and sending keep working.",
        choices=(
            ("knowledge", "From help articles, no language model"),
            ("server", "A server that speaks the OpenAI protocol"),
            ("off", "Without AI"),
        ),
        safer="off",
    ),
    _drafting(
        "preset",
        Kind.CHOICE,
        OTHER,
        "Kind of service",
        "Fills in what is usual for it; everything can be changed.",
        choices=tuple((p.key, p.name) for p in PRESETS),
    ),
    _drafting(
        "base_url",
        Kind.TEXT,
        "",
        "Server address",
        "Masked ticket text goes here, and nowhere else.",
        test=is_web_address,
        wanted="a web address without a name or password in it",
        guards_network=True,
    ),
    _drafting("model", Kind.TEXT, "", "Model", "Its name on that server."),
    _drafting(
        "key_variable",
        Kind.TEXT,
        "",
        "Key from the environment",
        "A variable's name; empty: the keyring.",
        test=is_variable,
        wanted="the name of an environment variable, not the key itself",
    ),
    _drafting(
        "api_version",
        Kind.TEXT,
        "",
        "API version",
        "For Azure addresses with deployments, such as 2024-10-21; empty for …/openai/v1.",
    ),
    _drafting(
        "model_file",
        Kind.TEXT,
        "",
        "Model file",
        "A GGUF file. It is loaded for the first draft and let go when it was idle.",
    ),
    _drafting(
        "proxy",
        Kind.TEXT,
        "",
        "Proxy",
        "Like http://proxy.example:3128; empty: as the environment says.",
        test=is_web_address,
        wanted="a web address without a name or password in it",
        guards_network=True,
    ),
    _drafting(
        "ca_file",
        Kind.TEXT,
        "",
        "Company certificates",
        "A PEM file that is believed besides the usual authorities.",
        guards_network=True,
    ),
    _drafting(
        "client_certificate",
        Kind.TEXT,
        "",
        "Client certificate",
        "A PEM file that says who you are.",
        guards_network=True,
    ),
    _drafting(
        "client_key",
        Kind.TEXT,
        "",
        "Its key",
        "A PEM file without a passphrase; empty: in the same file.",
        guards_network=True,
    ),
    _drafting(
        "price_input",
        Kind.TEXT,
        "",
        "Price of a million tokens read",
        "Kept with each draft where the service counts.",
        test=is_price,
        wanted='a number as text, such as "0.15"',
    ),
    _drafting(
        "price_output",
        Kind.TEXT,
        "",
        "Price of a million tokens written",
        "",
        test=is_price,
        wanted='a number as text, such as "0.60"',
    ),
    _drafting("currency", Kind.TEXT, "USD", "Currency", ""),
)

CONNECTION_ITEMS: tuple[Item, ...] = (
    _connection(
        "helpdesk_folder",
        Kind.TEXT,
        "",
        "Ticket folder",
        "Tickets are read from here; approved replies go into its outbox.",
    ),
    _connection(
        "knowledge_folder",
        Kind.TEXT,
        "",
        "Help articles",
        "A folder of articles that drafts may rest on: Markdown, HTML, text, PDF, Word and exports.",
    ),
    _connection(
        "search_by_meaning",
        Kind.SWITCH,
        True,
        "Search by meaning",
        "Where an encoder was put into this profile (agent-assist knowledge semantic); else by words.",
    ),
    _connection(
        "sender_name",
        Kind.TEXT,
        "",
        "Sender's name",
        "The name that replies come from, where the policy names none.",
    ),
    _connection(
        "own_addresses",
        Kind.LIST,
        [],
        "Your support addresses",
        "Mail from them is yours, not a customer's.",
    ),
)
