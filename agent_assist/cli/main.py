"""The command line: `agent-assist`, and its headless commands. Rule: keeps the shapes that others script."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from agent_assist import __version__
from agent_assist.cli.context import is_for_demo, place_of
from agent_assist.cli.counting import counted
from agent_assist.cli.erasing import erase, retain, stop
from agent_assist.cli.headless import Headless
from agent_assist.cli.help_desk import doctor, store, support
from agent_assist.cli.jsonl import EXIT_UNUSABLE, Row, dump, run_lines
from agent_assist.cli.knowledge_commands import knowledge, read_documents
from agent_assist.cli.log_commands import log
from agent_assist.cli.output import NotWritten, Program, make_folder, say
from agent_assist.cli.policy_commands import policy
from agent_assist.cli.stats import stats
from agent_assist.domain.errors import AgentAssistError

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_KNOW_THE_DEMO = ("draft", "stats", "tour")


def run(headless: Headless, arguments: list[str] | None = None) -> int:
    """Run the command line; returns 0 done, 1 a finding, 2 unusable input or environment, 141 a closed pipe."""
    try:
        answer = agent_assist.main(
            arguments, prog_name="agent-assist", standalone_mode=False, obj=headless
        )
    except NotWritten as error:
        say(error)
        return error.code
    except click.ClickException as error:
        say(error)
        return EXIT_UNUSABLE
    except click.Abort:
        return 130
    except AgentAssistError as error:
        say(_Plain(f"{error.title}: {error.message}"))
        return EXIT_UNUSABLE
    return answer if isinstance(answer, int) else 0


class _Plain(click.ClickException):
    """A sentence that has its own title."""

    def show(self, file: Any = None) -> None:
        click.echo(self.message, file, err=True)


@click.group(cls=Program, invoke_without_command=True)
@click.option("--profile", type=_FOLDER, help="Work on another profile folder.")
@click.option(
    "--passphrase-file",
    type=_FILE,
    help="File that holds the passphrase of the profile's key file.",
)
@click.option("--passphrase", envvar="AGENT_ASSIST_PASSPHRASE", hidden=True)
@click.option(
    "--demo", "is_demo", is_flag=True, help="Open the demo: an invented company, nothing kept."
)
@click.version_option(__version__, prog_name="agent-assist")
@click.pass_context
def agent_assist(context: click.Context, /, is_demo: bool, **_: Any) -> int:
    """Replies drafted by a language model, marked, explained, and sent only by a person."""
    name = context.invoked_subcommand
    if name is not None:
        if is_demo and name not in _KNOW_THE_DEMO:
            raise click.UsageError(f"There is no demo for “{name}”. Leave --demo out.")
        return 0
    headless: Headless = context.obj
    return headless.open_window(place_of(context), is_demo=is_demo)


@agent_assist.command()
@click.option("--out", type=_FOLDER, required=True, help="Folder for the pictures.")
@click.pass_context
def tour(context: click.Context, out: Path) -> None:
    """Drive the real window through a working day in the demo; a PNG of each step."""
    if context.find_root().params["profile"] is not None:
        raise click.UsageError("The tour runs on its own demo only. Leave --profile out.")
    make_folder(out)
    pictures = context.obj.tour(out)
    click.echo(f"{counted(len(pictures), 'picture')} in {out}")


@agent_assist.command("open")
@click.argument("link", required=False, default="")
@click.pass_context
def open_(context: click.Context, link: str) -> int:
    """Open the window, or bring the open one forward; LINK is agent-assist://ticket/NUMBER."""
    answer: int = context.obj.open_link(place_of(context), link)
    return answer


@agent_assist.command()
@click.argument("ticket", required=False)
@click.option("--file", "file", type=_FILE, help="A mail (.eml) or a ticket export (.json).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--demo",
    "is_demo",
    is_flag=True,
    help="Take the ticket, or for a file the articles, from the demo.",
)
@click.pass_context
def draft(
    context: click.Context, ticket: str | None, file: Path | None, as_json: bool, is_demo: bool
) -> None:
    """Draft a reply and say why to trust it or not; nothing is sent."""
    if (ticket is None) == (file is None):
        raise click.UsageError("Name a ticket, or a file with --file.")
    place = place_of(context)
    is_demo = is_demo or is_for_demo(context)
    if file is not None:
        answer = context.obj.draft_file(file, place, is_demo=is_demo)
    else:
        answer = context.obj.draft_ticket(ticket, place, is_demo=is_demo)
    if as_json:
        click.echo(dump(answer))
        return
    if answer.get("knowledge") == "demo":
        click.echo(_DEMO_ARTICLES if file is not None else _DEMO_TICKET)
    click.echo(_in_words(answer))


_DEMO_ARTICLES = """\
The articles are the demo's, of an invented company. To rest on your own: agent-assist knowledge import FOLDER
"""
_DEMO_TICKET = """\
The ticket and the articles are the demo's, of an invented company. Your own are used once a helpdesk is set up.
"""


def _in_words(answer: dict[str, Any]) -> str:
    if answer["abstained"]:
        missing = "".join(f"\n- {item}" for item in answer["missing"])
        return f"No draft: {answer['why']}{missing}"
    lines = [
        f"[{answer['disclosure']['tag']}]  {answer['band']['words']}: {answer['band']['line']}"
    ]
    lines += ["", answer["text"], "", answer["disclosure"]["footer"], ""]
    lines += [f"{f['severity']}: “{f['quote']}” {f['message']}" for f in answer["findings"]]
    lines += [f"[{c['number']}] {c['title']} ({c['id']})" for c in answer["citations"]]
    lines += [f"missing: {item}" for item in answer["missing"]]
    return "\n".join(lines)


def _line_command(
    name: str,
    help_text: str,
    load: Callable[[], Callable[[Row], dict[str, Any]]],
    has_finding: Callable[[dict[str, Any]], bool] | None = None,
) -> None:
    """Add a command that turns JSON lines into JSON lines; `load` imports its work when it is run."""

    @agent_assist.command(name, help=help_text)
    @click.option(
        "--jsonl", "source", required=True, help="A file of JSON lines, or - for standard input."
    )
    @click.option("--strict", "is_strict", is_flag=True, help="Stop at the first unusable line.")
    def command(source: str, is_strict: bool) -> int:
        return run_lines(source, load(), is_strict=is_strict, has_finding=has_finding)


def _redact() -> Callable[[Row], dict[str, Any]]:
    from agent_assist.analysis.personal_data.redact_line import redact  # start-up time

    return redact


def _screen() -> Callable[[Row], dict[str, Any]]:
    from agent_assist.analysis.text_lines import screen_line  # start-up time

    return screen_line


def _reply_text() -> Callable[[Row], dict[str, Any]]:
    from agent_assist.analysis.text_lines import reply_text_line  # start-up time

    return reply_text_line


def _check() -> Callable[[Row], dict[str, Any]]:
    from agent_assist.analysis.check_line import check_line  # start-up time

    return check_line


_line_command("redact", "Mask personal data in each text.", _redact)
_line_command("screen", "Say what a customer's text asks for, and what it hides.", _screen)
_line_command("reply-text", "Split each mail into reply, quoted text and signature.", _reply_text)
_line_command(
    "check",
    "Check a reply against its sources; exit 1 when there is a finding.",
    _check,
    lambda answer: bool(answer["findings"]),
)


agent_assist.add_command(knowledge)
agent_assist.add_command(read_documents)
agent_assist.add_command(log)
agent_assist.add_command(erase)
agent_assist.add_command(retain)
agent_assist.add_command(stop)
agent_assist.add_command(stats)
agent_assist.add_command(policy)
agent_assist.add_command(doctor)
agent_assist.add_command(support)
agent_assist.add_command(store)


def use_utf8() -> None:
    """Write UTF-8 whatever the console's code page is: the lines are read by programs."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
