"""What is said about AI, to agents, customers and machines. Rule: graded by what happened, never by choice.

Sources of the vocabulary: W3C Community Group draft "AI content disclosure" (21 Sep 2026), IPTC digital
source type NewsCodes, C2PA `humanOversightLevel`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

IPTC_BASE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
LIGHT_EDIT_MAX_BP = 2000
"""Up to an edit ratio of 0.20 an edit is light."""


class DisclosureKind(StrEnum):
    """What happened to a message before it was sent."""

    AI_UNCHANGED = "ai-unchanged"
    AI_LIGHT = "ai-light"
    AI_HEAVY = "ai-heavy"
    HUMAN = "human"
    KNOWLEDGE = "knowledge"
    KNOWLEDGE_EDITED = "knowledge-edited"
    TRANSLATED = "translated"
    POLISHED = "polished"


class DraftSource(StrEnum):
    """Where a draft's words came from."""

    MODEL = "model"
    KNOWLEDGE = "knowledge"
    POLISH = "polish"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class MachineDisclosure:
    """The same statement in words for machines; `iptc` and `oversight` are empty where none applies."""

    w3c: str
    iptc: str
    oversight: str
    edit_action: str = ""

    def header_value(self) -> str:
        """The value of the `AI-Disclosure` mail header: `ai-assisted; source=…; oversight=…`."""
        parts = [self.w3c]
        if self.iptc:
            parts.append(f'source="{self.iptc}"')
        if self.edit_action:
            parts.append(f"edit={self.edit_action}")
        if self.oversight:
            parts.append(f"oversight={self.oversight}")
        return "; ".join(parts)


_ASSISTED, _VALIDATED = "ai-assisted", "human_validated"
_TRAINED = f"{IPTC_BASE}trainedAlgorithmicMedia"
_COMPOSITE = f"{IPTC_BASE}compositeWithTrainedAlgorithmicMedia"
_ALGORITHMIC = f"{IPTC_BASE}algorithmicMedia"

_MACHINE = {
    DisclosureKind.AI_UNCHANGED: MachineDisclosure(_ASSISTED, _TRAINED, _VALIDATED),
    DisclosureKind.AI_LIGHT: MachineDisclosure(_ASSISTED, _TRAINED, _VALIDATED, "humanEdits"),
    DisclosureKind.AI_HEAVY: MachineDisclosure(_ASSISTED, _COMPOSITE, _VALIDATED),
    DisclosureKind.HUMAN: MachineDisclosure("human-only", f"{IPTC_BASE}digitalCreation", ""),
    DisclosureKind.KNOWLEDGE: MachineDisclosure(_ASSISTED, _ALGORITHMIC, _VALIDATED),
    DisclosureKind.KNOWLEDGE_EDITED: MachineDisclosure(
        _ASSISTED, _ALGORITHMIC, _VALIDATED, "humanEdits"
    ),
    DisclosureKind.TRANSLATED: MachineDisclosure(_ASSISTED, _COMPOSITE, _VALIDATED),
    DisclosureKind.POLISHED: MachineDisclosure(_ASSISTED, _COMPOSITE, _VALIDATED),
}


def machine_disclosure(kind: DisclosureKind) -> MachineDisclosure:
    """The vocabulary for machines that belongs to what happened."""
    return _MACHINE[kind]


def grade(source: DraftSource | None, edit_ratio_bp: int) -> DisclosureKind:
    """What happened, from the draft's source (None: no AI words used) and the edit ratio in basis points.

    Requirements, "Words for machines": 0 is unchanged, up to 2000 light, above heavy.
    """
    if source is None:
        return DisclosureKind.HUMAN
    if source is DraftSource.POLISH:
        return DisclosureKind.POLISHED
    if source is DraftSource.TRANSLATION:
        return DisclosureKind.TRANSLATED
    if source is DraftSource.KNOWLEDGE:
        return DisclosureKind.KNOWLEDGE_EDITED if edit_ratio_bp else DisclosureKind.KNOWLEDGE
    if edit_ratio_bp == 0:
        return DisclosureKind.AI_UNCHANGED
    return (
        DisclosureKind.AI_LIGHT if edit_ratio_bp <= LIGHT_EDIT_MAX_BP else DisclosureKind.AI_HEAVY
    )
