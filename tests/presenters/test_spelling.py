"""Spelling marks follow the text; words of one's own are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from agent_assist.domain.provenance import Origin, Provenance
from tests.fakes.office import answer, ticket
from tests.presenters.conftest import Agent


class Dictionary:
    """Knows English, and few words of it."""

    def __init__(self) -> None:
        self.asked: list[frozenset[str]] = []

    def knows(self, language: str) -> bool:
        return language == "en"

    def wrong(self, words: Iterable[str], language: str) -> frozenset[str]:
        self.asked.append(frozenset(words))
        return (
            frozenset(w for w in words if w.startswith("x"))
            if self.knows(language)
            else frozenset()
        )

    def suggestions(self, word: str, _language: str) -> tuple[str, ...]:
        return (word.removeprefix("x"),)


@pytest.fixture
def dictionary() -> Dictionary:
    return Dictionary()


@pytest.fixture
def writer(office, dictionary):
    office.services = replace(office.services, spelling=dictionary)
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    return agent


def begins(office, dictionary, *tickets) -> Agent:
    """Somebody writes their own words on the first of these tickets."""
    office.write(*tickets)
    office.services = replace(office.services, spelling=dictionary)
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    return agent


def writes(agent, text: str) -> None:
    agent.work.edited(text, Provenance.whole(len(text), Origin.PERSON))


def marked(agent) -> list[str]:
    view = agent.work.draft
    return [view.content.text[m.start : m.end] for m in view.misspelt]


def test_words_are_marked_once_typing_rests(writer):
    writes(writer, "A xparcel comes.")
    assert marked(writer) == []
    writer.wait(1)
    assert marked(writer) == ["xparcel"]


def test_marks_move_with_the_text_and_go_with_their_word(writer):
    writes(writer, "A xparcel and xmore.")
    marked(writer)
    writer.wait(1)
    writes(writer, "Now A xparcel and xmore.")
    assert marked(writer) == ["xparcel", "xmore"]
    writes(writer, "Now A xparcels and xmore.")
    assert marked(writer) == ["xmore"]


def test_names_of_the_ticket_are_not_looked_up(writer, dictionary):
    name = writer.work.context.shown.conversation.ticket.customer.name
    writes(writer, f"Dear {name}, xok")
    marked(writer)
    writer.wait(1)
    assert dictionary.asked[-1] == {"Dear", "xok"}


def test_a_word_of_ones_own_is_never_marked_again(writer, office):
    writes(writer, "Ask Xenia about xparcel.")
    marked(writer)
    writer.wait(1)
    assert marked(writer) == ["xparcel"]
    writer.work.spelling.learn("xparcel")
    writer.wait(1)
    assert marked(writer) == []
    later = Agent(office)
    later.open()
    later.work.editing.write_myself()
    writes(later, "Another Xparcel, xparcel.")
    marked(later)
    later.wait(1)
    assert marked(later) == []


def test_suggestions_come_or_a_sentence_why_not(writer):
    heard = []
    writer.work.spelling.suggest("xparcel", lambda words, why: heard.append((words, why)))
    review = writer.work.context.review
    review.draft, review.screening = None, replace(review.screening, language="da")
    writer.work.spelling.suggest("xparcel", lambda words, why: heard.append((words, why)))
    assert heard[0][0] == ("parcel",)
    assert heard[1] == ((), "No dictionary of Danish on this computer")


def test_turned_off_nothing_is_looked_up(office, dictionary):
    office.services = replace(office.services, spelling=dictionary, checks_spelling=False)
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    writes(agent, "A xparcel.")
    marked(agent)
    agent.wait(2)
    assert (marked(agent), dictionary.asked) == ([], [])


def test_a_name_that_a_source_has_is_not_looked_up(office, dictionary):
    office.services = replace(office.services, spelling=dictionary)
    agent = Agent(office)
    agent.open()
    name = agent.work.context.review.draft.passages[0].text.split()[0]
    assert name[0].isupper()
    agent.types(f" {name} xparcel")
    marked(agent)
    agent.wait(1)
    assert name not in dictionary.asked[-1]
    assert "xparcel" in dictionary.asked[-1]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ({"name": "Xaver O\u2019Xenos"}, "Xaver O\u2019Xenos Xaver\u2019s Xavers"),
        ({"name": "Jean-Xavier Xöller"}, "Jean-Xavier Xoeller"),
        ({"name": "", "email": "xelia.xander@mail.example"}, "Xelia Xander"),
    ],
)
def test_the_customers_name_is_not_marked_however_it_is_written(office, dictionary, people, words):
    writer = begins(office, dictionary, ticket(**people))
    writes(writer, f"Dear {words}, xok")
    marked(writer)
    writer.wait(1)
    assert dictionary.asked[-1] == {"Dear", "xok"}


def test_no_name_of_who_is_in_the_conversation_is_marked(office, dictionary):
    asked = ticket(text="Where is my lamp?\n\nBest regards\nXunia Xorro")
    asked["messages"][0]["cc"] = [{"name": "Xenobia Xylo", "email": "x@mail.example"}]
    colleague = answer("7001", "Soon.", "2026-11-20T11:00:00Z")
    colleague["from"]["name"] = "Xonas Xeller"
    asked["messages"].append(colleague)
    writer = begins(office, dictionary, asked)
    writes(writer, "Xunia, Xenobia Xylo and Xonas Xeller know. Priya xok")
    marked(writer)
    writer.wait(1)
    assert dictionary.asked[-1] == {"and", "know", "xok"}
