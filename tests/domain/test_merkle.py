"""The tree, its roots and its proofs are RFC 6962's, so that anybody's tool can check them."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.domain.merkle import (
    EMPTY_ROOT,
    RunningTree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    next_level,
    tree_root,
    why_not_consistent,
    why_not_included,
)

LEAVES = [leaf_hash(bytes([number])) for number in range(130)]


def nodes(level: int, number: int) -> bytes:
    hashes = LEAVES[number << level : (number + 1) << level]
    assert len(hashes) == 1 << level, "only complete subtrees are asked for"
    while len(hashes) > 1:
        hashes = next_level(hashes)
    return hashes[0]


@cache
def root(size: int) -> bytes:
    return by_definition(LEAVES[:size])


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:k]) + by_definition(leaves[k:])).digest()


def test_every_root_is_the_definitions() -> None:
    tree = RunningTree()
    for size in range(len(LEAVES) + 1):
        assert tree_root(size, nodes) == tree.root() == root(size)
        if size < len(LEAVES):
            tree.add(LEAVES[size])
    assert tree.size == len(LEAVES)
    assert root(0) == EMPTY_ROOT


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 65, 130])
def test_each_leaf_is_shown_to_be_in_its_place_and_in_no_other(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, nodes)
        assert why_not_included(LEAVES[index], index, size, proof, root(size)) == ""
        assert (
            why_not_included(LEAVES[index], (index + 1) % size, size, proof, root(size))
            or size == 1
        )
        assert why_not_included(leaf_hash(b"else"), index, size, proof, root(size))


@pytest.mark.parametrize("size", [1, 2, 6, 8, 13, 64, 100])
def test_a_larger_tree_is_shown_to_begin_with_each_smaller_one(size: int) -> None:
    for old in range(1, size + 1):
        proof = consistency_proof(old, size, nodes)
        assert why_not_consistent(old, size, proof, root(old), root(size)) == ""
        assert why_not_consistent(old, size, proof, root(old - 1), root(size))


@given(st.integers(2, 130), st.data())
def test_a_proof_with_a_changed_missing_or_added_step_shows_nothing(
    size: int, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size - 1))
    proof = inclusion_proof(index, size, nodes)
    joined = consistency_proof(old, size, nodes)
    place = data.draw(st.integers(0, len(proof) - 1))
    flipped = [*proof[:place], bytes(32), *proof[place + 1 :]]
    for wrong in (flipped, proof[1:], proof[:-1], [*proof, bytes(32)], [b"", *proof]):
        assert why_not_included(LEAVES[index], index, size, wrong, root(size))
    for wrong in (
        [bytes(32), *joined],
        [*joined, bytes(32)],
        joined[:-1],
        [*joined[:-1], b"short"],
    ):
        assert why_not_consistent(old, size, wrong, root(old), root(size))


def test_sizes_that_make_no_sense_are_refused() -> None:
    assert "not in a tree" in why_not_included(LEAVES[0], 1, 1, [], root(1))
    assert "empty tree" in why_not_consistent(0, 0, [], EMPTY_ROOT, EMPTY_ROOT)
    assert "does not contain" in why_not_consistent(3, 2, [], root(3), root(2))
    assert "different roots" in why_not_consistent(2, 2, [], root(2), root(3))
