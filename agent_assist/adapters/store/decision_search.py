"""Finds events by filter in a log of a million. Rule: newest first, a page at a time, never a scan of the log.

A filter picks facets (combinations of queue, event, edit class and language); each facet's events are in the order of
time, so the newest of all of them come from one short read for each. What a list shows of them is read from the
records of one page.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from agent_assist.adapters.store.database import Database, Row
from agent_assist.domain.decision_query import (
    DecisionChoices,
    DecisionFilter,
    DecisionPage,
    DecisionRow,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LAST_MS, _LAST_SEQ = 2**62, 2**62
_MANY = 300_000
_MARK_DIGITS, _MARK_LEAST = 14, 6
_DIGITS, _NAMED_MOST = 18, 20
_Facets = dict[int, tuple[str, str, str, str]]


class DecisionSearch:
    """Reads the index of events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, wanted: DecisionFilter, after: tuple[int, int] | None, limit: int
    ) -> DecisionPage:
        """At most `limit` events behind `after` (None: from the newest on)."""
        facets = self._facets(wanted)
        low = _ms(wanted.since) if wanted.since else 0
        place = after or (_LAST_MS, _LAST_SEQ)
        if wanted.until is not None:
            place = min(place, (_ms(wanted.until), 0))
        is_narrowed = wanted.queue or wanted.outcome or wanted.edit_class or wanted.language
        if wanted.text:
            narrowed = facets if is_narrowed else None
            found = self._by_ticket(wanted.text, narrowed, low, place, limit + 1)
        elif is_narrowed:
            found = self._by_facet(facets, low, place, limit + 1)
        else:
            found = self._newest(low, place, limit + 1)
        if wanted.text and after is None:
            found = self._named(wanted.text, facets, low, place, found)
        rows = tuple(self._row(row, facets) for row in found[:limit])
        is_last = len(found) <= limit
        return DecisionPage(rows, None if is_last else (found[limit - 1][0], found[limit - 1][1]))

    def choices(self) -> DecisionChoices:
        """What occurs in the log."""
        rows = self._database.rows("SELECT queue, outcome, edit_class, language FROM facets")
        columns = (sorted({row[place] for row in rows} - {""}) for place in range(4))
        return DecisionChoices(*map(tuple, columns))

    def _facets(self, wanted: DecisionFilter) -> _Facets:
        rows = self._database.rows("SELECT id, queue, outcome, edit_class, language FROM facets")
        asked = (wanted.queue, wanted.outcome, wanted.edit_class, wanted.language)
        return {
            row[0]: tuple(row[1:])
            for row in rows
            if all(not value or value == held for value, held in zip(asked, row[1:], strict=True))
        }

    def _newest(self, low: int, place: tuple[int, int], count: int) -> list[Row]:
        """The newest of all."""
        return self._database.rows(
            "SELECT at_ms, seq, facet, ticket FROM events INDEXED BY events_by_time "
            "WHERE at_ms >= ? AND (at_ms, seq) < (?, ?) ORDER BY at_ms DESC, seq DESC LIMIT ?",
            (low, *place, count),
        )

    def _by_facet(self, facets: _Facets, low: int, place: tuple[int, int], count: int) -> list[Row]:
        """The newest of each facet, then the newest of those."""
        found: list[Row] = []
        for facet in facets:
            found += self._database.rows(
                "SELECT at_ms, seq, facet FROM events INDEXED BY events_by_facet "
                "WHERE facet = ? AND at_ms >= ? AND (at_ms, seq) < (?, ?) "
                "ORDER BY at_ms DESC, seq DESC LIMIT ?",
                (facet, low, *place, count),
            )
        found.sort(reverse=True)
        return [self._with_ticket(row) for row in found[:count]]

    def _by_ticket(
        self, text: str, facets: _Facets | None, low: int, place: tuple[int, int], count: int
    ) -> list[Row]:
        """Within the ticket's index, unless so many begin so that some of them are soon met along the time."""
        end = text[:-1] + chr(min(ord(text[-1]) + 1, 0x10FFFF))
        matches = self._database.rows(
            "SELECT count(*) FROM (SELECT 1 FROM events INDEXED BY events_by_ticket "
            "WHERE ticket >= ? AND ticket < ? LIMIT ?)",
            (text, end, _MANY + 1),
        )
        index = "events_by_ticket" if matches[0][0] <= _MANY else "events_by_time"
        narrowed = "" if facets is None else "AND facet IN (SELECT value FROM json_each(?)) "
        chosen = [] if facets is None else [json.dumps(list(facets))]
        return self._database.rows(
            f"SELECT at_ms, seq, facet, ticket FROM events INDEXED BY {index} "
            f"WHERE ticket >= ? AND ticket < ? {narrowed}"
            "AND at_ms >= ? AND (at_ms, seq) < (?, ?) ORDER BY at_ms DESC, seq DESC LIMIT ?",
            (text, end, *chosen, low, *place, count),
        )

    def _named(
        self, text: str, facets: _Facets, low: int, place: tuple[int, int], found: list[Row]
    ) -> list[Row]:
        """Those, and before them the records with this number or with a hash that begins so."""
        number = int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0
        first, last = _marks(text)
        named = self._database.rows(
            "SELECT at_ms, seq, facet, ticket FROM events WHERE seq = ? OR mark BETWEEN ? AND ? "
            "ORDER BY at_ms DESC, seq DESC LIMIT ?",
            (number, first, last, _NAMED_MOST),
        )
        known = {row[1] for row in found}
        fits = [
            row
            for row in named
            if row[1] not in known and row[2] in facets and low <= row[0] and tuple(row[:2]) < place
        ]
        return fits + found

    def _with_ticket(self, row: Row) -> Row:
        found = self._database.rows("SELECT ticket FROM events WHERE seq = ?", (row[1],))
        return (*row, found[0][0])

    def _row(self, row: Row, facets: _Facets) -> DecisionRow:
        at_ms, seq, facet, ticket = row
        queue, outcome, edit_class, language = facets[facet]
        stored = self._database.rows("SELECT body, hash FROM records WHERE seq = ?", (seq,))
        body, digest = stored[0] if stored else (b"", b"")
        values = _values(body)
        return DecisionRow(
            seq,
            _EPOCH + at_ms * _MILLISECOND,
            ticket,
            queue,
            outcome,
            edit_class,
            language,
            actor=str(values.get("actor", "")),
            confidence=str(values.get("confidence", "")),
            disclosure=str(values.get("detail", {}).get("disclosure", "")),
            hash_hex=bytes(digest).hex(),
        )


def _ms(at: datetime) -> int:
    return (at - _EPOCH) // _MILLISECOND


def _marks(text: str) -> tuple[int, int]:
    """The first and the last mark of a hash that begins so; none (1, 0) where the text is no such beginning."""
    digits = text.lower().replace(" ", "")[:_MARK_DIGITS]
    if len(digits) < _MARK_LEAST or not set(digits) <= set("0123456789abcdef"):
        return 1, 0
    return int(digits.ljust(_MARK_DIGITS, "0"), 16), int(digits.ljust(_MARK_DIGITS, "f"), 16)


def _values(body: bytes) -> dict[str, Any]:
    """A record's values; nothing where the body was damaged since."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("detail"), dict) else {}
