"""Other plain words for what the palette offers, by the action's id. Rule: every command has some.

A person types what they want to do, not what the button says: "attach", "cc", "undo". The words are English, like
the commands; a translation gives its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ALSO: Mapping[str, str] = MappingProxyType(
    {
        "pane-queue": "go to tickets list inbox",
        "pane-conversation": "go to messages mails thread customer",
        "pane-draft": "go to reply text editor answer",
        "pane-rationale": "go to reasons checks sources evidence rationale",
        "ticket-next": "forward down following mail",
        "ticket-previous": "back up earlier mail",
        "check-next": "forward go to marked facts checks",
        "check-previous": "back go to marked facts checks",
        "word-next": "spelling spell-check misspelt typo",
        "word-previous": "spelling spell-check misspelt typo back",
        "find-words": "look for search text messages",
        "why": "reasons rationale explain sources checks evidence confidence",
        "edit": "change write type reply answer text",
        "confirm": "fact verified tick right true source",
        "approve": "send reply answer mail preview submit accept",
        "reject": "discard decline refuse bad wrong delete draft",
        "undo": "take back unsend cancel stop sending",
        "cite": "quote insert source article evidence",
        "hand-over": "handover assign escalate transfer pass forward colleague team",
        "new-draft": "again regenerate redo another AI",
        "ask": "instruct prompt tone shorter longer regenerate AI",
        "version-next": "versions other drafts forward",
        "version-previous": "versions other drafts back",
        "polish": "improve rewrite grammar correct tone AI",
        "translate": "translation language",
        "summarise": "summarize summary short tl;dr overview",
        "ai": "switch turn stop start disable enable assistant drafting",
        "find": "search look for ticket customer command palette",
        "help": "help guide manual shortcuts keyboard hotkeys F1",
    }
)
