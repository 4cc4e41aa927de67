"""First painted ticket row and memory of the demo, against a bare PySide6 window in the same run.

Run: `PYTHONPATH=. python tests/benchmarks/startup.py [ROUNDS]`. Prints medians and two ratios (aims: first row at
most 2.0, memory at most 2.2), and fails when a slow library was imported before the first row.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("openai", "keyring")

COMMON = """
import json, sys, time, resource
START = time.time_ns()
def rss_mb():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))
def report(**more):
    print(json.dumps({"painted_ns": time.time_ns(), **more}), flush=True)
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
    + """
from PySide6.QtCore import QEvent, QObject, QTimer
from agent_assist.bootstrap.desktop import Desktop
from agent_assist.ui.app import create_app
from pathlib import Path
app = create_app(["agent-assist"])
desktop = Desktop(Path("unused"), None, is_demo=True)
view = desktop.window.work.queue.list
class Eye(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not Eye.seen and view.model().rowCount():
            Eye.seen = True
            report(slow=[name for name in %r if name in sys.modules])
            QTimer.singleShot(6000, done)
        return False
def done():
    print(json.dumps({"rss_mb": rss_mb()}), flush=True)
    app.quit()
eye = Eye()
view.viewport().installEventFilter(eye)
desktop.start()
app.exec()
desktop.close()
"""
    % (SLOW,)
)


def one(code: str) -> dict[str, float]:
    """Milliseconds from the start of the process to the first paint, and memory some seconds later."""
    import time

    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    start_ns = time.time_ns()
    lines = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    first, second = json.loads(lines[0]), json.loads(lines[1])
    if first.get("slow"):
        raise SystemExit(f"imported before the first row: {first['slow']}")
    return {"paint_ms": (first["painted_ns"] - start_ns) / 1e6, "rss_mb": second["rss_mb"]}


def main() -> None:
    """Interleave the two, so that a busy machine hits both alike."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    pairs = [(one(BARE), one(OURS)) for _ in range(rounds)]
    for key in ("paint_ms", "rss_mb"):
        bare = statistics.median(pair[0][key] for pair in pairs)
        ours = statistics.median(pair[1][key] for pair in pairs)
        print(f"{key}: bare {bare:.0f}, ours {ours:.0f}, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
