"""`agent-assist stats`: the Team screen's figures without a window. Rule: groups too small are named, never shown."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from agent_assist.cli.context import is_for_demo, place_of
from agent_assist.cli.headless import StatsOrder
from agent_assist.domain.statistics import Dimension

_DAY = click.DateTime(["%Y-%m-%d"])
_SPLITS = {"week": Dimension.ALL, **{d.value: d for d in Dimension if d is not Dimension.ALL}}


@click.command()
@click.option("--since", type=_DAY, help="First day; whole weeks from there on are counted.")
@click.option("--until", type=_DAY, help="Last day; whole weeks up to there are counted.")
@click.option("--by", type=click.Choice(list(_SPLITS)), default="topic", show_default=True,
              help="Split by week alone, or also by this.")  # fmt: skip
@click.option("--queue", default="", help="One queue only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object (the default).")
@click.option("--csv", "as_csv", is_flag=True, help="One line for each figure.")
@click.option("--html", "as_html", is_flag=True, help="One page without scripts, for a mail.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it into this file."
)
@click.option("--bundle", "bundles", multiple=True, type=click.Path(exists=True, path_type=Path),
              help="An exported log instead of the profile; several devices' together.")  # fmt: skip
@click.option(
    "--own",
    "is_own",
    is_flag=True,
    help="Your own figures; all there is without the role of a lead.",
)
@click.option("--demo", "is_demo", is_flag=True, help="The demo's synthetic history.")
@click.pass_context
def stats(
    context: click.Context,
    since: datetime | None,
    until: datetime | None,
    by: str,
    queue: str,
    as_json: bool,
    as_csv: bool,
    as_html: bool,
    out: Path | None,
    bundles: tuple[Path, ...],
    is_own: bool,
    is_demo: bool,
) -> None:
    """How drafts are doing: acceptance, edits, rejections, fast approvals, calibration.

    Groups of fewer than 10 agents or 30 decisions are never shown, and no figure is for one agent, but your own.
    """
    if since and until and until < since:
        raise click.UsageError("--until is before --since.")
    kinds = [
        k for k, is_asked in (("json", as_json), ("csv", as_csv), ("html", as_html)) if is_asked
    ]
    if len(kinds) > 1:
        raise click.UsageError(f"Choose one form, not --{' and --'.join(kinds)}.")
    is_demo = is_demo or is_for_demo(context)
    kind = kinds[0] if kinds else "json"
    order = StatsOrder(kind, _day(since), _day(until), _SPLITS[by], queue, bundles, is_own, is_demo)
    text: str = context.obj.stats(place_of(context), order)
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}.") from error


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None
