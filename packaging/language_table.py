"""Makes agent_assist/analysis/language_ngrams.xz out of py3langid's model (BSD-3-Clause, Adrien Barbaresi, Marco Lui).

Run by hand where the languages change: `pip install py3langid==0.4.0`, then `python packaging/language_table.py`.
That model weighs 100,000 byte sequences for 142 languages and takes 86 MB with numpy. Kept here are the 30,000
sequences that tell our languages apart best, each with one signed byte per language: 5 MB without numpy, and the
same number of right answers on the labelled sentences of tests/analysis/test_language.py.
"""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
KEPT = 30_000
DECIDED_BY_SCRIPT = ("el", "he", "hi", "ja", "ko", "th", "zh")


def main() -> None:
    """Write the table."""
    from agent_assist.analysis.language import DEFAULT_CANDIDATES

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    languages = [name for name in DEFAULT_CANDIDATES if name not in DECIDED_BY_SCRIPT]
    columns = [model.nb_classes.index(name) for name in languages]
    weights = np.asarray(model.nb_ptc, dtype=np.float32)[:, columns]
    difference = weights - weights.mean(axis=1, keepdims=True)
    # How much a sequence says: how likely it is in a language, times how far that language stands out with it.
    telling = (np.exp(weights) * np.abs(difference)).sum(axis=1)
    sequences = sorted(_sequences(model), key=lambda item: -telling[item[1]])[:KEPT]
    kept = difference[[feature for _, feature in sequences]]
    scale = float(np.abs(kept).max()) / 127
    head = {"languages": languages, "scale": scale, "count": len(sequences)}
    body = b"".join(bytes([len(key)]) + key for key, _ in sequences)
    table = np.round(kept / scale).astype(np.int8).tobytes()
    data = json.dumps(head).encode() + b"\n" + body + table
    target = ROOT / "agent_assist" / "analysis" / "language_ngrams.xz"
    target.write_bytes(lzma.compress(data, preset=9))
    print(f"{target}: {target.stat().st_size:,} bytes")


def _sequences(model: LanguageIdentifier) -> list[tuple[bytes, int]]:
    """The byte sequences behind the automaton's states, by the shortest way to each, with their features."""
    moves = np.asarray(model.tk_nextmove).reshape(-1, 256)
    paths, front = {0: b""}, [0]
    while front:
        following = []
        for state in front:
            for byte, target in enumerate(moves[model.tk_row[state]].tolist()):
                if target not in paths:
                    paths[target] = paths[state] + bytes([byte])
                    following.append(target)
        front = following
    found = ((path, model.tk_output[state]) for state, path in paths.items())
    return [(path, feature) for path, feature in found if feature >= 0]


if __name__ == "__main__":
    main()
