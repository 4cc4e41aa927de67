"""Outboxes over HTTP and SMTP for the harness. Rule: certain refusals are refusals, everything else is unknown.

The product's own channel is the ticket folder; these two are as small as a channel over a network can be, and keep to
the same port.
"""

from __future__ import annotations

import http.client
import json
import smtplib
from collections.abc import Callable
from datetime import UTC, datetime

from agent_assist.adapters.folder_helpdesk.compose import compose
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown
from agent_assist.domain.outbox import OutboxItem, Receipt
from tests.harness.faults import CLIENT_TIMEOUT_SECONDS, Order

NextOrder = Callable[[], Order]


class HttpOutbox:
    """POST a reply; look it up by its outbox id."""

    name = "http"

    def __init__(self, port: int, order: NextOrder, *, find_fails: Callable[[], bool]) -> None:
        self._port, self._order, self._find_fails = port, order, find_fails

    def deliver(self, item: OutboxItem) -> Receipt:
        body = json.dumps(
            {"outbox_id": item.id, "public": True, "body": item.envelope.customer_text}
        )
        headers = {"X-Order": self._order().to_word(), "Content-Type": "application/json"}
        status, answer = self._ask("POST", "/replies", body, headers)
        if status == 422:
            raise DeliveryRefused(f"The helpdesk refused it ({status}).")
        if status != 201:
            raise DeliveryUnknown(f"The helpdesk answered {status} after it had the reply.")
        return Receipt(answer["id"])

    def find(self, item: OutboxItem) -> Receipt | None:
        headers = {"X-Order": "ERROR"} if self._find_fails() else {}
        status, answer = self._ask("GET", f"/replies/{item.id}", "", headers)
        if status == 404:
            return None
        if status != 200:
            raise DeliveryUnknown(f"The helpdesk could not look it up ({status}).")
        return Receipt(answer["id"])

    def who_am_i(self) -> str:
        return str(self._ask("GET", "/whoami", "", {})[1]["account"])

    def mailbox(self) -> dict[str, int]:
        """The customers' side, which no product sees."""
        return {name: int(count) for name, count in self._ask("GET", "/mailbox", "", {})[1].items()}

    def _ask(
        self, verb: str, path: str, body: str, headers: dict[str, str]
    ) -> tuple[int, dict[str, str]]:
        timeout = 10.0 if path == "/mailbox" else CLIENT_TIMEOUT_SECONDS
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=timeout)
        try:
            connection.connect()
        except OSError as error:
            raise DeliveryRefused(f"The helpdesk is not there: {error}.") from error
        try:
            connection.request(verb, path, body, headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read() or b"{}")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DeliveryUnknown(f"The helpdesk did not answer: {error!r}.") from error
        finally:
            connection.close()


class SmtpOutbox:
    """A mail server takes a reply and cannot be asked afterwards (RFC 1047): the person is."""

    name = "smtp"

    def __init__(self, port: int, order: NextOrder) -> None:
        self._port, self._order = port, order

    def deliver(self, item: OutboxItem) -> Receipt:
        envelope = item.envelope
        mail = compose(envelope, item.id, datetime(2026, 11, 23, tzinfo=UTC), ())
        try:
            server = smtplib.SMTP(
                "127.0.0.1",
                self._port,
                local_hostname=self._order().to_word(),
                timeout=CLIENT_TIMEOUT_SECONDS,
            )
        except OSError as error:
            raise DeliveryRefused(f"The mail server is not there: {error}.") from error
        try:
            server.sendmail(envelope.sender.email, [a.email for a in envelope.to], mail)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
            raise DeliveryRefused(f"The mail server refused it: {error}.") from error
        except smtplib.SMTPDataError as error:
            raise DeliveryRefused(
                f"The mail server refused the text: {error.smtp_code}."
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryUnknown(f"The mail server did not answer: {error!r}.") from error
        finally:
            server.close()
        return Receipt(envelope.message_id)

    def find(self, item: OutboxItem) -> Receipt | None:
        raise DeliveryUnknown(
            "A mail server cannot be asked what it sent. Look in your Sent folder."
        )

    def who_am_i(self) -> str:
        return "help@nordlys.example"
