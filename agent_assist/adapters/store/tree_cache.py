"""The tree's inner hashes, kept from level 8 on. Rule: derived from the records' hashes; a check never trusts it.

A block is 256 leaves. Roots and proofs need one look-up for each level above, and one block's leaves below.
"""

from __future__ import annotations

from agent_assist.adapters.store.database import Database
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.merkle import next_level, node_hash, tree_root

BLOCK_LEVEL = 8
BLOCK = 1 << BLOCK_LEVEL


class TreeCache:
    """Gives the hash of any complete subtree of the stored log."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._levels: list[list[bytes]] = []
        self._loaded: tuple[int, int] = (-1, 0)

    def root(self, size: int) -> bytes:
        """The root over the first `size` records, their blocks' hashes kept for later."""
        self.fill(size)
        return tree_root(size, self.node)

    def fill(self, size: int) -> None:
        """Keep the hashes of all blocks among the first `size` records."""
        found = self._database.row("SELECT max(number) FROM tree WHERE level = ?", (BLOCK_LEVEL,))
        first = 0 if found is None or found[0] is None else int(found[0]) + 1
        if first >= size >> BLOCK_LEVEL:
            return
        with self._database.transaction():
            for number in range(first, size >> BLOCK_LEVEL):
                self._keep(number)

    def node(self, level: int, number: int) -> bytes:
        """The hash over the leaves `number * 2**level` up to the next number's; `fill` was called for them."""
        if level < BLOCK_LEVEL:
            return self._within_block(level, number)
        found = self._database.row(
            "SELECT hash FROM tree WHERE level = ? AND number = ?", (level, number)
        )
        if found is None:
            raise _incomplete()
        return bytes(found[0])

    def _keep(self, number: int) -> None:
        """Keep a block's hash and those above that it completes."""
        level, digest = BLOCK_LEVEL, self._block_levels(number)[-1][0]
        self._insert(level, number, digest)
        while number & 1:
            digest = node_hash(self.node(level, number - 1), digest)
            level, number = level + 1, number >> 1
            self._insert(level, number, digest)

    def _insert(self, level: int, number: int, digest: bytes) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO tree VALUES (?, ?, ?)", (level, number, digest)
        )

    def _within_block(self, level: int, number: int) -> bytes:
        block = number >> (BLOCK_LEVEL - level)
        within = number - (block << (BLOCK_LEVEL - level))
        levels = self._block_levels(block, (within + 1) << level)
        if within >= len(levels[level]):
            raise _incomplete()
        return levels[level][within]

    def _block_levels(self, block: int, leaves: int = BLOCK) -> list[list[bytes]]:
        """The hashes of a block's complete subtrees, leaves first; at least of its first `leaves` ones."""
        if self._loaded[0] != block or self._loaded[1] < leaves:
            self._load(block)
        return self._levels

    def _load(self, block: int) -> None:
        first = block * BLOCK
        rows = self._database.rows(
            "SELECT hash FROM records WHERE seq BETWEEN ? AND ? ORDER BY seq",
            (first + 1, first + BLOCK),
        )
        levels = [[bytes(row[0]) for row in rows]]
        for _ in range(BLOCK_LEVEL):
            below = levels[-1]
            levels.append(next_level(below[: len(below) & ~1]))
        self._levels, self._loaded = levels, (block, len(rows))


def _incomplete() -> StoreDamaged:
    return StoreDamaged(
        "The log has fewer records than it should. Nothing was changed. Run agent-assist log verify."
    )
