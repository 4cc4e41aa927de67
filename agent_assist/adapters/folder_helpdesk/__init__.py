"""The embedded helpdesk: a folder with mails and ticket exports, and an outbox inside it.

Rule: reading and writing are two types; formats are documented in resources/help/ticket-folder.md.
"""

from agent_assist.adapters.folder_helpdesk.outbox import FolderOutbox
from agent_assist.adapters.folder_helpdesk.reader import FolderHelpdesk

__all__ = ["FolderHelpdesk", "FolderOutbox"]
