"""Minting an approval. Rule: only a named person who was shown everything can make one.

Numbered checks, in this order; each raises GateRefused:

1. A person is named.
2. The whole draft was displayed.
3. The whole preview was displayed, for at least 600 ms.
4. No fact is open: none without a source, none that its source contradicts.
5. The reply says something and goes to somebody.
6. Words that AI wrote are in a language that the person reads (R24).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from agent_assist.analysis.claims.tongue import KNOWN, guess_language
from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.people import Person
from agent_assist.ports.signer import Signer

PREVIEW_MIN_MS = 600
APPROVAL_LIFETIME = timedelta(minutes=15)


def mint_approval(
    envelope: Envelope,
    person: Person,
    shown: Shown,
    open_facts: int,
    *,
    approval_id: str,
    outbox_id: str,
    now: datetime,
    signer: Signer,
    reads: Collection[str],
    last_answer_id: str = "",
) -> Approval:
    """A signed approval of exactly this envelope, valid for 15 minutes; GateRefused otherwise.

    `reads` are the languages that the person reads; `last_answer_id` is the newest answer of the company in the
    conversation that the person saw.
    """
    _refuse_unless_ready(envelope, person, shown, open_facts)
    refuse_unless_read(envelope, reads)
    approval = Approval(
        id=approval_id,
        outbox_id=outbox_id,
        ticket_id=envelope.ticket_id,
        person_account=person.account,
        envelope_digest_hex=envelope.digest_hex,
        approved_at=now,
        expires_at=now + APPROVAL_LIFETIME,
        shown=shown,
        last_answer_id=last_answer_id,
    )
    return replace(approval, signature_hex=signer.sign_hex(approval.signed_bytes()))


def _refuse_unless_ready(envelope: Envelope, person: Person, shown: Shown, open_facts: int) -> None:
    if not (person.account and person.display_name):  # 1
        raise GateRefused(1, "Nobody is signed in. Say who you are in Settings, then approve.")
    if not shown.draft_was_whole:  # 2
        raise GateRefused(2, "The whole draft was not on screen. Scroll to its end, then approve.")
    if not shown.preview_was_whole or shown.preview_visible_ms < PREVIEW_MIN_MS:  # 3
        raise GateRefused(
            3, "The whole preview was not on screen. Read it to its end, then approve."
        )
    if open_facts:  # 4
        raise GateRefused(
            4, "A fact rests on no source. Edit it, remove it or confirm it to approve."
        )
    if not envelope.body.strip() or not envelope.to:  # 5
        raise GateRefused(5, "The reply is empty or has no recipient. Write it, then approve.")


def refuse_unless_read(envelope: Envelope, reads: Collection[str]) -> None:
    """GateRefused for AI's words in a language that nobody of this approval reads; own words pass.

    Both count: the language asked for, and the one that the words are clearly in.
    """
    if envelope.disclosure is DisclosureKind.HUMAN:
        return
    known = {base_language(each) for each in reads}
    unread = next((each for each in _languages(envelope) if each not in known), "")
    if unread:  # 6
        name = english_name(unread)
        raise GateRefused(
            6,
            f"This reply is in {name}, which you have not said that you read. Somebody who reads {name} has to"
            " approve it. Hand it over, or add the language in Settings.",
        )


def _languages(envelope: Envelope) -> tuple[str, ...]:
    asked_for = base_language(envelope.language)
    written_in = guess_language(envelope.body) if asked_for in KNOWN else ""
    return (asked_for, written_in or asked_for)
