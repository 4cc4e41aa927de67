"""Everything that the window can do is found by the word that a person has for it."""

from __future__ import annotations

from agent_assist.presenters.keymap import ACTIONS
from agent_assist.presenters.palette_words import ALSO
from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.ui.palette.acts import ATTACH, COPIES, WRITE, button_rows
from agent_assist.ui.palette.places import LOOKS
from agent_assist.ui.shell.rail import AUDIT, CHECKS, KNOWLEDGE, SETTINGS, TEAM
from tests.benchmarks.friction import Desk

ONLY_THERE = {"escape", "scroll-on", *(f"pick-{n}" for n in range(1, 9))}
"""Keys that do nothing but in a region that is open already: Esc, scrolling on, ticking a reason."""
PLAIN = {
    "queue-next": ("next", "ticket-next"), "queue-previous": ("previous", "ticket-previous"),
    "queue-open": ("reply", "pane-draft"), "pane-queue": ("queue", "pane-queue"),
    "pane-conversation": ("conversation", "pane-conversation"), "pane-draft": ("draft", "pane-draft"),
    "pane-rationale": ("sources", "pane-rationale"), "pane-next": ("queue", "pane-queue"),
    "pane-previous": ("queue", "pane-queue"), "ticket-next": ("next ticket", "ticket-next"),
    "ticket-previous": ("previous ticket", "ticket-previous"), "check-next": ("fact", "check-next"),
    "check-previous": ("previous fact", "check-previous"), "word-next": ("spelling", "word-next"),
    "word-previous": ("previous word", "word-previous"), "find-words": ("find", "find-words"),
    "why": ("why", "why"), "edit": ("edit", "edit"), "confirm": ("confirm", "confirm"),
    "approve": ("approve", "approve"), "send": ("send", "approve"), "reject": ("reject", "reject"),
    "reject-draft": ("discard", "reject"), "undo": ("undo", "undo"), "undo-here": ("unsend", "undo"),
    "cite": ("cite", "cite"), "hand-over": ("hand", "hand-over"), "new-draft": ("new", "new-draft"),
    "ask": ("another", "ask"), "version-next": ("versions", "version-next"),
    "version-previous": ("versions", "version-previous"), "polish": ("polish", "polish"),
    "translate": ("translate", "translate"), "summarise": ("summary", "summarise"),
    "ai": ("ai", "ai"), "find": ("search", "find"), "help": ("help", "help"),
}  # fmt: skip
FIRST = {
    "cc": COPIES, "bcc": COPIES, "attach": ATTACH, "file": ATTACH, "upload": ATTACH, "search": "find",
    "find": "find-words", "hand": "hand-over", "escalate": "hand-over", "undo": "undo",
    "translate": "translate", "translation": "translate", "settings": SETTINGS, "options": SETTINGS,
    "help": "help", "shortcuts": "help", "send": "approve", "dark": LOOKS, "log": AUDIT,
    "statistics": TEAM, "articles": KNOWLEDGE, "blind": CHECKS, "write it myself": WRITE,
}  # fmt: skip


def offered(desk: Desk, words: str) -> list[PickRow]:
    desk.workspace.search(words)
    desk.wait(lambda: desk.workspace.finding.is_at_rest, "the search")
    return list(desk.workspace.palette.view.rows)


def test_no_action_of_the_window_is_forgotten() -> None:
    assert PLAIN.keys() | ONLY_THERE == {action.id for action in ACTIONS}
    commands = {action.id for action in ACTIONS if action.is_command}
    assert {found for _, found in PLAIN.values()} == commands
    assert ALSO.keys() == commands, "every command has other plain words"
    assert all(row.also for row in button_rows(str))


def test_every_action_is_found_by_its_plain_word(desk: Desk) -> None:
    missed = []
    for word, wanted in PLAIN.values():
        others = [row.id for row in offered(desk, word) if row.kind is not PickKind.TICKET]
        if wanted not in others[:3]:
            missed.append((word, wanted, others))
    assert missed == []


def test_what_newcomers_type_stands_first(desk: Desk) -> None:
    first = {word: offered(desk, word)[0].id for word in FIRST}
    wrong = {word: found for word, found in first.items() if found != FIRST[word]}
    assert wrong == {}


def test_cc_and_files_open_where_their_buttons_stand(desk: Desk) -> None:
    desk.open("90419")
    desk.wait(lambda: desk.window.work.draft.enclosures.copies.isVisible(), "the draft")
    desk.press("Ctrl+K")
    desk.hands.type("cc")
    desk.press("Return")
    assert desk.window.focusWidget() is desk.window.work.draft.enclosures.cc


def test_what_cannot_be_done_now_says_so(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.hands.type("attach")
    desk.press("Return")
    said = desk.workspace.context.said_here
    assert said == "Not now: this is done while a reply is being written."
