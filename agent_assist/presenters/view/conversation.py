"""The conversation column."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.parts import TagView


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file on a message: its name, and its kind and size in words."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message. `tag` stands on past replies; `warnings` are sentences shown above the text.

    `quoted` is folded away under "Show quoted text"; `is_right_to_left` decides the text's direction.
    """

    id: str
    author: str
    initials: str
    is_agent: bool
    is_note: bool
    when: str
    text: str
    quoted: str
    tag: TagView | None
    warnings: tuple[str, ...]
    attachments: tuple[AttachmentView, ...]
    is_right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class OrderView:
    """The card at the foot of the column: what the company knows about the order or account."""

    title: str
    note: str
    summary: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConversationView:
    """Subject, a line such as "Ticket 90417 · E-mail · English", the messages and the order."""

    ticket_id: str
    subject: str
    meta: str
    messages: tuple[MessageView, ...]
    order: OrderView | None


@dataclass(frozen=True, slots=True)
class LoadingView:
    """While a ticket is read: words once it takes long, and what ends the wait; "" for nothing."""

    words: str
    cancel: str
