"""Preview, undo bar, reject popover and read-only sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent_assist.domain.disclosure import machine_disclosure
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.enclosures import in_words
from agent_assist.domain.evidence import Passage
from agent_assist.domain.outbox import OutboxItem
from agent_assist.domain.people import Person
from agent_assist.domain.policy import Policy
from agent_assist.domain.prompts import PromptRecord
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Address
from agent_assist.ports.translator import Translator
from agent_assist.presenters import times, words
from agent_assist.presenters.keymap import USUAL_KEYS, Keymap
from agent_assist.presenters.standing_banners import person_words
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.sheets import (
    PreviewView,
    ReasonRow,
    RejectView,
    TextSheetView,
    UndoView,
)
from agent_assist.services.approving import Prepared
from agent_assist.services.review import Review


def build_preview(
    tr: Translator,
    review: Review,
    prepared: Prepared,
    policy: Policy,
    person: Person,
    keymap: Keymap = USUAL_KEYS,
) -> PreviewView:
    """The whole envelope, exactly as the customer receives it."""
    envelope = prepared.envelope
    first_name = review.conversation.ticket.customer.label.split(" ", 1)[0]
    is_open = review.state is ReviewState.PREVIEW_SHOWN
    rows = [
        (tr("From"), envelope.sender.full),
        (tr("To"), _addresses(envelope.to)),
        (tr("Cc"), _addresses(envelope.cc)),
        (tr("Bcc"), _addresses(envelope.bcc)),
        (tr("Subject"), envelope.subject),
        (
            tr("Attachments"),
            ", ".join(f"{a.name} ({in_words(a.size_bytes)})" for a in envelope.attachments),
        ),
        (tr("Status"), envelope.status_change),
    ]
    note = ""
    if envelope.footer:
        organisation = policy.organisation or tr("your organisation's")
        note = tr("This footer is set by {org} policy and cannot be removed.", org=organisation)
    tag = words.draft_tag(tr, review.source, is_edited=review.is_edited, is_stale=False)
    return PreviewView(
        title=tr("This is exactly what {name} receives", name=first_name),
        subtitle=tr("The whole message, as plain text. Read it once more."),
        rows=tuple(row for row in rows if row[1]),
        body=envelope.body,
        footer=envelope.footer,
        footer_note=note,
        quoted=envelope.quoted,
        tag=tag,
        change_line=change_words(tr, review.edit_bp) if review.draft else "",
        person_line=tr("Approved and sent by {name}", name=person_words(tr, person)),
        machine_line=machine_disclosure(envelope.disclosure).header_value(),
        back=ButtonView(tr("Back to draft"), "", keymap.caps("escape")),
        send=ButtonView(
            tr("Approve and send"),
            "send",
            keymap.caps("send"),
            is_open,
            "" if is_open else tr("Opens when all of it was on screen for a moment."),
        ),
    )


def change_words(tr: Translator, edit_bp: int) -> str:
    """How much was changed, from basis points; an edit is never said to be none."""
    if 0 < edit_bp <= 50:
        return tr("less than 1% changed")
    return tr("{n}% changed", n=round(edit_bp / 100))


def build_undo(
    tr: Translator,
    item: OutboxItem,
    name: str,
    undo_seconds: int,
    now: datetime,
    keymap: Keymap = USUAL_KEYS,
) -> UndoView:
    """The bar of the undo window."""
    left_ms = max(0, int((item.release_at - now).total_seconds() * 1000))
    return UndoView(
        title=tr("Sending to {name}", name=name.split(" ", 1)[0]),
        line=tr(
            "Approved by you at {time}. Nothing has left yet.",
            time=times.clock_time(item.approval.approved_at),
        ),
        total_ms=undo_seconds * 1000,
        left_ms=left_ms,
        undo=ButtonView(tr("Undo"), "undo-2", keymap.caps("undo")),
        short=tr("Nothing has left yet."),
    )


def build_reject(tr: Translator, policy: Policy, keymap: Keymap = USUAL_KEYS) -> RejectView:
    """The popover with its eight reasons in fixed order."""
    rows = [
        ReasonRow(reason.value, number, tr(title), tr(detail))
        for number, (reason, title, detail) in enumerate(words.REASONS, 1)
    ]
    return RejectView(
        title=tr("Why does this draft not work?"),
        subtitle=tr("Pick one or more. Nothing is sent to the customer."),
        reasons=tuple(rows),
        needs_reason=policy.reject_needs_reason,
        note_hint=tr("Note for the team (optional)"),
        privacy_line=tr("Used to improve drafts. Never shown per agent."),
        back=ButtonView(tr("Back"), "", keymap.caps("escape")),
        reject=ButtonView(tr("Reject draft"), "", keymap.caps("reject-draft")),
    )


def source_sheet(passage: Passage, line: str, quotes: tuple[str, ...]) -> TextSheetView:
    """A source with its cited words marked."""
    return TextSheetView(passage.title, line, (("", passage.text),), quotes)


def with_prompt(
    tr: Translator, card: TextSheetView, records: tuple[PromptRecord, ...]
) -> TextSheetView:
    """The card with what the model saw: the exact words that left, to which host, and what was masked."""
    return replace(card, sections=(*card.sections, *_prompt(tr, records)))


def _prompt(tr: Translator, records: tuple[PromptRecord, ...]) -> tuple[tuple[str, str], ...]:
    saw = tr("What the model saw")
    if not records:
        return ((saw, tr("No text about this ticket was given to a model.")),)
    record = records[-1]
    masked = ", ".join(f"{count} × {kind.lower()}" for kind, count in record.masked_counts)
    host = record.host or tr("this computer only")
    line = tr(
        "{model} at {host}, {time}. Masked: {masked}.",
        model=record.model,
        host=host,
        time=times.clock_time(record.sent_at),
        masked=masked or tr("nothing was found to mask"),
    )
    words = ((tr("Ticket and sources"), record.user), (tr("Instructions"), record.system))
    return ((saw, line), *words)


def model_card(tr: Translator, model: ModelStamp, measured: str) -> TextSheetView:
    """Purpose, limits and measured results of the model behind a draft (R23); `measured` says how past scores held."""
    host = model.host or tr("this computer only")
    made = tr(
        "{model} at {host}, instructions {prompt}.",
        model=model.name,
        host=host,
        prompt=model.prompt_version,
    )
    sections = (
        (
            tr("What it is for"),
            tr(
                "A first version of a reply, for a person who reads, changes, rejects or approves it."
            ),
        ),
        (
            tr("What it gets"),
            tr(
                "The conversation and the sources shown beside the draft, with personal data masked. Nothing else."
            ),
        ),
        (
            tr("What it cannot do"),
            tr(
                "It cannot send, look anything up, or keep a promise. It may be wrong and sound sure."
            ),
        ),
        (
            tr("How far to trust it"),
            tr(
                "Each fact is checked against its source. A rating appears once enough drafts were decided."
            ),
        ),
        (tr("Measured results"), measured),
    )
    return TextSheetView(tr("Model card"), f"{made} {model.label}".strip(), sections)


def _addresses(addresses: tuple[Address, ...]) -> str:
    shown = ", ".join(address.full for address in addresses[:20])
    more = len(addresses) - 20
    return f"{shown}, +{more}" if more > 0 else shown
