"""Which findings say that a source states something else. Rule: of the others it is only said that nothing supports them."""

from __future__ import annotations

from agent_assist.analysis.claims.rules.hard_facts import is_contradiction
from agent_assist.domain.drafts import Finding


def contradicts(finding: Finding) -> bool:
    """Whether the text and a source cannot both be right."""
    return finding.rule == "polarity_mismatch" or is_contradiction(finding)
