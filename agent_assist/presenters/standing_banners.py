"""The banners that stand above every ticket's own."""

from __future__ import annotations

from collections.abc import Sequence

from agent_assist.domain.outbox import OutboxItem
from agent_assist.domain.people import Person
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.parts import ActionView, BannerView, Tone

WHO, SECOND, LOG, DOUBT = "who", "second-app", "log-broken", "in-doubt"
OPEN_AUDIT, COPY_REPORT = "open-audit", "copy-report"


def is_this_still_you(tr: Translator, person: Person) -> BannerView:
    """After a lock, a sleep or a change of person."""
    body = tr(
        "{person}. What was held was taken back. Nothing can be approved until you say so.",
        person=person_words(tr, person),
    )
    actions = (
        ActionView("still-me", tr("Yes, it is me"), "user-check"),
        ActionView("not-me", tr("Somebody else…"), "user"),
    )
    return BannerView(WHO, Tone.WARN, "user-check", tr("Is this still you?"), body, actions)


def second_app(tr: Translator) -> BannerView:
    """Another app of this profile owns the outbox."""
    return BannerView(
        SECOND,
        Tone.WARN,
        "circle-alert",
        tr("Agent Assist is open twice"),
        tr(
            "The other window does the sending. Here you can read and write; approve there, or close it."
        ),
        (ActionView("look-again", tr("Look again"), "refresh-cw"),),
    )


def log_is_broken(tr: Translator, problem: str) -> BannerView:
    """The log is not the one whose head was signed; `problem` says at which record, as far as that is known."""
    return BannerView(
        LOG,
        Tone.DANGER,
        "shield-alert",
        tr("The decision log does not verify"),
        tr(
            "{problem} Sending is paused for AI drafts. Your own words can still be sent.",
            problem=problem,
        ),
        (
            ActionView(OPEN_AUDIT, tr("Open the log"), "scroll-text"),
            ActionView(COPY_REPORT, tr("Copy report"), "copy"),
        ),
    )


def replies_in_doubt(tr: Translator, items: Sequence[OutboxItem]) -> BannerView:
    """Replies of which nobody knows whether they were sent, on whichever tickets."""
    tickets = ", ".join(dict.fromkeys(item.envelope.ticket_id for item in items[:3]))
    if len(items) == 1:
        body = tr("Ticket {tickets}. It is not sent again by itself.", tickets=tickets)
    else:
        body = tr(
            "{n} replies, tickets {tickets}. None is sent again by itself.",
            n=len(items),
            tickets=tickets + (", …" if len(items) > 3 else ""),
        )
    return BannerView(
        DOUBT,
        Tone.DANGER,
        "circle-alert",
        tr("We don't know whether a reply was sent"),
        body,
        (ActionView("open-doubt", tr("Open ticket"), "inbox"),),
    )


def person_words(tr: Translator, person: Person) -> str:
    """Who that is, and how it is known."""
    words = tr(
        "{name} ({account} on this computer", name=person.display_name, account=person.account
    )
    if person.helpdesk_account:
        words += tr(", {account} in the helpdesk", account=person.helpdesk_account)
    return words + ")"
