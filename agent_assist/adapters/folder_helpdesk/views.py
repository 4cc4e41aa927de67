"""Rows and words of tickets, kept until their ticket changes. Rule: an unchanged ticket costs nothing again."""

from __future__ import annotations

from collections.abc import Collection

from agent_assist.adapters.folder_helpdesk.cases import Case, ticket_of
from agent_assist.adapters.folder_helpdesk.mail_store import MailStore
from agent_assist.domain.tickets import Ticket


class Views:
    """What lists and search need of every ticket. Not safe for threads; the reader holds the lock."""

    def __init__(self, mails: MailStore) -> None:
        self._mails = mails
        self._rows: dict[str, tuple[Case, Ticket]] = {}
        self._words: dict[str, tuple[Case, list[str]]] = {}

    def row(self, case: Case) -> Ticket:
        """The queue's row."""
        known = self._rows.get(case.id)
        if known is None or known[0] is not case:
            known = self._rows[case.id] = (case, ticket_of(case, self._mails))
        return known[1]

    def haystacks(self, case: Case) -> list[str]:
        """The folded words of the conversation; parses its mails when asked for the first time."""
        known = self._words.get(case.id)
        if known is None or known[0] is not case:
            known = self._words[case.id] = (case, self._read_words(case))
        return known[1]

    def keep_only(self, ids: Collection[str]) -> None:
        """Forget tickets that are no longer there."""
        for gone in self._rows.keys() - ids:
            del self._rows[gone]
        for gone in self._words.keys() - ids:
            del self._words[gone]

    def _read_words(self, case: Case) -> list[str]:
        from agent_assist.adapters.folder_helpdesk.search import (  # start-up time
            haystack,
            ticket_words,
        )
        from agent_assist.analysis.word_search import plain

        found = [self._mails.summary(head).haystack for head in case.heads]
        if case.base:
            found.append(ticket_words(case.base.ticket))
            found.extend(haystack(message, "") for message in case.base.messages)
        else:
            found.append(plain(case.id))
        return found
