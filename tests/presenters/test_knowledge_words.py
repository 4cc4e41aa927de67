"""Where an article was read is named without the folders of the computer it lies on."""

from __future__ import annotations

from datetime import date

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.evidence import PassageKind
from agent_assist.domain.knowledge import ArticleEntry
from agent_assist.presenters.knowledge_words import article_page

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("/home/someone/work/demo/knowledge", "demo/knowledge/invoice-copy.md"),
        ("C:\\Users\\someone\\demo\\knowledge\\", "demo/knowledge/invoice-copy.md"),
        ("knowledge", "knowledge/invoice-copy.md"),
    ],
)
def test_the_page_names_the_end_of_the_place_alone(place: str, shown: str) -> None:
    entry = ArticleEntry(
        "invoice-copy", "A copy of an invoice", PassageKind.ARTICLE, "en", DAY, None, "Billing",
        "all", place, "invoice-copy.md",
    )  # fmt: skip
    page = article_page(EnglishWords(), entry, (), DAY)
    assert page.line.splitlines()[-1] == shown
