"""Copies of one mail are shown once; different mails with one Message-ID are both shown.

Rule: a Message-ID alone never merges two people's mails: some programs give all their mails the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead, MailPlace


class Duplicates:
    """Compares mails with the same Message-ID by their bodies; remembers the digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: dict[MailPlace, str] = {}

    def without(self, heads: Iterable[MailHead]) -> list[MailHead]:
        """Each mail once; of copies, the one in our outbox or else the first by path is kept."""
        every = list(heads)
        counts = Counter(head.id for head in every)
        repeated = [head for head in every if counts[head.id] > 1]
        kept = [head for head in every if counts[head.id] == 1]
        if not repeated:
            return kept
        from agent_assist.adapters.folder_helpdesk.mail_head import renamed  # start-up time

        digests: dict[str, list[str]] = {}
        for head in sorted(repeated, key=_preference):
            seen = digests.setdefault(head.id, [])
            digest = self._digest(head)
            if digest not in seen:
                seen.append(digest)
                kept.append(head if len(seen) == 1 else renamed(head, digest[:8]))
        return kept

    def _digest(self, head: MailHead) -> str:
        """Of the author and the body: other headers change on the way."""
        if head.place not in self._digests:
            import hashlib  # start-up time

            from agent_assist.adapters.folder_helpdesk.header_block import read_headers
            from agent_assist.adapters.folder_helpdesk.mail_files import mail_bytes

            try:
                data = mail_bytes(self._folder, head.place)
            except OSError:
                data = b""
            _, body_start, _ = read_headers(data, 0, len(data))
            known = hashlib.sha256(head.author.email.casefold().encode("utf-8", "replace"))
            known.update(data[body_start:].replace(b"\r\n", b"\n").rstrip())
            self._digests[head.place] = known.hexdigest()
        return self._digests[head.place]


def _preference(head: MailHead) -> tuple[bool, float, str, int]:
    return (not head.ours.ticket_id, head.sent_at.timestamp(), head.place.path, head.place.offset)
