"""Replies composed from the knowledge alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.adapters.models.knowledge_only import KnowledgeOnlyModel, compose
from agent_assist.analysis.tagged_lines import TaggedAnswer, parse_tagged
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import SentenceKind
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.house_style import ReplyStyle
from agent_assist.domain.prompts import DraftRequest
from tests.adapters.models.conftest import DEPOT, Run, request_for

RETURNS = Passage(
    "returns#1",
    "Returns — How long",
    "You can return lamps within 60 days of delivery. Used bulbs cannot be returned.",
    PassageKind.POLICY,
    "en",
)
RETURNS_DE = Passage(
    "returns.de#1",
    "Rückgabe — Frist",
    "Sie können Lampen innerhalb von 60 Tagen nach der Lieferung zurückgeben.",
    PassageKind.ARTICLE,
    "de",
)


def answer(request: DraftRequest) -> TaggedAnswer:
    return parse_tagged("\n".join(compose(request)))


def test_the_reply_quotes_the_passage_that_answers() -> None:
    found = answer(request_for("Where can I collect my parcel?", RETURNS, DEPOT))
    assert found.text == (
        "Hi Maren,\n\nThank you for your message.\n\nThe parcel is held at the depot for 7 days. You can"
        " collect it from the depot with photo ID.\n\nKind regards,\nPriya"
    )
    facts = [s for s in found.sentences if s.kind is SentenceKind.FACT]
    assert [s.cited for s in facts] == [("missed-deliveries#2",)] * 2
    assert all(s.quote in DEPOT.text for s in facts)
    assert all(found.text[s.start : s.end] == s.quote for s in facts)
    assert found.missing == ()
    assert found.self_rating is None


def test_greeting_closing_and_signature_are_the_houses_where_it_has_them() -> None:
    style = ReplyStyle(greeting="Dear {name},", closing="All the best", signature=("Nordlys Care",))
    request = replace(request_for("Where can I collect my parcel?", RETURNS, DEPOT), style=style)
    found = answer(request)
    assert found.text.startswith("Dear Maren,\n\nThank you")
    assert found.text.endswith("\n\nAll the best\nPriya\nNordlys Care")
    assert answer(replace(request, customer_first_name="")).text.startswith("Hello,\n")


def test_each_question_gets_its_answer_and_the_rest_is_named() -> None:
    text = "Where can I collect the parcel? Until when can I return lamps? Do you sell puppies?"
    found = answer(request_for(text, DEPOT, RETURNS, subject="Parcel and return"))
    cited = {i for s in found.sentences for i in s.cited}
    assert cited == {"missed-deliveries#2", "returns#1"}
    assert found.missing == ("An answer to: Do you sell puppies?",)


def test_it_abstains_where_nothing_answers() -> None:
    found = answer(request_for("Do you sell puppies?", DEPOT, RETURNS, subject="Puppies"))
    assert found.text == ""
    assert found.missing == ("An answer to: Do you sell puppies?",)


def test_a_passage_that_fits_a_question_but_not_the_message_is_no_answer() -> None:
    gift = Passage(
        "gift-cards#2",
        "Gift cards — Money",
        "Gift cards cannot be exchanged for money. The money stays on the card.",
        PassageKind.ARTICLE,
        "en",
    )
    text = (
        "The courier missed my parcel again and I waited at home for the parcel all afternoon; the"
        " depot is far away. Do I get money?"
    )
    found = answer(request_for(text, DEPOT, gift, subject="Parcel at the depot missed"))
    assert found.text == ""
    assert found.missing == ("An answer to: Do I get money?",)
    alone = answer(request_for("Do I get money?", DEPOT, gift, subject=""))
    assert "gift-cards#2" in {i for s in alone.sentences for i in s.cited}


def test_the_reply_is_in_the_customers_language() -> None:
    request = request_for(
        "Wie lange kann ich Lampen zurückgeben?",
        RETURNS,
        RETURNS_DE,
        subject="Rückgabe",
        language="de",
    )
    found = answer(request)
    assert found.text.startswith("Hallo Maren,\n\nvielen Dank")
    assert "innerhalb von 60 Tagen" in found.text
    assert "within" not in found.text


def test_passages_in_another_language_are_named_but_not_used() -> None:
    found = answer(request_for("Lampen zurückgeben?", RETURNS, language="de", subject="x"))
    assert found.text == ""
    assert found.missing == ("Articles in German: those that were found are in English",)


def test_a_language_without_set_phrases_is_an_abstention() -> None:
    welsh = replace(RETURNS, language="cy")
    found = answer(request_for("return lamps within 60 days?", welsh, language="cy"))
    assert found.text == ""
    assert len(found.missing) == 1


def test_internal_guidance_is_never_quoted_to_customers() -> None:
    staff = replace(DEPOT, audience="staff")
    assert answer(request_for("Where can I collect my parcel?", staff)).text == ""


def test_orders_and_greetings_of_saved_replies_are_no_sentences_of_a_reply() -> None:
    order = Passage("order:1", "Order 1: parcel", "Parcel: collect", PassageKind.ORDER, "en")
    reply = Passage(
        "reply:depot",
        "Collect the parcel",
        "Hi {{customer_first_name}},\n\nPlease collect the parcel {{order_id}} soon. Bring photo ID to"
        " collect the parcel.\n\nKind regards,\n{{agent_name}}",
        PassageKind.SAVED_REPLY,
        "en",
    )
    found = answer(request_for("How can I collect the parcel?", order, reply, subject="Parcel"))
    facts = [found.text[s.start : s.end] for s in found.sentences if s.kind is SentenceKind.FACT]
    assert facts == ["Bring photo ID to collect the parcel."]


ORDER = Passage(
    "order:48213",
    "Order 48213: Arc lamp",
    "Arc lamp\n2026-11-20 12:06: Scanned at the Leith depot",
    PassageKind.ORDER,
    "en",
)


def test_where_the_parcel_is_is_said_from_the_orders_data_and_cited() -> None:
    found = answer(request_for("Where is my parcel? Can I return lamps?", ORDER, RETURNS))
    assert "your order 48213: 20 November 2026: Scanned at the Leith depot." in found.text
    fact = next(s for s in found.sentences if s.cited == ("order:48213",))
    assert fact.quote == "2026-11-20 12:06: Scanned at the Leith depot"
    assert found.text.index("Leith") < found.text.index("60 days")
    assert found.missing == ()


def test_the_orders_data_are_said_in_the_customers_language() -> None:
    found = answer(request_for("Wo bleibt mein Paket?", ORDER, language="de", subject="Paket"))
    assert "20. November 2026: im Depot Leith erfasst." in found.text
    assert found.missing == ()


def test_a_subject_that_asks_counts_where_the_message_stays_unanswered() -> None:
    demand = "I have waited for ten days. I want an answer today."
    found = answer(request_for(demand, ORDER, subject="WHERE IS MY PARCEL"))
    assert "Leith" in found.text
    assert found.missing == ("An answer to: I want an answer today.",)
    answered = answer(
        request_for("Can I return lamps?", ORDER, RETURNS, subject="Where is my parcel")
    )
    assert "Leith" not in answered.text


def test_without_a_word_for_it_the_question_stays_open() -> None:
    odd = replace(ORDER, text="Arc lamp\n2026-11-20 12:06: Hub stopped answering")
    found = answer(request_for("Wo bleibt mein Paket?", odd, RETURNS_DE, language="de"))
    assert found.text == ""
    assert found.missing == ("An answer to: Wo bleibt mein Paket?",)


def test_without_names_the_reply_is_still_a_letter() -> None:
    request = replace(request_for(), customer_first_name=" ", agent_name="")
    assert answer(request).text.startswith("Hello,\n\n")
    assert answer(request).text.endswith("Kind regards,")


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "cs", "fi", "nb"]
)
def test_every_language_has_its_own_letter(language: str) -> None:
    passage = Passage("a#1", "Xylo", "Xylo zeta kappa omega.", PassageKind.ARTICLE, language)
    found = answer(request_for("Xylo zeta kappa?", passage, subject="Xylo", language=language))
    greeting, thanks, fact, closing = found.text.split("\n\n")
    assert greeting
    assert thanks
    assert fact == "Xylo zeta kappa omega."
    assert closing.endswith("\nPriya")
    if language != "en":
        assert "Thank" not in found.text


def test_words_that_look_like_tags_stay_words() -> None:
    odd = replace(DEPOT, text='Choose "Collect" [at the depot] for your parcel. It is held there.')
    found = answer(request_for("Where can I collect my parcel at the depot?", odd))
    assert 'Choose "Collect" [at the depot] for your parcel.' in found.text
    fact = next(s for s in found.sentences if s.cited)
    assert fact.quote == 'Choose "Collect" [at the depot] for your parcel.'


@pytest.mark.parametrize("question", ["", "   ", "?", "???", "\x00", "a" * 50_000, "🙂"])
def test_odd_messages_end_in_an_abstention(question: str) -> None:
    assert answer(request_for(question, subject="")).text == ""


def test_the_model_streams_and_says_that_no_language_model_wrote_it(run: Run) -> None:
    model = KnowledgeOnlyModel()
    texts, done = run(model)
    assert parse_tagged("".join(texts)).text.startswith("Hi Maren,")
    assert done.completion_tokens is None
    assert model.stamp().source is DraftSource.KNOWLEDGE
    assert (model.stamp().name, model.stamp().host) == ("knowledge only", "")
    assert not model.is_cloud
