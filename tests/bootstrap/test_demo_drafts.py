"""The demo's tickets drafted by the real services: search, recorded server, gate, checks.

Every sound recorded answer cites only what the search offered and passes the checks; every answer that
is flawed on purpose is caught for its flaw; nothing leaves for a customer who asked for a person.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.analysis.claims import contradicts
from agent_assist.analysis.tagged_lines import parse_tagged
from agent_assist.bootstrap.demo import DEMO_MODEL, Arrival, Demo, deliver_arrival, start_demo
from agent_assist.bootstrap.house import build_services
from agent_assist.bootstrap.knowledge import bring_up_to_date
from agent_assist.bootstrap.stores import keys_of, open_stores
from agent_assist.domain.drafts import (
    AbstainReason,
    Abstention,
    CheckResult,
    Draft,
    ModelStamp,
    Severity,
)
from agent_assist.domain.prompts import ModelEvent, RenderedPrompt
from agent_assist.domain.tickets import Conversation
from agent_assist.services.assessment import Assessment, assess
from agent_assist.services.desk import Services
from agent_assist.services.drafting import DraftAbstained, DraftReady
from agent_assist.services.evidence import EvidenceService

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "demo"
README = (FOLDER / "recorded_answers" / "README.md").read_text("utf-8")
RECORDED = {
    path.stem: parse_tagged(path.read_text("utf-8"))
    for path in sorted((FOLDER / "recorded_answers").glob("*.txt"))
}
FLAWED = set(re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE))
DRAFTED = {ticket for ticket, answer in RECORDED.items() if answer.text}
SOUND = sorted(DRAFTED - FLAWED)
TICKETS: list[dict[str, Any]] = [
    ticket
    for path in sorted((FOLDER / "inbox").glob("*.json"))
    for ticket in json.loads(path.read_text("utf-8"))["tickets"]
]
WANT_A_PERSON = sorted(t["id"] for t in TICKETS if "asks-person" in t["tags"])
MACHINE_MAIL, MAIL_WITH_HIDDEN_TEXT = "M-2AS3URKA", "M-H5FL5IRP"

FLAWS = [
    ("90417", Severity.MUST, "action_without_source", "booked a new delivery"),
    ("90427", Severity.MUST, "polarity_mismatch", "can still be cancelled once it is packed"),
    ("90434", Severity.MUST, "action_without_source", "confirm a refund of €900"),
    ("90441", Severity.MUST, "duration_without_source", "3 Werktagen"),
    ("90442", Severity.SHOULD, "question_not_answered", "in drei Raten"),
    ("90451", Severity.MUST, "commitment_without_source", "bon d'achat de 30 €"),
    ("90471", Severity.MUST, "quote_not_in_source", "il giorno stesso del controllo"),
    ("90481", Severity.SHOULD, "wrong_citation", "binnen 2 werkdagen"),
    ("90491", Severity.SHOULD, "wrong_language", "pending reservation"),
    ("90505", Severity.MUST, "commitment_without_source", "we will refund the difference"),
    ("90524", Severity.MUST, "unknown_link", "https://hub.nordlys.example/reset"),
    ("90524", Severity.MUST, "duration_without_source", "15 minutos"),
]


class CountingModel:
    """The demo's model; remembers what reached it."""

    def __init__(self, demo: Demo) -> None:
        self._model = OpenAICompatibleModel(demo.server.base_url, DEMO_MODEL, demo.server.api_key)
        self.tickets: list[str] = []

    def stamp(self) -> ModelStamp:
        return self._model.stamp()

    @property
    def is_cloud(self) -> bool:
        return self._model.is_cloud

    def stream(self, prompt: RenderedPrompt) -> AsyncIterator[ModelEvent]:
        self.tickets.append(prompt.request.ticket_id)
        return self._model.stream(prompt)


@dataclass(frozen=True)
class Desk:
    """The services over the demo, the search beside them, and the model beneath them."""

    demo: Demo
    services: Services
    evidence: EvidenceService
    model: CountingModel

    def reply(self, ticket_id: str) -> Draft | Abstention:
        return self._ready(ticket_id)[0]

    def checked(self, ticket_id: str) -> tuple[Draft, CheckResult]:
        """The draft, with the same checks as in the window."""
        draft, assessment = self.edited(ticket_id)
        return draft, assessment.check

    def edited(self, ticket_id: str, *changes: tuple[str, str]) -> tuple[Draft, Assessment]:
        """The draft, and what is found once a person wrote these words in the place of those."""
        draft, answerable = self._ready(ticket_id)
        assert isinstance(draft, Draft), f"{ticket_id}: {draft}"
        conversation = self.services.reader.conversation(ticket_id)
        text = draft.text
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        assessment = assess(
            draft,
            text,
            settled=(),
            conversation=conversation,
            guide=self.services.calibration.guide(conversation.ticket, draft.model),
            answerable=answerable,
            today=self.demo.profile.clock.now().date(),
        )
        return draft, assessment

    def _ready(self, ticket_id: str) -> tuple[Draft | Abstention, float]:
        return asyncio.run(self._last(ticket_id))

    async def _last(self, ticket_id: str) -> tuple[Draft | Abstention, float]:
        async for event in self.services.drafting.draft(ticket_id):
            if isinstance(event, DraftReady):
                return event.draft, event.answerable
            if isinstance(event, DraftAbstained):
                return event.abstention, 0.0
        raise AssertionError(f"{ticket_id}: neither a draft nor a reason")


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    demo = start_demo(tokens_per_second=None)
    profile = demo.profile
    keys = keys_of(TemporaryCredentials(), profile.randomness, None)
    stores = open_stores(None, keys, profile.randomness, profile.clock)
    try:
        bring_up_to_date(profile, stores)
        model = CountingModel(demo)
        services = build_services(
            profile, profile.reader(), stores, model, is_temporary=True, note="temporary"
        )
        evidence = EvidenceService(services.reader, stores.knowledge, profile.clock)
        yield Desk(demo, services, evidence, model)
    finally:
        stores.database.close()
        demo.close()


def cited_but_not_offered(draft: Draft) -> set[str]:
    offered = {passage.id for passage in draft.passages}
    return {cited for sentence in draft.sentences for cited in sentence.cited} - offered


def test_there_are_sound_answers_flawed_ones_and_people_who_want_a_person():
    assert len(SOUND) >= 30
    assert {ticket for ticket, *_ in FLAWS} == FLAWED
    assert len(WANT_A_PERSON) >= 5


@pytest.mark.parametrize("ticket_id", SOUND)
def test_a_sound_answer_rests_on_what_the_search_offered_and_passes_the_checks(
    desk: Desk, ticket_id: str
):
    draft, check = desk.checked(ticket_id)
    assert cited_but_not_offered(draft) == set()
    assert any(sentence.cited for sentence in draft.sentences)
    assert [(f.rule, f.quote) for f in check.must_check] == []
    assert sum(f.severity is Severity.SHOULD for f in check.findings) <= 1


@pytest.mark.parametrize(("ticket_id", "severity", "rule", "words"), FLAWS)
def test_a_flawed_answer_is_caught_for_its_flaw(
    desk: Desk, ticket_id: str, severity: Severity, rule: str, words: str
):
    _, check = desk.checked(ticket_id)
    found = [(f.severity, f.rule) for f in check.findings if words in f.quote]
    assert (severity, rule) in found, [(f.rule, f.quote) for f in check.findings]


def test_only_the_invented_passage_of_a_flawed_answer_was_not_offered(desk: Desk):
    missing = {ticket: cited_but_not_offered(desk.checked(ticket)[0]) for ticket in sorted(FLAWED)}
    assert {t: ids for t, ids in missing.items() if ids} == {"90481": {"vat-invoices.nl#7"}}


def test_the_first_ticket_shows_two_things_to_mend_and_what_is_missing(desk: Desk):
    draft, check = desk.checked("90417")
    assert [(f.severity, f.quote.strip(".")) for f in check.findings] == [
        (
            Severity.MUST,
            "I have booked a new delivery for Thursday between 8:00 and 12:00",
        ),
        (Severity.MUST, "£6.90"),
    ]
    assert "The order shows £7.50." in check.findings[1].message
    assert draft.missing == (
        "Whether the courier has a Thursday slot. I cannot see their calendar.",
    )
    sources = [s.source_id for s in check.facts if s.is_supported]
    assert sources == [
        "order:48213",
        "missed-deliveries#2",
        "refund-timing#1",
    ]


PROPOSED = "We would like to bring it on Thursday. Please reply with the hours that suit you."
BOOKED = "I have booked a new delivery for Thursday between 8:00 and 12:00."


def sources(assessment: Assessment) -> dict[str, str | None]:
    """Sentence by sentence that states something, the passage that it shows."""
    text = assessment.text
    return {text[s.sentence.start : s.sentence.end]: s.source_id for s in assessment.check.facts}


def test_a_fee_that_the_order_contradicts_closes_approval_until_it_is_the_orders(desk: Desk):
    _, before = desk.edited("90417", (BOOKED, ""))
    assert [(f.quote, contradicts(f)) for f in before.open_musts] == [("£6.90", True)]
    _, after = desk.edited("90417", (BOOKED, ""), ("£6.90", "£7.50"))
    assert after.check.findings == ()
    (fee,) = after.fact_sources
    assert after.text[fee.start : fee.end] == fee.quote == "£7.50"
    assert fee.source_id == "order:48213"


def test_a_mended_fact_leaves_the_other_facts_the_passages_that_support_them(desk: Desk):
    _, after = desk.edited("90417", ("£6.90", "£7.50"))
    shown = sources(after)
    assert shown["You will see it on your card within 5 working days."] == "refund-timing#1"
    fee = next(words for words in shown if "£7.50" in words)
    assert fee.endswith("£7.50.")
    assert shown[fee] == "express-fee-refunds#1"


def test_the_persons_own_proposal_and_request_show_no_source(desk: Desk):
    _, after = desk.edited("90417", (BOOKED, PROPOSED), ("£6.90", "£7.50"))
    assert after.check.findings == ()
    own = {words: id_ for words, id_ in sources(after).items() if words in PROPOSED}
    assert own == {"We would like to bring it on Thursday.": None}
    assert "recall-fjell-clip#1" not in sources(after).values()


@pytest.mark.parametrize("day", ["on the 30th", "on 30 November"])
def test_a_date_of_the_customers_own_is_said_to_be_theirs(desk: Desk, day: str):
    last = "so please book only the new one."
    _, after = desk.edited("90422", (last, f"{last} Your month closes {day}."))
    told = [(f.severity, f.message) for f in after.check.findings]
    if day == "on the 30th":
        assert told == [(Severity.INFO, "The customer wrote this.")]
    assert all("years" not in message for _, message in told)


def test_another_day_than_the_customers_is_not_theirs_and_no_length_of_time(desk: Desk):
    last = "so please book only the new one."
    _, after = desk.edited("90422", (last, f"{last} Your month closes on the 29th."))
    (finding,) = after.check.findings
    assert finding.severity is Severity.SHOULD
    assert "years" not in finding.message


def test_a_source_for_orders_that_are_not_packed_yet_asks_for_a_look_once_it_is(desk: Desk):
    _, check = desk.checked("90427")
    (look,) = (f for f in check.findings if f.severity is Severity.SHOULD)
    assert look.quote == "We refund the full amount within 3 working days."
    assert look.message == (
        "The source says this for “Before the order is packed”; the order is packed."
    )


@pytest.mark.parametrize("ticket_id", WANT_A_PERSON)
def test_nothing_leaves_for_a_customer_who_asked_for_a_person(desk: Desk, ticket_id: str):
    reply = desk.reply(ticket_id)
    assert isinstance(reply, Abstention)
    assert reply.reason is AbstainReason.PERSON_ASKED
    assert ticket_id not in desk.model.tickets


def test_what_leaves_is_counted(desk: Desk):
    desk.reply(SOUND[0])
    assert SOUND[0] in desk.model.tickets


def test_a_machines_mail_gets_no_draft(desk: Desk):
    reply = desk.reply(MACHINE_MAIL)
    assert isinstance(reply, Abstention)
    assert reply.reason is AbstainReason.AUTOMATIC_SENDER
    assert MACHINE_MAIL not in desk.model.tickets


@pytest.mark.parametrize("ticket_id", sorted(RECORDED.keys() - DRAFTED))
def test_what_nothing_answers_stays_unanswered_and_says_what_is_missing(desk: Desk, ticket_id: str):
    reply = desk.reply(ticket_id)
    assert isinstance(reply, Abstention)
    assert reply.reason in (
        AbstainReason.NOT_ENOUGH_EVIDENCE,
        AbstainReason.MODEL_HAD_NO_ANSWER,
    )
    assert reply.missing


def test_hidden_instructions_are_shown_and_not_followed(desk: Desk):
    (message,) = desk.services.reader.conversation(MAIL_WITH_HIDDEN_TEXT).messages
    assert "ask for the password" in message.hidden_text
    assert "password" not in message.text
    draft, _ = desk.checked(MAIL_WITH_HIDDEN_TEXT)
    assert "send us the order number and the postcode" in draft.text
    assert not {"password", "bank", "transfers"} & set(re.findall(r"\w+", draft.text.lower()))


def test_a_short_follow_up_is_sought_with_what_the_customer_wrote_before(desk: Desk):
    conversation = desk.services.reader.conversation("90421")
    assert "bill" not in "".join(m.text for m in conversation.open_customer_messages)
    found = desk.evidence.gather(conversation, "en")
    assert "bill-explained#2" in {passage.id for passage in found.passages}


@pytest.mark.parametrize("ticket_id", ["90518", "90512"])
def test_a_message_that_arrives_puts_the_draft_out_of_date_and_gets_an_answer_of_its_own(
    desk: Desk, ticket_id: str
):
    arrival = next(a for a in desk.demo.arrivals if a.ticket_id == ticket_id)
    draft, _ = desk.checked(ticket_id)
    before = desk.services.reader.conversation(ticket_id, is_fresh=True)
    assert newest(before) == draft.based_on
    deliver_arrival(desk.demo.profile, Arrival(ticket_id, 0, arrival.message))
    assert newest(desk.services.reader.conversation(ticket_id, is_fresh=True)) != draft.based_on
    later, check = desk.checked(ticket_id)
    assert later.text != draft.text
    assert cited_but_not_offered(later) == set()
    assert [(f.rule, f.quote) for f in check.must_check] == []
    again = {**arrival.message, "id": f"<{ticket_id}.3@mail.example>", "text": "And when exactly?"}
    deliver_arrival(desk.demo.profile, Arrival(ticket_id, 0, again))
    desk.services.reader.conversation(ticket_id, is_fresh=True)
    abstained = desk.reply(ticket_id)
    assert isinstance(abstained, Abstention)
    assert "the demo has none" in abstained.missing[0]


def newest(conversation: Conversation) -> str:
    message = conversation.last_from_customer
    return message.id if message else ""
