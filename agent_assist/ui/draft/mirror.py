"""The document's text and origins as plain values, kept paragraph by paragraph.

Rule: a keystroke reads again only the paragraphs it touched, never the whole document.
"""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from agent_assist.domain.provenance import Provenance, Run
from agent_assist.ui.draft.origins import BlockOrigins, read_block


class TextMirror:
    """What the document holds. `refresh` follows each `contentsChange`."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._blocks: list[BlockOrigins] = []
        self._text = ""
        self.refresh(0, document.characterCount())

    @property
    def text(self) -> str:
        """The whole text, "\\n" between paragraphs. Never `toPlainText`, which turns hard spaces into soft ones."""
        return self._text

    def block(self, number: int) -> BlockOrigins:
        """The paragraph of this number."""
        return self._blocks[number]

    def refresh(self, position: int, added: int) -> None:
        """Read again the paragraphs from `position` to `position + added` (UTF-16 units)."""
        document = self._document
        first = max(document.findBlock(position).blockNumber(), 0)
        last_block = document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else document.blockCount() - 1
        kept_after = document.blockCount() - 1 - last
        fresh = []
        block = document.findBlockByNumber(first)
        for _ in range(last - first + 1):
            fresh.append(read_block(block))
            block = block.next()
        self._blocks[first : max(len(self._blocks) - kept_after, first)] = fresh
        self._text = "\n".join([block.text for block in self._blocks])

    def provenance(self) -> Provenance:
        """The origin of every code point of `text`."""
        runs: list[Run] = []
        for number, block in enumerate(self._blocks):
            if number:
                runs.append(Run(1, block.end_before))
            runs.extend(block.runs)
        return Provenance.of(runs)
