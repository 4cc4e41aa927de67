"""The conversation: every message as the agent sees it, with the tag of each past reply."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.policy import Policy
from agent_assist.domain.tickets import Attachment, Conversation, Direction, Message, Order
from agent_assist.ports.translator import Translator
from agent_assist.presenters import times, words
from agent_assist.presenters.view.conversation import (
    AttachmentView,
    ConversationView,
    MessageView,
    OrderView,
)

RECIPIENTS_SHOWN = 20


def build_conversation(
    tr: Translator,
    conversation: Conversation,
    order: Order | None,
    language: str,
    now: datetime,
    policy: Policy | None = None,
) -> ConversationView:
    """The whole column for one ticket; `language` is the language's name in words.

    With a `policy` the tag of a past reply names the person in its footer, not the mailbox that it came from.
    """
    ticket = conversation.ticket
    meta = [tr("Ticket {id}", id=ticket.id), ticket.channel, language]
    return ConversationView(
        ticket_id=ticket.id,
        subject=ticket.subject or tr("No subject"),
        meta="  ·  ".join(part for part in meta if part),
        messages=tuple(_message(tr, m, now, policy) for m in conversation.messages),
        order=_order(tr, order) if order else None,
    )


def _message(tr: Translator, message: Message, now: datetime, policy: Policy | None) -> MessageView:
    name = message.author.label
    is_agent = message.direction is Direction.AGENT
    kind = message.disclosure or (DisclosureKind.HUMAN if is_agent else None)
    return MessageView(
        id=message.id,
        author=name,
        initials=initials(name),
        is_agent=is_agent,
        is_note=message.direction is Direction.NOTE,
        when=times.day_and_time(tr, message.sent_at, now),
        text=message.text,
        quoted=message.quoted,
        tag=words.sent_tag(tr, kind, _sender(message, policy)) if is_agent and kind else None,
        warnings=_warnings(tr, message),
        attachments=tuple(_attachment(a) for a in message.attachments),
        is_right_to_left=is_right_to_left(message.text),
    )


def _sender(message: Message, policy: Policy | None) -> str:
    """Who sent a reply of ours: the first name in its footer, else the author's; a mailbox is named whole."""
    name = message.author.label
    if policy is not None:
        name = _signed(message, policy) or name
        if name == policy.sender_name:
            return name
    return name.split(" ", 1)[0]


def _signed(message: Message, policy: Policy) -> str:
    """The person whom the footer of this kind names, in whichever language; "" where there is none."""
    if message.disclosure is None:
        return ""
    for texts in policy.footers.values():
        before, holds, after = texts.by_kind.get(message.disclosure, "").partition("{name}")
        start, end = re.escape(before.strip()), re.escape(after.strip())
        line = rf"^{start}\s*(\S.{{0,80}}?)\s*{end}\s*$"
        found = re.search(line, message.text, re.MULTILINE) if holds else None
        if found is not None:
            return found[1]
    return ""


def _warnings(tr: Translator, message: Message) -> tuple[str, ...]:
    warnings = list(message.warnings)
    if message.hidden_text:
        warnings.append(
            tr(
                "This mail holds hidden text, which was taken out: “{text}”",
                text=message.hidden_text[:200],
            )
        )
    others = len(message.to) + len(message.cc)
    if others > RECIPIENTS_SHOWN:
        warnings.append(tr("Sent to {n} recipients.", n=others))
    return tuple(warnings)


def _attachment(attachment: Attachment) -> AttachmentView:
    return AttachmentView(
        attachment.name or "attachment",
        f"{attachment.media_type}, {in_bytes(attachment.size_bytes)}",
    )


def _order(tr: Translator, order: Order) -> OrderView:
    is_account = not order.id.isdigit()
    title = tr("Account {id}", id=order.id) if is_account else tr("Order {id}", id=order.id)
    return OrderView(title, order.note, order.summary, order.facts)


def initials(name: str) -> str:
    """The first letters of the first and last word, upper case."""
    parts = [part for part in name.split() if part[0].isalnum()]
    letters = parts[:1] + (parts[-1:] if len(parts) > 1 else [])
    return "".join(part[0] for part in letters).upper() or "?"


def in_bytes(size_bytes: int) -> str:
    """A size for people: `17 kB`."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.0f} {unit}"
    return f"{size_bytes} B"


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character is written from right to left."""
    for character in text[:500]:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
