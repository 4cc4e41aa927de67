"""How long the packaged program takes to its window, against the same app unfrozen, in one run.

Needs an X display without a window manager (`xvfb-run -a`) and a built package. Run:
`xvfb-run -a python tests/benchmarks/frozen_start.py PROGRAM [ROUNDS]`, where PROGRAM is the frozen `agent-assist`. Prints medians and
their ratio (aim: at most 1.3). Whether a window is there is asked of the display, so neither program is changed for it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEAST_WIDTH_PX, LONGEST_SECONDS, LOOK_EVERY_SECONDS = 300, 60, 0.003


class Display:
    """The windows right below the root, by Xlib."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(self._none)
        self._x.XSetErrorHandler(self._ignore)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    @staticmethod
    def _none(_display: int, _error: int) -> int:
        """A window may be gone before it is looked at."""
        return 0

    def has_window(self) -> bool:
        """Whether a window of some width is shown."""
        return any(map(self._is_shown, self._windows()))

    def _windows(self) -> Sequence[int]:
        ignored, count = ctypes.c_ulong(), ctypes.c_uint()
        found = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XQueryTree(
            self._display, self._root, ctypes.byref(ignored), ctypes.byref(ignored),
            ctypes.byref(found), ctypes.byref(count),
        )  # fmt: skip
        return [found[number] for number in range(count.value)]

    def _is_shown(self, window: int) -> bool:
        attributes = (
            ctypes.c_int * 64
        )()  # XWindowAttributes: x, y, width, …, map_state at byte 92
        asked = self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(window), attributes)
        return bool(asked) and attributes[23] == 2 and attributes[2] >= LEAST_WIDTH_PX


def start_ms(display: Display, command: Sequence[str]) -> float:
    """Milliseconds from the start of the process to its window; the process is ended afterwards."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )  # fmt: skip
    while not display.has_window():
        if process.poll() is not None or time.perf_counter() - began > LONGEST_SECONDS:
            raise SystemExit(f"no window: {command}")
        time.sleep(LOOK_EVERY_SECONDS)
    took = time.perf_counter() - began
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    while display.has_window():
        time.sleep(LOOK_EVERY_SECONDS)
    return took * 1000


def main() -> None:
    """Interleave the two, so that a busy machine hits both alike; the first of each is not counted."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    display = Display()
    commands = ([sys.executable, "-m", "agent_assist", "--demo"], [sys.argv[1], "--demo"])
    took = [[start_ms(display, command) for command in commands] for _ in range(rounds + 1)][1:]
    unfrozen, frozen = (statistics.median(times) for times in zip(*took, strict=True))
    print(f"unfrozen {unfrozen:.0f} ms, packaged {frozen:.0f} ms, ratio {frozen / unfrozen:.2f}")


if __name__ == "__main__":
    main()
