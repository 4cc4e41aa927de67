"""Training as long as no policy asks for it. Rule: it says that nobody asked, never that somebody passed."""

from __future__ import annotations

from agent_assist.domain.people import Person


class TrainingNotAsked:
    """The policy asks for no training before AI drafts may be approved."""

    note = "not asked by policy"

    def why_not_current(self, _person: Person) -> str:
        """Nothing is missing, because nothing is asked."""
        return ""
