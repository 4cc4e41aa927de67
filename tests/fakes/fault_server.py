"""Every way in which a drafting service is known to fail, played over real sockets.

A fault is started inside an ExitStack and says how to reach it. Nothing is mocked: names are looked up, handshakes
fail, connections hang.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from agent_assist.adapters.models.where import Timeouts
from agent_assist.domain.service_settings import ServiceSettings
from tests.fakes.certificates import Authority, self_signed
from tests.fakes.model_server import (
    DONE,
    Answer,
    Connection,
    ModelServer,
    Request,
    breaks_after,
    event,
    head,
    never_ends,
    refuses,
    sends,
    stalls_after,
    streams,
)

QUICK = Timeouts(connect_seconds=0.5, stall_seconds=0.3, total_seconds=5.0)
HURRIED = Timeouts(connect_seconds=0.5, stall_seconds=1.0, total_seconds=0.4)


@dataclass(frozen=True)
class Reach:
    """How to reach a running fault."""

    base_url: str
    key: str = "obviously-fake"
    service: ServiceSettings = field(default_factory=ServiceSettings)
    timeouts: Timeouts = QUICK


Start = Callable[[ExitStack, Path], Reach]


@dataclass(frozen=True)
class Fault:
    """`title` is the row of the table that people read."""

    title: str
    start: Start


def played(
    *script: Answer, timeouts: Timeouts = QUICK, preset: str = "other", key: str = "k"
) -> Start:
    """A server that answers like this."""

    def start(stack: ExitStack, _: Path) -> Reach:
        server = stack.enter_context(ModelServer(list(script)))
        return Reach(server.base_url, key, ServiceSettings(preset=preset), timeouts)

    return start


def nobody_listens(stack: ExitStack, _: Path) -> Reach:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    return Reach(f"http://127.0.0.1:{port}/v1")


def name_is_unknown(stack: ExitStack, _: Path) -> Reach:
    """RFC 6761 keeps `.invalid` for names that never exist."""
    return Reach("https://models.invalid/v1")


def never_connects(stack: ExitStack, _: Path) -> Reach:
    """A full queue of connections: the kernel drops further ones in silence."""
    listener = stack.enter_context(socket.socket())
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    for _number in range(3):
        waiting = stack.enter_context(socket.socket())
        waiting.setblocking(False)
        waiting.connect_ex(listener.getsockname())
    return Reach(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")


def vouches_for_itself(stack: ExitStack, folder: Path) -> Reach:
    tls = self_signed(folder).server_context()
    return Reach(stack.enter_context(ModelServer([streams("Hi")], tls=tls)).base_url)


def unknown_authority(stack: ExitStack, folder: Path) -> Reach:
    tls = Authority(folder).papers("server").server_context()
    return Reach(stack.enter_context(ModelServer([streams("Hi")], tls=tls)).base_url)


def certified(host: str, days: tuple[int, int], *, wants_client: bool = False) -> Start:
    """A server whose authority we know, and something else is wrong."""

    def start(stack: ExitStack, folder: Path) -> Reach:
        authority = Authority(folder)
        papers = authority.papers("server", host=host, days=days)
        tls = papers.server_context(authority.path if wants_client else None)
        server = stack.enter_context(ModelServer([streams("Hi")], tls=tls))
        return Reach(server.base_url, service=ServiceSettings(ca_file=str(authority.path)))

    return start


def proxy_refuses(stack: ExitStack, _: Path) -> Reach:
    def forbids(connection: Connection, request: Request) -> None:
        connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    proxy = stack.enter_context(ModelServer([forbids]))
    service = ServiceSettings(proxy=f"http://127.0.0.1:{proxy.port}")
    return Reach("https://models.example/v1", service=service)


def redirected(stack: ExitStack, _: Path) -> Reach:
    answer = refuses("307 Temporary", Location="https://elsewhere.example/v1/chat/completions")
    return Reach(stack.enter_context(ModelServer([answer])).base_url)


def drips(connection: Connection, request: Request) -> None:
    connection.send(head())
    while not connection.stop.wait(0.05):
        connection.send(event("."))


def unknown_model(connection: Connection, request: Request) -> None:
    refuses("404 Not Found", f"The model `{request.body['model']}` does not exist")(
        connection, request
    )


_UP = (-1, 2)
_PAGE = sends("<!doctype html><title>Log in</title>", content_type="text/html")
_WHOLE = sends('{"choices":[{"message":{"content":"Hi"}}]}', content_type="application/json")
_NO_CHOICES = sends('data: {"object": "error"}\n\n', "data: nonsense\n\n")
_TOO_LONG = refuses(
    "400 Bad Request",
    "the request exceeds the available context size. try increasing the context size",
)
_CIRCLES = never_ends(event("We are sorry to hear that. "))
_ONE_MB = streams(*(f"line {n} of very many lines, " * 40 for n in range(1000)))

FAULTS: dict[str, Fault] = {
    "no key": Fault(
        "No key is kept for a service that asks for one",
        played(streams("Hi"), preset="openai", key=""),
    ),
    "401": Fault("The key is wrong (401)", played(refuses("401 Unauthorized"))),
    "403": Fault("The key may not use the model (403)", played(refuses("403 Forbidden"))),
    "unknown model": Fault("The model is unknown (404)", played(unknown_model)),
    "wrong path": Fault(
        "Nothing is at the address (404)", played(refuses("404 Not Found", "File Not Found"))
    ),
    "429": Fault("Too many requests (429)", played(refuses("429 Too Many"))),
    "429 with wait": Fault(
        "Too many requests, with a waiting time", played(refuses("429 Too Many", Retry_After="17"))
    ),
    "used up": Fault(
        "The account's credit is used up", played(refuses("429 Too Many", "insufficient_quota"))
    ),
    "500": Fault("The service fails (500)", played(refuses("500 Broken"))),
    "503": Fault("The service is overloaded (503)", played(refuses("503 Busy"))),
    "connect timeout": Fault("The connection hangs", never_connects),
    "refused": Fault("Nobody listens at the address", nobody_listens),
    "dns": Fault("The name is unknown", name_is_unknown),
    "proxy": Fault("The proxy refuses", proxy_refuses),
    "silence": Fault("Connected, then nothing comes", played(stalls_after())),
    "stall": Fault("The answer stalls in the middle", played(stalls_after("Hi "))),
    "dropped": Fault("The connection breaks in the middle", played(breaks_after("Hi ", "Maren"))),
    "cut": Fault(
        "The answer ends without its end mark",
        played(streams("Half an ans", finish_reason=None, done=False)),
    ),
    "malformed": Fault(
        "The stream turns into nonsense", played(sends(event("Hi "), "data: {nonsense}\n\n"))
    ),
    "not a chat": Fault("The stream is none of chat completions", played(_NO_CHOICES)),
    "html": Fault("A web page instead of an answer", played(_PAGE)),
    "one piece": Fault("An answer in one piece", played(_WHOLE)),
    "empty": Fault("An empty answer", played(streams())),
    "out of room": Fault(
        "The model runs out of room", played(streams("Hi", finish_reason="length"))
    ),
    "declined": Fault(
        "The service's filter declines", played(streams("Hi", finish_reason="content_filter"))
    ),
    "1 MB": Fault("An answer of 1 MB", played(_ONE_MB)),
    "endless": Fault(
        "An answer that never ends", played(never_ends(lambda n: event(f"word {n} ")))
    ),
    "circles": Fault("The model repeats itself without end", played(_CIRCLES)),
    "noise": Fault("Endless bytes without an answer", played(never_ends(": ping" * 500 + "\n\n"))),
    "slow drip": Fault("A drop now and then, without end", played(drips, timeouts=HURRIED)),
    "context": Fault("The conversation is longer than the model's context", played(_TOO_LONG)),
    "redirect": Fault("The service sends on to another host", redirected),
    "self-signed": Fault("A certificate that vouches for itself", vouches_for_itself),
    "unknown authority": Fault("A certificate of an unknown authority", unknown_authority),
    "expired": Fault("A certificate that is not valid any more", certified("127.0.0.1", (-9, -2))),
    "wrong name": Fault("A certificate for another name", certified("models.example", _UP)),
    "client certificate": Fault(
        "The service wants to see a certificate of ours",
        certified("127.0.0.1", _UP, wants_client=True),
    ),
    "end mark alone": Fault("Only the end mark comes", played(sends(DONE))),
}


@dataclass(frozen=True)
class Flaw:
    """An answer that comes whole and is wrong; `rule` is the check that must see it."""

    title: str
    answer: str
    rule: str


_QUOTE = '[fact missed-deliveries#2 "held at the depot for 7 days"]'
FLAWS: dict[str, Flaw] = {
    "wrong language": Flaw(
        "It answers in another language",
        "[courtesy] Guten Tag Maren,\n"
        f"{_QUOTE} Ihr Paket wird dort noch sieben Tage lang f\u00fcr Sie aufbewahrt, und Sie k\u00f6nnen es mit"
        " einem Ausweis abholen.\n[courtesy] Mit freundlichen Gr\u00fc\u00dfen\n",
        "wrong_language",
    ),
    "invented source": Flaw(
        "It cites a passage that does not exist",
        '[fact returns#99 "refunds take one day"] Refunds take one day.\n',
        "unknown_citation",
    ),
    "denies being an AI": Flaw(
        "It denies that AI is at work",
        f"{_QUOTE} It is held for 7 days.\n[courtesy] I am a real person and no AI wrote this.\n",
        "denies_ai",
    ),
}
