"""The Merkle tree over a log: roots, proofs, and checking them. Rule: RFC 6962's tree, so that others' tools apply.

Leaves are numbered from 0. A `Nodes` function gives the hash of a complete subtree; where it caches them, a
root or a proof costs as many look-ups as the tree is high. Source: RFC 6962, section 2.1; the checks follow
RFC 9162, sections 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Nodes = Callable[[int, int], bytes]
"""`(level, number)` to the hash over the leaves `number * 2**level` up to the next number's, all of them there."""


def leaf_hash(body: bytes) -> bytes:
    """SHA-256(0x00 ‖ body)."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


def next_level(hashes: Sequence[bytes]) -> list[bytes]:
    """The level above an even number of hashes."""
    pairs = zip(hashes[::2], hashes[1::2], strict=True)
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs]


def tree_root(size: int, nodes: Nodes) -> bytes:
    """The root over the first `size` leaves."""
    return _range_root(0, size, nodes) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """The hashes beside the way from a leaf (0 <= index < size) up to the root of the first `size` leaves."""
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_root(middle, high, nodes))
            high = middle
        else:
            path.append(_range_root(low, middle, nodes))
            low = middle
    return path[::-1]


def consistency_proof(old_size: int, size: int, nodes: Nodes) -> list[bytes]:
    """What shows that the first `old_size` leaves (1 to size) of the larger tree are the smaller tree's."""
    path: list[bytes] = []
    low, high, is_left_edge = 0, size, True
    while high > old_size:
        middle = low + _split(high - low)
        if old_size <= middle:
            path.append(_range_root(middle, high, nodes))
            high = middle
        else:
            path.append(_range_root(low, middle, nodes))
            low, is_left_edge = middle, False
    if not is_left_edge:
        path.append(_range_root(low, high, nodes))
    return path[::-1]


def why_not_included(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> str:
    """Why the proof does not show that the leaf stands at this index of the tree; "" when it does."""
    flaw = _flaw_of_hashes({"the leaf hash": leaf, "the root": root}, proof)
    if flaw:
        return flaw
    if not 0 <= index < size:
        return f"leaf {index} is not in a tree of {size} leaves"
    node, last, found = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return "the proof is longer than the tree is high"
        if node & 1 or node == last:
            found = node_hash(beside, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        node, last = node >> 1, last >> 1
    if last:
        return "the proof is shorter than the tree is high"
    return "" if found == root else "the proof leads to another root"


def why_not_consistent(
    old_size: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes
) -> str:
    """Why the proof does not show that the larger tree begins with the smaller one; "" when it does."""
    if old_size < 1:
        return "nothing can be shown about an empty tree"
    if old_size > size:
        return f"a tree of {size} leaves does not contain one of {old_size}"
    if old_size == size:
        if proof:
            return "two trees of one size need no proof, but there is one"
        return "" if old_root == root else "two trees of one size have different roots"
    flaw = _flaw_of_hashes({"the first root": old_root, "the second root": root}, proof)
    if flaw:
        return flaw
    return _climb(old_size, size, list(proof), old_root, root)


def _climb(old_size: int, size: int, proof: list[bytes], old_root: bytes, root: bytes) -> str:
    """Climb both trees at once, from the smaller one's right edge."""
    if old_size & (old_size - 1) == 0:
        proof.insert(0, old_root)  # the smaller tree is a complete subtree of the larger one
    if not proof:
        return "the proof is empty"
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old_found = found = proof[0]
    for beside in proof[1:]:
        if last == 0:
            return "the proof is longer than the tree is high"
        if node & 1 or node == last:
            old_found, found = node_hash(beside, old_found), node_hash(beside, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        node, last = node >> 1, last >> 1
    if last:
        return "the proof is shorter than the tree is high"
    if old_found != old_root:
        return "the proof leads to another first root"
    return "" if found == root else "the proof leads to another second root"


def _flaw_of_hashes(named: dict[str, bytes], proof: Sequence[bytes]) -> str:
    """The first value that is no SHA-256 hash."""
    steps = {f"step {number} of the proof": step for number, step in enumerate(proof, 1)}
    for name, value in {**named, **steps}.items():
        if len(value) != HASH_BYTES:
            return f"{name} has {len(value)} bytes, not {HASH_BYTES}"
    return ""


def _range_root(low: int, high: int, nodes: Nodes) -> bytes:
    """The root over the leaves from `low` up to, not including, `high`; `low` starts a subtree that holds them."""
    count = high - low
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return nodes(level, low >> level)
    middle = low + _split(count)
    return node_hash(_range_root(low, middle, nodes), _range_root(middle, high, nodes))


def _split(count: int) -> int:
    """The largest power of two smaller than `count` (at least 2)."""
    return 1 << (count - 1).bit_length() - 1


class RunningTree:
    """The root of a growing tree. Holds one hash for each power of two in its size."""

    def __init__(self) -> None:
        self.size = 0
        self._edges: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Append one leaf's hash."""
        size, edge = self.size, leaf
        while size & 1:
            edge = sha256(b"\x01" + self._edges.pop() + edge).digest()
            size >>= 1
        self._edges.append(edge)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._edges:
            return EMPTY_ROOT
        found = self._edges[-1]
        for edge in reversed(self._edges[:-1]):
            found = node_hash(edge, found)
        return found
