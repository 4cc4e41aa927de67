"""The figures the product promises, on the annotated rows that lie beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data" / "pii"


@pytest.fixture(scope="module")
def figures():
    if not DATA.is_dir():
        pytest.skip(f"the annotated rows are not at {DATA}")
    spec = importlib.util.spec_from_file_location(
        "personal_data_benchmark", ROOT / "tests/benchmarks/personal_data.py"
    )
    benchmark = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = benchmark
    spec.loader.exec_module(benchmark)
    return benchmark.measure(list(benchmark.read_rows(DATA)))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("EMAIL", 1.0),
        ("IBAN", 1.0),
        ("SSN", 1.0),
        ("IP", 1.0),
        ("CARD", 0.99),
        ("PHONE", 0.85),
        ("SECRET", 0.98),
        ("NATIONAL_ID", 0.93),
        ("ADDRESS", 0.60),
        ("PERSON", 0.80),
    ],
)
def test_enough_is_found_of_each_kind(kind, least, figures):
    assert figures.recall(kind) >= least


def test_little_else_is_masked_and_order_numbers_survive(figures):
    assert figures.precision() >= 0.97
    assert figures.order_error_rate() <= 0.03
    assert figures.kept_masked == 0
