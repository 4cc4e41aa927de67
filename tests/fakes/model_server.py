"""A chat-completions server over real sockets that misbehaves on request.

With `tls` it speaks HTTPS. Each connection plays the next answer of the script; the last one repeats. An answer is a function that
gets the open connection and the request; helpers below write the usual ones.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_PATIENCE_SECONDS = 10.0


@dataclass
class Request:
    """What a client sent."""

    line: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Connection:
    """One open connection; `gone` is set when the client has closed it."""

    socket: socket.socket
    gone: threading.Event
    stop: threading.Event

    def send(self, text: str | bytes) -> None:
        self.socket.sendall(text if isinstance(text, bytes) else text.encode("utf-8"))

    def reset(self) -> None:
        """Close as a crashed process does: with RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait_until_client_closes(self) -> None:
        while not self.stop.is_set():
            try:
                if self.socket.recv(1024) == b"":
                    self.gone.set()
                    return
            except TimeoutError:
                continue
            except OSError:
                self.gone.set()
                return


Answer = Callable[[Connection, Request], None]


@dataclass
class ModelServer:
    """Use as a context manager; `base_url` is where it listens."""

    script: list[Answer]
    requests: list[Request] = field(default_factory=list)
    client_gone: threading.Event = field(default_factory=threading.Event)
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> ModelServer:
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.02)
        self._thread = threading.Thread(target=self._serve, name="fake-model-server")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(_PATIENCE_SECONDS)
        self._listener.close()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def base_url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/v1"

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                peer, _ = self._listener.accept()
            except TimeoutError:
                continue
            with contextlib.suppress(OSError), peer, self._secured(peer) as open_peer:
                open_peer.settimeout(0.05)
                self._play(Connection(open_peer, self.client_gone, self._stop))

    def _secured(self, peer: socket.socket) -> socket.socket:
        """The handshake fails for a client that does not believe us, or that we do not believe."""
        if self.tls is None:
            return peer
        peer.settimeout(_PATIENCE_SECONDS)
        secured = self.tls.wrap_socket(peer, server_side=True, do_handshake_on_connect=False)
        try:
            secured.do_handshake()
        except ssl.SSLError:
            self._let_the_alert_through(secured)
            secured.close()
            raise
        return secured

    def _let_the_alert_through(self, peer: socket.socket) -> None:
        """Closing with unread data would send RST, and the client would never read why."""
        with contextlib.suppress(OSError):
            peer.settimeout(0.5)
            while socket.socket.recv(peer, 65536):
                pass

    def _play(self, connection: Connection) -> None:
        request = _read_request(connection)
        if request is None:
            return
        answer = self.script[min(len(self.requests), len(self.script) - 1)]
        self.requests.append(request)
        try:
            answer(connection, request)
        except OSError:
            self.client_gone.set()


def _read_request(connection: Connection) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data or len(data.split(b"\r\n\r\n", 1)[1]) < _length(data):
        if connection.stop.is_set():
            return None
        try:
            chunk = connection.socket.recv(65536)
        except TimeoutError:
            continue
        except OSError:
            return None
        if not chunk:
            return None
        data += chunk
    head, body = data.split(b"\r\n\r\n", 1)
    line, *rest = head.decode("latin-1").split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (entry.partition(":") for entry in rest)}
    return Request(line, headers, json.loads(body) if body else {})


def _length(data: bytes) -> int:
    for line in data.split(b"\r\n\r\n", 1)[0].lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":", 1)[1])
    return 0


def head(status: str = "200 OK", content_type: str = "text/event-stream", **headers: str) -> str:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines) + "\r\n\r\n"


def event(text: str | None = None, finish_reason: str | None = None, **more: Any) -> str:
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    chunk = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return f"data: {json.dumps({**chunk, 'choices': [choice], **more})}\n\n"


DONE = "data: [DONE]\n\n"


def streams(*texts: str, finish_reason: str | None = "stop", done: bool = True) -> Answer:
    """A stream of these texts, with or without its two end marks."""

    def answer(connection: Connection, request: Request) -> None:
        connection.send(head())
        for text in texts:
            connection.send(event(text))
        if finish_reason:
            connection.send(event(finish_reason=finish_reason))
        if done:
            connection.send(DONE)

    return answer


def sends(*parts: str | bytes, content_type: str = "text/event-stream") -> Answer:
    """A successful answer with exactly this body."""

    def answer(connection: Connection, request: Request) -> None:
        connection.send(head(content_type=content_type))
        for part in parts:
            connection.send(part)

    return answer


def refuses(status: str, message: str = "", **headers: str) -> Answer:
    """An error with a JSON body, as servers of this protocol send it."""

    def answer(connection: Connection, request: Request) -> None:
        body = json.dumps({"error": {"message": message, "type": "x"}})
        connection.send(head(status, "application/json", **headers) + body)

    return answer


def stalls_after(*texts: str) -> Answer:
    """Streams these texts and then says nothing more."""

    def answer(connection: Connection, request: Request) -> None:
        connection.send(head())
        for text in texts:
            connection.send(event(text))
        connection.wait_until_client_closes()

    return answer


def breaks_after(*texts: str) -> Answer:
    """Streams these texts and crashes."""

    def answer(connection: Connection, request: Request) -> None:
        connection.send(head(Transfer_Encoding="chunked"))
        for text in texts:
            data = event(text)
            connection.send(f"{len(data.encode()):x}\r\n{data}\r\n")
        connection.reset()

    return answer


def never_ends(piece: str | Callable[[int], str]) -> Answer:
    """Streams the same piece, or what the counter makes of it, until the client has had enough."""

    def answer(connection: Connection, request: Request) -> None:
        connection.send(head())
        for number in itertools.count():
            if connection.stop.is_set():
                return
            connection.send(piece if isinstance(piece, str) else piece(number))

    return answer
