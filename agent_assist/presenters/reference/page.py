"""The reference page of all settings, resources/help/settings.md. Rule: it is generated, and a test compares it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from agent_assist.domain.settings_schema import TABLES, Item, Scope, items_of

_HEAD = """# Settings and policy

This page is made from the program's own schema: `agent-assist policy reference`. Do not edit it.

An organisation's policy is the file `/etc/agent-assist/policy.toml`. It must belong to root, and nobody else may write
to it or to its folder; otherwise it is ignored, and the window and `agent-assist doctor` say so. Try a file before you
install it:

    agent-assist policy check policy.toml

A value that cannot be used is named with its line, and the safer value stands in for it. A file that is no TOML
switches AI drafting off until it is mended.

On Windows the same settings come from the registry (group policy), on macOS from managed preferences;
`agent-assist policy templates --out FOLDER` writes the templates for both. They were not tried on Windows or macOS.
"""

_EXAMPLE = """## An example

```toml
organisation = "Nordlys IT"
version = "2026-11"
allowed_hosts = ["llm.example.com"]
keys_source = "keyring"
undo_seconds = 20
retention_days = 365

[mandatory]
drafting = "server"
base_url = "https://llm.example.com/v1"
model = "nordlys-chat"

[recommended]
theme = "dark"

[roles]
lead = ["jonas"]
auditor = ["maria"]
admin = ["maria"]
```
"""


def reference_page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD
    yield "## What the organisation decides\n\nAt the top of the policy. The settings show some of it, locked.\n"
    yield _table(items_of(Scope.ORGANISATION))
    yield "## What a person chooses\n"
    yield (
        "Set in the settings screen, or by the policy: in `[mandatory]` it is locked, in `[recommended]` it holds until"
        "\nthe person changes it. Keys of drafting services are never in a file.\n"
    )
    yield _table(items_of(Scope.PERSON))
    yield "## Tables\n\n| table | what | example |\n| --- | --- | --- |"
    for name, sentence, example in TABLES:
        yield f"| `[{name}]` | {sentence} | `{example}` |"
    yield "\n" + _EXAMPLE.rstrip()
    yield ""


def _table(items: tuple[Item, ...]) -> str:
    rows = ["| key | what | may be | default |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{i.key}` | {i.title}. {i.sentence} | {i.allowed} | `{json.dumps(i.default)}` |".replace(
            ".  |", ". |"
        )
        for i in items
    ]
    return "\n".join(rows) + "\n"
