"""Certificates made on the spot: an authority, and what it (or nobody) vouches for."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Papers:
    """A certificate and its key as PEM files."""

    certificate: Path
    key: Path

    def server_context(self, wants_client_from: Path | None = None) -> ssl.SSLContext:
        """A server with these papers, which may ask clients for papers of that authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        if wants_client_from is not None:
            context.load_verify_locations(wants_client_from)
            context.verify_mode = ssl.CERT_REQUIRED
        return context


class Authority:
    """A certificate authority whose own certificate is `folder/authority.pem`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Test authority")
        built = _builder(self._name, self._name, self._key.public_key(), days=(-1, 2))
        built = built.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self._certificate = built.sign(self._key, hashes.SHA256())
        self.path = folder / "authority.pem"
        self.path.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def papers(
        self, name: str, *, host: str = "127.0.0.1", days: tuple[int, int] = (-1, 2)
    ) -> Papers:
        """Papers for a host, good from and until so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        built = _for_host(_builder(_name(name), self._name, key.public_key(), days), host)
        return _written(self._folder / name, built.sign(self._key, hashes.SHA256()), key)


def self_signed(folder: Path) -> Papers:
    """Papers for which nobody else vouches."""
    key, name = ec.generate_private_key(ec.SECP256R1()), _name("Nobody")
    built = _for_host(_builder(name, name, key.public_key(), (-1, 2)), "127.0.0.1")
    return _written(folder / "self-signed", built.sign(key, hashes.SHA256()), key)


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, days: tuple[int, int]
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(public).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now + datetime.timedelta(days=days[0]))
    return builder.not_valid_after(now + datetime.timedelta(days=days[1]))


def _for_host(builder: x509.CertificateBuilder, host: str) -> x509.CertificateBuilder:
    try:
        name: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        name = x509.DNSName(host)
    return builder.add_extension(x509.SubjectAlternativeName([name]), critical=False)


def _written(stem: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Papers:
    papers = Papers(stem.with_suffix(".pem"), stem.with_suffix(".key"))
    papers.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    papers.key.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    return papers


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
