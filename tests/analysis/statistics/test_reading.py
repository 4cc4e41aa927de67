"""Cases read out of records, as the app writes them."""

from __future__ import annotations

import json
from typing import Any

from agent_assist.analysis.statistics.memory_book import MemoryBook
from agent_assist.analysis.statistics.reading import read_record, topic_of
from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.statistics import Case, CaseKind


class Log:
    def __init__(self) -> None:
        self.book, self.seq = MemoryBook(), 0

    def write(
        self, kind: str, *, edit_bp: int | None = None, outbox_id: str = "", **detail: Any
    ) -> None:
        self.seq += 1
        body = {
            "device": "d1", "seq": self.seq, "ts": f"2026-11-02T09:00:{self.seq:02}.000+00:00", "actor": "ab12",
            "type": kind, "ticket": detail.pop("ticket", "7001"), "edit_bp": edit_bp, "model": "m1",
            "prompt": "draft-1:aa", "kb": ["order:1", "returns.de#2", "parcels#1"], "outbox_id": outbox_id,
            "detail": {"queue": "Billing", **detail},
        }  # fmt: skip
        read_record(self.book, self.seq, json.dumps(body))

    @property
    def cases(self) -> list[Case]:
        return list(self.book.cases.values())


def test_a_draft_that_was_shown_and_sent_is_one_case() -> None:
    log = Log()
    log.write(
        "shown", draft="a", score_bp=7_000, blind_score_bp=None, language="de", channel="E-mail"
    )
    log.write("shown", draft="a", score_bp=9_000, blind_score_bp=None)
    log.write("decision", draft="a", outcome="light", edit_bp=300, visible_ms=5_000, words=40,
              disclosure="ai-light", outbox_id="o1")  # fmt: skip
    log.write("audit", blind_check="correct", draft="a")
    (case,) = log.cases
    place = case.place
    assert (place.queue, place.topic, place.language, place.channel) == (
        "Billing",
        "returns",
        "de",
        "E-mail",
    )
    assert (place.model, place.prompt) == ("m1", "draft-1")
    assert (case.score_bp, case.outcome, case.edit_bp, case.words) == (
        7_000,
        Outcome.LIGHT,
        300,
        40,
    )
    assert (case.decided_at or 0) - case.shown_at == 2
    assert case.verdict is BlindVerdict.CORRECT


def test_an_approval_that_was_taken_back_decides_nothing() -> None:
    log = Log()
    log.write("shown", draft="a")
    log.write("decision", draft="a", outcome="unchanged", edit_bp=0, outbox_id="o1")
    log.write("void", outbox_id="o1", why="undone")
    assert log.cases[0].outcome is None
    log.write("decision", draft="a", outcome="rejected", reasons=["tone"])
    assert (log.cases[0].outcome, log.cases[0].reasons) == (Outcome.REJECTED, (RejectReason.TONE,))


def test_an_abstention_and_the_own_words_that_follow_are_one_case() -> None:
    log = Log()
    log.write("abstained", reason="not_enough_evidence", missing=1)
    log.write("abstained", reason="not_enough_evidence", missing=1)
    log.write("escalate", reason="handed over by the agent")
    log.write("decision", outcome="unused", edit_bp=0, disclosure="human", outbox_id="o1")
    (case,) = log.cases
    assert (case.kind, case.outcome, case.is_escalated) == (
        CaseKind.ABSTAINED,
        Outcome.UNUSED,
        True,
    )


def test_own_words_without_anything_before_are_a_case_of_their_own() -> None:
    log = Log()
    log.write("decision", outcome="unused", edit_bp=0, disclosure="human")
    assert [case.kind for case in log.cases] == [CaseKind.ALONE]


def test_a_draft_of_which_only_the_decision_is_known_counts() -> None:
    log = Log()
    log.write("decision", draft="old", outcome="unchanged", edit_bp=0, language="fr")
    assert [(c.kind, c.key, c.place.language) for c in log.cases] == [(CaseKind.DRAFT, "old", "fr")]


def test_damaged_and_other_records_are_left_alone() -> None:
    book = MemoryBook()
    for line in (
        b"{",
        b'{"type":"shown"}',
        b'{"type":"decision","detail":{}}',
        b"[]",
        b'{"type":"epoch"}',
    ):
        read_record(book, 1, line)
    assert book.cases == {}


def test_a_topic_is_an_article_without_its_section_and_language() -> None:
    assert [topic_of(a) for a in ("returns.de#2", "returns", "v1.2-notes#1", "")] == [
        "returns", "returns", "v1.2-notes", ""]  # fmt: skip
