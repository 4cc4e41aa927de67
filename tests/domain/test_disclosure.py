"""What is said about AI is graded by what happened."""

from __future__ import annotations

import pytest

from agent_assist.domain.disclosure import (
    DisclosureKind,
    DraftSource,
    grade,
    machine_disclosure,
)


@pytest.mark.parametrize(
    ("source", "edit_bp", "kind"),
    [
        (None, 0, DisclosureKind.HUMAN),
        (None, 9000, DisclosureKind.HUMAN),
        (DraftSource.MODEL, 0, DisclosureKind.AI_UNCHANGED),
        (DraftSource.MODEL, 1, DisclosureKind.AI_LIGHT),
        (DraftSource.MODEL, 2000, DisclosureKind.AI_LIGHT),
        (DraftSource.MODEL, 2001, DisclosureKind.AI_HEAVY),
        (DraftSource.KNOWLEDGE, 0, DisclosureKind.KNOWLEDGE),
        (DraftSource.KNOWLEDGE, 1, DisclosureKind.KNOWLEDGE_EDITED),
        (DraftSource.POLISH, 500, DisclosureKind.POLISHED),
        (DraftSource.TRANSLATION, 0, DisclosureKind.TRANSLATED),
    ],
)
def test_grades(source, edit_bp, kind):
    assert grade(source, edit_bp) is kind


def test_only_human_words_are_called_human_only():
    for kind in DisclosureKind:
        expected = "human-only" if kind is DisclosureKind.HUMAN else "ai-assisted"
        assert machine_disclosure(kind).w3c == expected


@pytest.mark.parametrize(
    ("kind", "source_type"),
    [
        (DisclosureKind.AI_UNCHANGED, "trainedAlgorithmicMedia"),
        (DisclosureKind.AI_HEAVY, "compositeWithTrainedAlgorithmicMedia"),
        (DisclosureKind.KNOWLEDGE, "algorithmicMedia"),
        (DisclosureKind.HUMAN, "digitalCreation"),
    ],
)
def test_the_digital_source_type_is_iptcs(kind, source_type):
    base = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    assert machine_disclosure(kind).iptc == base + source_type


def test_a_light_edit_is_stated_as_an_edit_by_a_person():
    assert "edit=humanEdits" in machine_disclosure(DisclosureKind.AI_LIGHT).header_value()
    assert "edit=" not in machine_disclosure(DisclosureKind.AI_UNCHANGED).header_value()
