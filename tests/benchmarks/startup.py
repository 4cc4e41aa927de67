"""First painted ticket row and memory of the demo, against a bare PySide6 window in the same run.

Ours is the command `agent-assist --demo`, from its first import on. Run: `PYTHONPATH=. python tests/benchmarks/startup.py [ROUNDS]`. Prints medians and two ratios (aims: first row at
most 2.0, memory at most 2.2), and fails when a slow library was imported before the first row. Both processes run
from compiled files, as installed programs do: each runs once unmeasured, into a cache of this run's own.
`paint_cpu_ms` is the processor's time up to the same paint, which a busy machine changes less.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("openai", "keyring")
OPEN_MS = 8000

COMMON = """
import json, sys, time, resource
START = time.time_ns()
def rss_mb():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))
def report(**more):
    print(json.dumps({"painted_ns": time.time_ns(), "paint_cpu_ms": time.process_time() * 1000, **more}), flush=True)
"""
BARE = (
    COMMON
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    seen = False
    def paintEvent(self, event):
        if not Window.seen:
            Window.seen = True
            report()
            QTimer.singleShot(1500, lambda: (print(json.dumps({"rss_mb": rss_mb()}), flush=True), app.quit()))
app = QApplication([])
window = Window(); window.resize(1440, 900); window.show()
app.exec()
"""
)
OURS = (
    COMMON
    + f"SLOW, OPEN_MS = {SLOW!r}, {OPEN_MS}"
    + """
import gc
gc.disable()  # as the command does before it imports the window
from PySide6.QtCore import QEvent, QObject, QTimer
from agent_assist.bootstrap.opening import Opening
from agent_assist.ui.first_window import FirstWindow
from agent_assist.__main__ import main
class Eye(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not Eye.seen:
            Eye.seen = True
            report(slow=[name for name in SLOW if name in sys.modules])
        return False
first_rows, start = FirstWindow.show_rows, Opening.start
def show_rows(window, view):
    first_rows(window, view)
    assert window.queue.list.model().rowCount()
    window.eye = Eye()
    window.queue.list.viewport().installEventFilter(window.eye)
def start_and_draft(opening):
    start(opening)
    workspace = opening.desktop.session.workspace
    workspace.opening.step(1)
    QTimer.singleShot(OPEN_MS, lambda: done(workspace))
def done(workspace):
    review = workspace.context.review
    print(json.dumps({"rss_mb": rss_mb(), "state": str(review and review.state)}), flush=True)
    QTimer.singleShot(0, opening_app().quit)
def opening_app():
    from PySide6.QtWidgets import QApplication
    return QApplication.instance()
FirstWindow.show_rows, Opening.start = show_rows, start_and_draft
sys.argv = ["agent-assist", "--demo"]
sys.exit(main())
"""
)
STACK = (
    BARE.split("app = QApplication")[0]
    + """
import keyring, sqlcipher3, cryptography.hazmat.primitives.asymmetric.ed25519
from openai import OpenAI
model = OpenAI(api_key="-", base_url="http://127.0.0.1:9/v1").chat.completions
app = QApplication"""
    + BARE.split("app = QApplication")[1]
)
"""The bare window with nothing but the prescribed libraries, ready to be used: what no design gets below."""


def one(code: str, compiled: str) -> dict[str, Any]:
    """Milliseconds from the start of the process to the first paint, and memory with the demo's first ticket drafted."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = compiled
    start_ns = time.time_ns()
    lines = subprocess.run(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()
    first, second = json.loads(lines[0]), json.loads(lines[1])
    if first.get("slow"):
        raise SystemExit(f"imported before the first row: {first['slow']}")
    return {**first, **second, "paint_ms": (first["painted_ns"] - start_ns) / 1e6}


def main() -> None:
    """Interleave the two, so that a busy machine hits both alike."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as compiled:
        warm = [one(code, compiled) for code in (BARE, OURS, STACK)]
        pairs = [(one(BARE, compiled), one(OURS, compiled)) for _ in range(rounds)]
    stack = warm[2]["rss_mb"]
    print(f"the first ticket's draft when memory was read: {warm[1]['state']}")
    for key in ("paint_ms", "paint_cpu_ms", "rss_mb"):
        bare = statistics.median(pair[0][key] for pair in pairs)
        ours = statistics.median(pair[1][key] for pair in pairs)
        print(f"{key}: bare {bare:.0f}, ours {ours:.0f}, ratio {ours / bare:.2f}")
    print(
        f"rss_mb of the bare window with the prescribed libraries alone: {stack:.0f}, ratio {stack / bare:.2f}"
    )


if __name__ == "__main__":
    main()
