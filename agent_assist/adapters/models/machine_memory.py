"""How much memory this computer has left. Rule: an honest "unknown" where the system does not say."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any


def free_memory_bytes() -> int | None:
    """Memory that a program may take without swapping; None where nobody knows.

    Linux: `MemAvailable` of /proc/meminfo. Windows: `ullAvailPhys`. Elsewhere half of what is built in.
    """
    if sys.platform == "win32":
        return _windows()
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return _half_of_all()
    values = dict(line.split(":", 1) for line in lines if ":" in line)
    kilobytes = values.get("MemAvailable", "").split()
    return int(kilobytes[0]) * 1024 if kilobytes else None


def _half_of_all() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (ValueError, OSError):
        return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API: a length, a percentage, then seven 64-bit counts."""

    _fields_ = (
        ("dwLength", ctypes.c_uint32),
        ("dwMemoryLoad", ctypes.c_uint32),
        ("ullTotalPhys", ctypes.c_uint64),
        ("ullAvailPhys", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 5),
    )


def _windows() -> int | None:
    status = _MemoryStatus(dwLength=ctypes.sizeof(_MemoryStatus))
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    found = kernel.GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.ullAvailPhys) if found else None
