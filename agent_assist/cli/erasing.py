"""`erase`, `retain` and `stop`. Rule: each leaves a record in the log, and a receipt that names it."""

from __future__ import annotations

import click

from agent_assist.cli.context import place_of
from agent_assist.cli.jsonl import dump
from agent_assist.ports.erasure import Erased

_WORDS = {
    "texts": "texts of the log",
    "replies": "replies",
    "drafts": "drafts",
    "prompts": "prompts",
    "works": "texts in hand",
    "wishes": "wishes for a person",
    "handed_over": "notes of a hand-over",
}


@click.command()
@click.argument("customer")
@click.option(
    "--reason", required=True, help="Why, such as the request's number; stays in the log."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def erase(context: click.Context, customer: str, reason: str, as_json: bool) -> None:
    """Erase everything kept of CUSTOMER, an e-mail address; needs the role for it.

    The content key is destroyed, and with it the texts in the log; the log's chain still verifies. Tickets in the
    helpdesk, mails that were sent and copies that others made of this profile are not reached from here.
    """
    _show(context.obj.erase_customer(place_of(context), customer, reason), as_json=as_json)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def retain(context: click.Context, as_json: bool) -> None:
    """Erase texts that are older than the policy keeps them (`retention_days`), as each start does."""
    _show(context.obj.retain(place_of(context)), as_json=as_json)


@click.command()
@click.argument("reason")
@click.option(
    "--lift", "is_lifted", is_flag=True, help="Let AI draft again; needs the role for it."
)
@click.pass_context
def stop(context: click.Context, reason: str, is_lifted: bool) -> None:
    """Stop AI drafting for all who use this profile, at once; REASON is shown to them and logged."""
    context.obj.stop_team(place_of(context), reason, is_lifted=is_lifted)
    click.echo("AI may draft again." if is_lifted else "AI is stopped until somebody lifts it.")


def _show(erased: Erased | None, *, as_json: bool) -> None:
    counts = _counts(erased)
    if as_json:
        record = {"record": erased.seq, "hash": erased.hash_hex} if erased else {"record": None}
        click.echo(dump({**record, **counts}))
    elif erased is None:
        click.echo("Nothing was old enough.")
    else:
        words = ", ".join(f"{count} {_WORDS[name]}" for name, count in counts.items() if count)
        click.echo(
            f"Erased: {words or 'only the key'}. Receipt: record {erased.seq} of the log, {erased.hash_hex}"
        )


def _counts(erased: Erased | None) -> dict[str, int]:
    return {name: int(getattr(erased, name, 0)) for name in _WORDS}
