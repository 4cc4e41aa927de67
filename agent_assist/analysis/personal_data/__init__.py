"""Personal data in text: found, masked before a model sees it, and put back into its reply.

The rule kept here: what is not found leaves the house, so everything is searched for in the text
as a reader would take it; secrets and cards, once taken out, are never put back.
"""

from __future__ import annotations

from agent_assist.analysis.personal_data.detector import detect
from agent_assist.analysis.personal_data.kinds import (
    PersonalDataKind,
    PersonalDataSpan,
    is_restorable,
)

__all__ = ["PersonalDataKind", "PersonalDataSpan", "detect", "is_restorable"]
