"""A helpdesk over HTTP and a mail server, on real sockets, that lose answers, answer twice, hang and reset.

They run in a process of their own. Every reply they take is counted; nothing is taken for a repetition.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import threading
import time
from collections import Counter
from contextlib import suppress
from socketserver import BaseRequestHandler, StreamRequestHandler, ThreadingTCPServer
from typing import Any

from tests.harness.faults import HUNG_SECONDS, LATE_SECONDS, Fault, KillAt, Order


class Mailbox:
    """What customers got."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._got: Counter[str] = Counter()
        self._late = 0

    def take(self, outbox_id: str) -> None:
        with self._lock:
            self._got[outbox_id] += 1

    def take_late(self, outbox_id: str) -> None:
        """A request that hung is worked off after the sender gave up."""
        with self._lock:
            self._late += 1

        def work() -> None:
            time.sleep(LATE_SECONDS)
            with self._lock:
                self._got[outbox_id] += 1
                self._late -= 1

        threading.Thread(target=work, daemon=True).start()

    def has(self, outbox_id: str) -> bool:
        with self._lock:
            return outbox_id in self._got

    def settled(self) -> dict[str, int]:
        """All counts, once nothing is under way any more."""
        while True:
            with self._lock:
                if not self._late:
                    return dict(self._got)
            time.sleep(0.005)


class Server(ThreadingTCPServer):
    """One of the two, with the mailbox that both share."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, handler: type[BaseRequestHandler], mailbox: Mailbox) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.mailbox = mailbox

    def handle_error(self, *_: Any) -> None:
        """The other side was killed: that is what it is for."""

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Misbehaving(StreamRequestHandler):
    server: Server

    def work_off(self, order: Order, outbox_id: str) -> bool:
        """Take the reply, or not; False when the answer must not be given."""
        if order.is_done:
            self.server.mailbox.take(outbox_id)
        if order.fault is Fault.HANGS_LATE:
            self.server.mailbox.take_late(outbox_id)
        order.kill_now(KillAt.DONE)
        if order.fault in (Fault.HANGS, Fault.HANGS_DONE, Fault.HANGS_LATE):
            time.sleep(HUNG_SECONDS)
            return False
        if order.fault in (Fault.RESET, Fault.RESET_DONE):
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return False
        return order.fault is not Fault.LOST_ANSWER


class HelpdeskHandler(_Misbehaving):
    """POST /replies takes a reply; GET /replies/<id> looks; GET /mailbox is the customers' side."""

    def handle(self) -> None:
        request, headers = self._head()
        if request.startswith("GET /mailbox"):
            self._answer(200, self.server.mailbox.settled())
        elif request.startswith("GET /whoami"):
            self._answer(200, {"account": "priya@helpdesk"})
        elif request.startswith("GET /replies/"):
            self._look(request.split()[1].rsplit("/", 1)[1], headers)
        elif request.startswith("POST /replies"):
            self._take(headers)

    def _head(self) -> tuple[str, dict[str, str]]:
        request = self.rfile.readline().decode("ascii").strip()
        headers = {}
        while line := self.rfile.readline().decode("ascii").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return request, headers

    def _look(self, outbox_id: str, headers: dict[str, str]) -> None:
        if headers.get("x-order") == "ERROR":
            self._answer(503, {})
        elif self.server.mailbox.has(outbox_id):
            self._answer(200, {"id": f"remote-{outbox_id}"})
        else:
            self._answer(404, {})

    def _take(self, headers: dict[str, str]) -> None:
        order, size = Order.from_word(headers["x-order"]), int(headers["content-length"])
        body = self.rfile.read(size // 2)
        order.kill_now(KillAt.MID_REQUEST)
        body += self.rfile.read(size - len(body))
        if len(body) < size:
            return
        if order.fault in (Fault.REFUSES, Fault.ERROR):
            self._answer(422 if order.fault is Fault.REFUSES else 503, {"error": "not done"})
            return
        outbox_id = json.loads(body)["outbox_id"]
        if not self.work_off(order, outbox_id):
            return
        if order.fault is Fault.ERROR_DONE:
            self._answer(500, {"error": "something went wrong"})
            return
        self._answer(201, {"id": f"remote-{outbox_id}"})
        if order.fault is Fault.TWO_ANSWERS:
            self._answer(201, {"id": f"remote-{outbox_id}"})
        order.kill_now(KillAt.ANSWERED)

    def _answer(self, status: int, value: object) -> None:
        data = json.dumps(value).encode()
        head = f"HTTP/1.1 {status} -\r\nContent-Length: {len(data)}\r\nConnection: close\r\n\r\n"
        with suppress(OSError):
            self.wfile.write(head.encode() + data)


class MailHandler(_Misbehaving):
    """RFC 5321, as much as a sender needs. The order stands in the greeting's name."""

    def handle(self) -> None:
        self._say("220 mail.example")
        order = Order()
        while line := self.rfile.readline().decode("ascii").strip():
            verb = line[:4].upper()
            if verb in ("EHLO", "HELO"):
                order = Order.from_word(line.split(" ", 1)[1])
                self._say("250 mail.example")
            elif verb in ("MAIL", "RCPT"):
                refuses = verb == "RCPT" and order.fault is Fault.REFUSES
                self._say("550 no such mailbox" if refuses else "250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                if not self._data(order):
                    return
            else:
                self._say("221 bye" if verb == "QUIT" else "250 ok")
                if verb == "QUIT":
                    return

    def _data(self, order: Order) -> bool:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
            if len(lines) == 2:
                order.kill_now(KillAt.MID_REQUEST)
        if line == b"":
            return False
        if order.fault is Fault.ERROR:
            self._say("451 try later")
            return True
        outbox_id = next(row.decode().split("<")[1].split("@")[0] for row in lines
                         if row.lower().startswith(b"message-id:"))  # fmt: skip
        if not self.work_off(order, outbox_id):
            return False
        if order.fault is Fault.ERROR_DONE:  # it took the mail and dies before it says so
            return False
        self._say(f"250 queued as {outbox_id[:8]}")
        if order.fault is Fault.TWO_ANSWERS:
            self._say(f"250 queued as {outbox_id[:8]}")
        order.kill_now(KillAt.ANSWERED)
        return True

    def _say(self, line: str) -> None:
        with suppress(OSError):
            self.wfile.write(line.encode() + b"\r\n")


class ServerProcess:
    """Both servers in a forked process; ends when `stop` is called or the harness is gone."""

    def __init__(self) -> None:
        read_end, write_end = os.pipe()
        life_read, self._life = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._life)
            _serve(write_end, life_read)
            os._exit(0)
        os.close(write_end)
        os.close(life_read)
        with os.fdopen(read_end) as ports:
            self.http_port, self.smtp_port = map(int, ports.readline().split())

    def stop(self) -> None:
        os.close(self._life)
        os.waitpid(self._pid, 0)


def _serve(ports: int, life: int) -> None:
    mailbox = Mailbox()
    servers = [Server(HelpdeskHandler, mailbox), Server(MailHandler, mailbox)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    os.write(ports, f"{servers[0].port} {servers[1].port}\n".encode())
    os.read(life, 1)
