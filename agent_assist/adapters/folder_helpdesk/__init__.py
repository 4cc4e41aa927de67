"""The embedded helpdesk: a folder with mails and ticket exports, and an outbox inside it.

Rule: reading and writing are two types; formats are documented in resources/help/ticket-folder.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.reader import FolderHelpdesk

if TYPE_CHECKING:
    from agent_assist.adapters.folder_helpdesk.outbox import FolderOutbox

__all__ = ["FolderHelpdesk", "FolderOutbox"]


def __getattr__(name: str) -> object:
    """The outbox only for those who send (start-up time)."""
    if name == "FolderOutbox":
        from agent_assist.adapters.folder_helpdesk.outbox import FolderOutbox

        return FolderOutbox
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
