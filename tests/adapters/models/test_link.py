"""The way to a service: Azure's addresses, proxies, certificates, and what goes along."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.domain.errors import ConfigurationError, ModelRefused
from agent_assist.domain.service_settings import ServiceSettings
from tests.adapters.models.conftest import Run
from tests.fakes.certificates import Authority
from tests.fakes.model_server import Connection, ModelServer, Request, streams

KEY = "obviously-fake-key"


def test_azure_by_deployment_and_version(run: Run) -> None:
    service = ServiceSettings(preset="azure", api_version="2024-10-21")
    with ModelServer([streams("Hi")]) as server:
        base = f"http://127.0.0.1:{server.port}"
        for address in (base, f"{base}/openai/v1", f"{base}/openai/deployments/my%20model"):
            run(OpenAICompatibleModel(address, "my model", KEY, service=service))
    for request in server.requests:
        path = "/openai/deployments/my%20model/chat/completions?api-version=2024-10-21"
        assert request.line == f"POST {path} HTTP/1.1"
        assert request.headers["api-key"] == KEY
        assert "authorization" not in request.headers


def test_azure_by_its_newer_address(run: Run) -> None:
    with ModelServer([streams("Hi")]) as server:
        base = f"http://127.0.0.1:{server.port}/openai/v1"
        run(OpenAICompatibleModel(base, "small", KEY, service=ServiceSettings(preset="azure")))
    assert server.requests[0].line == "POST /openai/v1/chat/completions HTTP/1.1"
    assert server.requests[0].headers["api-key"] == KEY


def test_nothing_of_this_computer_or_its_environment_goes_along(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-somebody")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-somebody")
    monkeypatch.setenv("OPENAI_API_KEY", "key-of-somebody")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Custom: of-somebody\nAuthorization: of-somebody")
    with ModelServer([streams("Hi")]) as server:
        run(OpenAICompatibleModel(server.base_url, "small", KEY))
    headers = server.requests[0].headers
    assert not [name for name in headers if name.startswith(("x-", "openai-"))]
    assert "somebody" not in str(headers)
    assert headers["authorization"] == f"Bearer {KEY}"


def test_neither_key_nor_ticket_is_ever_logged(
    run: Run, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    with ModelServer([streams("Hi")]) as server:
        run(OpenAICompatibleModel(server.base_url, "small", KEY))
    assert KEY not in caplog.text


def test_a_company_authority_is_believed_beside_the_usual_ones(run: Run, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    tls = authority.papers("server").server_context()
    with ModelServer([streams("Hi")], tls=tls) as server:
        service = ServiceSettings(ca_file=str(authority.path))
        assert run(OpenAICompatibleModel(server.base_url, "m", KEY, service=service))[0] == ["Hi"]


@pytest.mark.parametrize("in_one_file", [True, False])
def test_a_client_certificate_is_shown(run: Run, tmp_path: Path, in_one_file: bool) -> None:
    authority = Authority(tmp_path)
    tls = authority.papers("server").server_context(wants_client_from=authority.path)
    mine = authority.papers("me")
    key = str(mine.key)
    if in_one_file:
        mine.certificate.write_bytes(mine.certificate.read_bytes() + mine.key.read_bytes())
        key = ""
    service = ServiceSettings(
        ca_file=str(authority.path), client_certificate=str(mine.certificate), client_key=key
    )
    with ModelServer([streams("Hi")], tls=tls) as server:
        assert run(OpenAICompatibleModel(server.base_url, "m", KEY, service=service))[0] == ["Hi"]


def test_a_key_with_a_passphrase_is_refused_and_nobody_is_asked(run: Run, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization

    mine = Authority(tmp_path).papers("me")
    key = serialization.load_pem_private_key(mine.key.read_bytes(), None)
    form = serialization.BestAvailableEncryption(b"a passphrase")
    pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    mine.key.write_bytes(key.private_bytes(pem, kind, form))
    service = ServiceSettings(client_certificate=str(mine.certificate), client_key=str(mine.key))
    with pytest.raises(ConfigurationError, match="without a passphrase"):
        run(OpenAICompatibleModel("https://127.0.0.1:1/v1", "m", KEY, service=service))


@pytest.mark.parametrize("field", ["ca_file", "client_certificate", "client_key"])
def test_a_missing_file_is_named(run: Run, tmp_path: Path, field: str) -> None:
    files = {"client_certificate": str(Authority(tmp_path).papers("me").certificate)}
    service = ServiceSettings(**{**files, field: str(tmp_path / "gone.pem")})
    with pytest.raises(ConfigurationError, match=r"gone\.pem cannot be read"):
        run(OpenAICompatibleModel("https://127.0.0.1:1/v1", "m", KEY, service=service))


def test_a_proxy_carries_the_connection_and_sees_no_key(run: Run) -> None:
    lines: list[str] = []

    def tunnel(connection: Connection, request: Request) -> None:
        lines.append(request.line + str(request.headers))
        connection.send("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")

    with ModelServer([tunnel]) as proxy:
        service = ServiceSettings(proxy=f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(ModelRefused, match="The proxy on the way"):
            run(OpenAICompatibleModel("https://models.example/v1", "m", KEY, service=service))
    assert lines[0].startswith("CONNECT models.example:443 ")
    assert KEY not in lines[0]


def test_text_for_this_computer_takes_no_proxy(run: Run) -> None:
    with ModelServer([streams("direct")]) as server:
        service = ServiceSettings(proxy="http://127.0.0.1:9")
        assert run(OpenAICompatibleModel(server.base_url, "m", "", service=service))[0] == [
            "direct"
        ]


@pytest.mark.parametrize(
    ("proxy", "says"),
    [
        ("socks5://127.0.0.1:1", "write it like"),
        ("127.0.0.1:3128", "write it like"),
        ("http://user:secret@127.0.0.1:1", "HTTPS_PROXY"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_said(run: Run, proxy: str, says: str) -> None:
    service = ServiceSettings(proxy=proxy)
    with pytest.raises(ConfigurationError, match=says) as caught:
        run(OpenAICompatibleModel("https://models.example/v1", "m", KEY, service=service))
    assert "secret" not in caught.value.message
