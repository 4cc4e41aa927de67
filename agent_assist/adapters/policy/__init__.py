"""The policy: what the organisation decides, read from its file and from the system's own management.

Rule: every value is checked, and a bad one is named while the safer one holds; nothing in here stops the start.
"""

from __future__ import annotations

from agent_assist.adapters.policy.reading import PolicyFile, PolicyRead
from agent_assist.adapters.policy.trusted import read_draft

__all__ = ["PolicyFile", "PolicyRead", "read_draft"]
