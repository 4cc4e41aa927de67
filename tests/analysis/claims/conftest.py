"""A small world to check replies in: two articles, a policy and an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from agent_assist.analysis.claims import check_reply
from agent_assist.domain.drafts import CheckResult, Sentence, SentenceKind
from agent_assist.domain.evidence import Passage, PassageKind

ORDER = Passage(
    "order:48213",
    "Order 48213: Arc lamp, brass",
    "Arc lamp, brass\nArc lamp, brass · £189.00 · Express delivery\nDelivery: Express, £7.50\n"
    "Paid with: Visa ending 4242\n2026-11-17 16:05: Dispatched\n"
    "2026-11-20 12:06: Second attempt. Parcel held at the Leith depot until Friday 27 November 2026",
    PassageKind.ORDER,
    "en",
)
PASSAGES = (
    Passage(
        "express-fee#1",
        "Express fee refunds: When we refund the fee",
        "After a second missed attempt we refund the express delivery fee in full.",
        PassageKind.POLICY,
        "en",
    ),
    Passage(
        "missed#2",
        "Missed deliveries: After the second attempt",
        "After the second attempt the parcel is held at the nearest depot for 7 days. You can collect"
        " it from the depot with photo ID. Guests usually wait two hours.",
        PassageKind.ARTICLE,
        "en",
    ),
    Passage(
        "refund-timing#1",
        "When a refund arrives: To a card",
        "You will see a refund on your card within 5 working days after we have sent it.",
        PassageKind.ARTICLE,
        "en",
    ),
    ORDER,
)
Check = Callable[..., CheckResult]


@pytest.fixture
def check() -> Check:
    def run(
        text: str,
        sentences: Sequence[Sentence] = (),
        passages: Sequence[Passage] = PASSAGES,
        customer_text: str = "",
        language: str = "en",
    ) -> CheckResult:
        today = date(2026, 11, 20)
        return check_reply(
            text,
            sentences,
            passages,
            customer_text=customer_text,
            today=today,
            language=language,
        )

    return run


@pytest.fixture
def cite() -> Callable[..., Sentence]:
    """The whole text as one tagged sentence."""

    def tagged(
        text: str, *cited: str, quote: str = "", kind: SentenceKind = SentenceKind.FACT
    ) -> Sentence:
        return Sentence(0, len(text), kind, cited, quote)

    return tagged


def found(result: CheckResult) -> list[tuple[str, str, str]]:
    """(severity, rule, quote) of each finding."""
    return [(f.severity.value, f.rule, f.quote) for f in result.findings]


@pytest.fixture(name="found")
def _found() -> Callable[[CheckResult], list[tuple[str, str, str]]]:
    return found
