"""An approval can only be made by a person who was shown everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.people import Person
from agent_assist.gate.approval import mint_approval
from tests.domain.test_envelope import ENVELOPE
from tests.fakes.clock import START

PERSON = Person("priya", "Priya N.", "test")
SHOWN = Shown(True, True, 4000, 700)
SIGNER = DeviceSigner(b"d" * 32)


def mint(envelope=ENVELOPE, person=PERSON, shown=SHOWN, open_facts=0, reads=("en",)) -> Approval:
    return mint_approval(
        envelope,
        person,
        shown,
        open_facts,
        approval_id="a",
        outbox_id="o",
        now=START,
        signer=SIGNER,
        reads=reads,
    )


def test_it_names_person_reply_and_digest_and_is_signed():
    approval = mint()
    assert approval.person_account == "priya"
    assert approval.envelope_digest_hex == ENVELOPE.digest_hex
    assert SIGNER.verify(approval.signed_bytes(), approval.signature_hex)


@pytest.mark.parametrize("change", [{"person_account": "jonas"}, {"envelope_digest_hex": "0" * 64}])
def test_the_signature_covers_who_and_what(change):
    approval = replace(mint(), **change)
    assert not SIGNER.verify(approval.signed_bytes(), approval.signature_hex)


@pytest.mark.parametrize(
    ("check", "changes"),
    [
        (1, {"person": Person("", "", "test")}),
        (1, {"person": Person("priya", "", "test")}),
        (2, {"shown": Shown(False, True, 4000, 700)}),
        (3, {"shown": Shown(True, False, 4000, 700)}),
        (3, {"shown": Shown(True, True, 4000, 599)}),
        (4, {"open_facts": 1}),
        (5, {"envelope": replace(ENVELOPE, body="  \n")}),
        (5, {"envelope": replace(ENVELOPE, to=())}),
    ],
)
def test_each_missing_condition_is_refused(check: int, changes):
    with pytest.raises(GateRefused) as caught:
        mint(**changes)
    assert caught.value.check == check


@pytest.mark.parametrize("kind", [k for k in DisclosureKind if k is not DisclosureKind.HUMAN])
def test_ai_words_in_a_language_that_the_person_does_not_read_are_refused(kind: DisclosureKind):
    turkish = replace(ENVELOPE, language="tr", disclosure=kind)
    for reads in ((), ("en", "de")):
        with pytest.raises(GateRefused, match="Turkish") as caught:
            mint(turkish, reads=reads)
        assert caught.value.check == 6
    assert mint(turkish, reads=("en", "tr")).ticket_id == ENVELOPE.ticket_id


def test_own_words_need_no_reader_and_a_variety_is_read_by_who_reads_the_language():
    own = replace(ENVELOPE, language="tr", disclosure=DisclosureKind.HUMAN)
    assert mint(own, reads=()).ticket_id == ENVELOPE.ticket_id
    assert mint(replace(ENVELOPE, language="de-AT"), reads=("de",)).ticket_id == ENVELOPE.ticket_id


def test_a_language_that_the_model_took_by_mistake_counts_as_well():
    body = "Siparişinizi üye olmadan vermişsiniz, bu yüzden fatura bir hesapta görünmüyor ve bunun için size"
    said = replace(ENVELOPE, language="en", body=body, disclosure=DisclosureKind.AI_UNCHANGED)
    with pytest.raises(GateRefused, match="Turkish"):
        mint(said, reads=("en",))
    assert mint(said, reads=("en", "tr")).ticket_id == ENVELOPE.ticket_id
