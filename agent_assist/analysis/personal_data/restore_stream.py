"""Puts values back into a reply while it is still arriving.

The rule kept here: whatever the chunks, the result is that of restoring the whole text at once. The
end of what has arrived is held back for as long as it could still become a placeholder.
"""

from __future__ import annotations

from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.personal_data.placeholders import find_placeholders, find_unfinished


class StreamRestorer:
    """Restores one streamed reply. Feed the chunks in order, then finish once."""

    def __init__(self, placeholders: PlaceholderMap) -> None:
        self._placeholders = placeholders
        # The last character already given out stays in front: what follows it may depend on it.
        self._held = ""
        self._given = 0

    def feed(self, chunk: str) -> str:
        """What can be shown now that `chunk` has arrived; it may be empty."""
        self._held += chunk
        return self._give(find_unfinished(self._held, self._given))

    def finish(self) -> str:
        """What was still held back. Placeholders cut off by the end stay as they are."""
        return self._give(len(self._held))

    def _give(self, until: int) -> str:
        pieces: list[str] = []
        done = self._given
        for found in find_placeholders(self._held, done):
            if found.start >= until:
                break
            pieces.append(self._held[done : found.start])
            pieces.append(self._placeholders.replacement(found, self._held))
            done = found.end
        pieces.append(self._held[done:until])
        self._held = self._held[max(0, until - 1) :]
        self._given = min(1, until)
        return "".join(pieces)
