"""Cases in memory: for an exported log, which is read once from end to end."""

from __future__ import annotations

from agent_assist.domain.statistics import Case


class MemoryBook:
    """A `CaseBook` of dictionaries."""

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}
        self._by_outbox: dict[str, str] = {}
        self._newest: dict[str, str] = {}

    def by_key(self, key: str) -> Case | None:
        """The case of a draft."""
        return self.cases.get(key)

    def by_outbox(self, outbox_id: str) -> Case | None:
        """The case whose reply this is."""
        case = self.cases.get(self._by_outbox.get(outbox_id, ""))
        return case if case is not None and case.outbox_id == outbox_id else None

    def newest_of(self, ticket: str) -> Case | None:
        """The newest case of a ticket."""
        return self.cases.get(self._newest.get(ticket, ""))

    def put(self, case: Case) -> None:
        """Keep a new case, or a changed one in place of the old."""
        if case.key not in self.cases:
            self._newest[case.ticket] = case.key
        if case.outbox_id:
            self._by_outbox[case.outbox_id] = case.key
        self.cases[case.key] = case
