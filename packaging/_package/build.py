"""The one command that builds everything: freeze, documents, ``.deb``, ``tar.xz``, checksums."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from . import deb, documents, freeze, tarball
from .layout import Layout

# What the numbers must stay under, in bytes (README, "Packages").
LARGEST_INSTALLED = 190_000_000
LARGEST_DEB = 55_000_000


def build(layout: Layout, python: Path) -> list[Path]:
    """Build all packages with the environment of ``python``; return them. Raises CalledProcessError."""
    freeze.freeze(layout, python)
    _list_modules(layout, python)
    documents.write(layout, _site_packages(python))
    deb.build(layout, libc(), layout.version, layout.deb)
    tarball.build(layout)
    packages = [layout.deb, layout.tarball, layout.bill]
    sums = layout.out / "SHA256SUMS"
    sums.write_text("".join(f"{digest(path)}  {path.name}\n" for path in packages), "utf-8")
    return [*packages, sums]


def sizes(layout: Layout) -> str:
    """Say what the packages take, each with what it may take."""
    installed, packed = freeze.size_bytes(layout.frozen), layout.deb.stat().st_size
    return (
        f"installed {installed / 1e6:.0f} MB (at most {LARGEST_INSTALLED / 1e6:.0f}), "
        f".deb {packed / 1e6:.0f} MB (at most {LARGEST_DEB / 1e6:.0f})"
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _list_modules(layout: Layout, python: Path) -> None:
    """Write the names of the top-level modules that the frozen program carries, one a line."""
    archive = layout.work / "pyinstaller" / "agent-assist" / "PYZ-00.pyz"
    code = (
        "import sys; from PyInstaller.archive.readers import ZlibArchiveReader as R; "
        "print('\\n'.join(sorted({n.split('.')[0] for n in R(sys.argv[1]).toc})))"
    )
    done = subprocess.run(
        [str(python), "-c", code, str(archive)], capture_output=True, encoding="utf-8", check=True
    )
    inside = {path.name.split(".")[0] for path in (layout.frozen / "_internal").iterdir()}
    names = sorted({*done.stdout.split(), *inside})
    (layout.work / "modules.txt").write_text("\n".join(names), "utf-8")


def _site_packages(python: Path) -> Path:
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(
        [str(python), "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return Path(done.stdout.strip())


def libc() -> str:
    """Return the version of the C library built against: a program runs on it and on newer ones."""
    done = subprocess.run(["ldd", "--version"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()[0].rsplit(" ", 1)[-1]
