"""A sentence that denies its source."""

from __future__ import annotations

import pytest

from agent_assist.domain.drafts import Severity


@pytest.mark.parametrize(
    "text",
    [
        "You cannot collect it from the depot with photo ID.",
        "You can never collect it from the depot with photo ID.",
        "Collecting it from the depot with photo ID is impossible.",
    ],
)
def test_a_sentence_that_denies_its_source(check, text) -> None:
    result = check(text)
    assert [(f.rule, f.severity) for f in result.findings] == [("polarity_mismatch", Severity.MUST)]
    assert "You can collect it from the depot" in result.findings[0].message
