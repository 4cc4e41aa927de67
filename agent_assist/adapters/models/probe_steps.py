"""The steps of a connection test as they end, each with its own time. Rule: a time is measured or it is not given."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from agent_assist.domain.probed import Step

Now = Callable[[], float]
_TLS_NAMES = {"TLSv1.2": "TLS 1.2", "TLSv1.3": "TLS 1.3"}


class Connecting:
    """Hears from the transport when the first connection was opened, and how it is protected.

    It is the `trace` of a request: the transport calls it with the name of what begins, ends or fails.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._connections = 0
        self.began: float | None = None
        self.opened: float | None = None
        self.protection = ""

    async def __call__(self, event: str, info: dict[str, Any]) -> None:
        """Note the moments of the first connection; later ones belong to the step that opens them."""
        self._connections += event.endswith("connect_tcp.started")
        if self._connections > 1:
            return
        if event.endswith("connect_tcp.started"):
            self.began = self._now()
        elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self.opened = self._now()
            if event.endswith("start_tls.complete"):
                self.protection = _protection(info["return_value"].get_extra_info("ssl_object"))
        elif event.endswith("start_tls.failed"):
            self.opened = None


class Steps:
    """Collects what ended. A step begins where the one before it ended, or where `begin` says so."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._since = now()
        self._if_it_fails = ""
        self._connection: Connecting | None = None
        self._how = ""
        self._done: list[Step] = []

    @property
    def done(self) -> tuple[Step, ...]:
        """All that ended, in order."""
        return tuple(self._done)

    def begin(self, if_it_fails: str) -> None:
        """From now on something else is tried; `if_it_fails` says what did not happen then."""
        self._since, self._if_it_fails = self._now(), if_it_fails

    def connects(self, how: str) -> Connecting:
        """The trace of the requests that follow; `how` stands where nothing is encrypted."""
        self._connection, self._how = Connecting(self._now), how
        return self._connection

    def ended(self, tried: str, found: str, *, is_good: bool = True) -> None:
        """What was begun ended now; the connection that it opened first is a step of its own."""
        self._tell_connection()
        now = self._now()
        self._done.append(Step(tried, found, is_good, 1000 * (now - self._since)))
        self._since = now

    def ended_at(self, moment: float, tried: str, found: str) -> None:
        """As `ended`, at a moment that has passed."""
        self._tell_connection()
        self._done.append(Step(tried, found, True, 1000 * (moment - self._since)))
        self._since = moment

    def read_off(self, tried: str, found: str) -> None:
        """Something else that the last answer showed."""
        self._done.append(Step(tried, found))

    def failed(self, message: str) -> None:
        """What was tried last did not happen."""
        self._tell_connection()
        if self._connection is not None and self._connection.began is not None:
            self._since, self._if_it_fails = self._connection.began, "Connection not opened"
        self.ended(self._if_it_fails, message, is_good=False)

    def _tell_connection(self) -> None:
        made = self._connection
        if made is None or made.began is None or made.opened is None:
            return
        took = 1000 * (made.opened - made.began)
        found = made.protection or self._how
        self._done.append(Step("Connection opened", found, True, took))
        self._since, self._connection = made.opened, None


def _protection(found: ssl.SSLObject | None) -> str:
    """`TLS 1.3, certificate until 14 Mar 2027`, as far as that is known."""
    version = found.version() if found is not None else None
    words = _TLS_NAMES.get(version or "", version or "encrypted")
    until = (found.getpeercert() or {}).get("notAfter") if found is not None else None
    if not isinstance(until, str):
        return words
    day = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
    return f"{words}, certificate until {day.day} {day:%b %Y}"
