"""The check keeps its measured quality on annotated rows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

_PATH = Path(__file__).with_name("grounding.py")
_SPEC = importlib.util.spec_from_file_location("grounding_benchmark", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
grounding = importlib.util.module_from_spec(_SPEC)
sys.modules["grounding_benchmark"] = grounding
_SPEC.loader.exec_module(grounding)


EVERY = 5
"""Of the many good replies each fifth is enough for the area under the curve."""


@pytest.fixture(scope="module")
def figures():
    if not grounding.DEFAULT_DATA.is_dir():
        pytest.skip(f"no annotated rows in {grounding.DEFAULT_DATA}")
    rows = list(grounding.read_rows(grounding.DEFAULT_DATA))
    good = [row for row in rows if row.get("human_accuracy", 0) > 2]
    rest = [row for row in rows if row.get("human_accuracy", 0) <= 2]
    return grounding.measure(rest + good[::EVERY])


def test_support_tells_good_replies_from_bad_ones(figures) -> None:
    assert figures.auroc() >= 0.90


@pytest.mark.parametrize(
    ("kind", "least"),
    [("number", 0.98), ("negation", 0.85), ("entity", 0.9), ("commitment", 0.9), ("link", 1.0)],
)
def test_changed_replies_are_caught(figures, kind: str, least: float) -> None:
    assert figures.flag_rate(kind) >= least


def test_untouched_replies_are_rarely_flagged(figures) -> None:
    assert figures.flag_rate("untouched") <= 0.10


def test_the_area_under_the_curve_counts_ties_half() -> None:
    ranked = grounding.Figures(good=[0.9, 0.5], bad=[0.5, 0.1])
    assert ranked.auroc() == pytest.approx(3.5 / 4)
