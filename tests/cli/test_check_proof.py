"""`log check-proof` agrees with others' implementations on every public vector, and says why it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.cli.check_proof import check_proof
from agent_assist.domain.errors import InputError

VECTORS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "merkle" / "proofs.jsonl"
HASH = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="
ONE_LEAF = {"id": 1, "kind": "inclusion", "leaf_index": 0, "tree_size": 1, "root": HASH, "leaf_hash": HASH, "proof": []}  # fmt: skip


@pytest.mark.skipif(not VECTORS.exists(), reason="the public vectors are not beside the repository")
def test_every_public_vector_is_judged_as_its_authors_say() -> None:
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]
    answers = [check_proof(row) for row in rows]
    assert len(rows) > 90
    assert [answer["ok"] for answer in answers] == [row["want_ok"] for row in rows]
    assert all(answer["why"] for answer in answers)
    assert {answer["id"] for answer in answers} == {row["id"] for row in rows}


def test_the_smallest_proof_holds() -> None:
    assert check_proof(ONE_LEAF) == {"id": 1, "ok": True, "why": "the proof holds"}


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "inclusion", "leaf_index": 0, "size2": 1, "root2": HASH, "leaf_hash": HASH},
        {
            "kind": "consistency",
            "size1": 1,
            "tree_size": 1,
            "root1": HASH,
            "root": HASH,
            "proof": None,
        },
    ],
)
def test_the_other_names_of_a_field_and_a_missing_proof_are_understood(
    row: dict[str, object],
) -> None:
    assert check_proof(row)["ok"]


@pytest.mark.parametrize("hash_text", ["not base64", "AAA", "\u00e9", "AAAA"])
def test_what_is_no_hash_is_refused_with_a_reason(hash_text: str) -> None:
    for key in ("root", "leaf_hash"):
        answer = check_proof(ONE_LEAF | {key: hash_text})
        assert not answer["ok"]
        assert answer["why"]
    assert not check_proof(ONE_LEAF | {"proof": [hash_text]})["ok"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "else"},
        {"kind": None},
        {"leaf_index": "0"},
        {"leaf_index": True},
        {"tree_size": -1},
        {"root": 5},
        {"leaf_hash": None},
        {"proof": "AA"},
        {"proof": [1]},
    ],
)
def test_a_line_that_cannot_be_used_says_which_field(change: dict[str, object]) -> None:
    with pytest.raises(InputError, match=next(iter(change))):
        check_proof(ONE_LEAF | change)
