"""Which tickets show no rating, and which drafts are checked blind. Rule: decided by a digest, so nobody picks.

The same ticket is always treated alike, on every device and after every restart.
"""

from __future__ import annotations

import hashlib

WITHHELD_SHARE_BP, BLIND_SHARE_BP = 500, 1_000
_WHOLE_BP = 10_000


def is_withheld(ticket_id: str) -> bool:
    """Whether this ticket's rating stays hidden until the decision: one in twenty."""
    return _place("rating withheld", ticket_id) < WITHHELD_SHARE_BP


def is_checked_blind(draft_id: str) -> bool:
    """Whether this draft, once its reply is sent, comes up for a blind check: one in ten."""
    return _place("blind check", draft_id) < BLIND_SHARE_BP


def _place(purpose: str, name: str) -> int:
    digest = hashlib.sha256(f"{purpose}\n{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % _WHOLE_BP
