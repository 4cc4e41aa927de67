"""The nearest vectors, by a rough choice and an exact order."""

from __future__ import annotations

import math
import random

import pytest

from agent_assist.analysis.retrieval.vectors import SHORTLIST, Vectors, cosines

pytest.importorskip("numpy", reason="search by meaning needs the extra “semantic”")
WIDTH = 96


def signed(*numbers: int) -> bytes:
    return bytes(number % 256 for number in numbers)


def test_the_direction_counts_and_not_the_length() -> None:
    near = cosines([signed(10, 0), signed(100, 0), signed(0, 5), signed(-3, 0)], signed(1, 0))
    assert near == pytest.approx([1, 1, 0, -1])


def test_a_vector_of_nothing_is_near_nothing() -> None:
    assert cosines([signed(0, 0)], signed(1, 1)) == [0.0]
    assert cosines([], signed(1, 1)) == []


def test_the_nearest_come_first_with_their_numbers() -> None:
    rows = signed(1, 0, 9, 1, 0, 1)
    assert Vectors([70, 8, 9], rows).nearest(signed(1, 0), 2) == [70, 8]


def test_a_vector_of_another_length_and_no_vectors_at_all_find_nothing() -> None:
    assert Vectors([1], signed(1, 0)).nearest(signed(1), 5) == []
    assert Vectors([], b"").nearest(signed(1, 0), 5) == []


def test_among_many_the_rough_choice_loses_none_of_the_nearest() -> None:
    chance = random.Random(7)
    rows = [bytes(chance.randrange(256) for _ in range(WIDTH)) for _ in range(SHORTLIST * 2)]
    asked = rows[5]
    rows += [bytes(max(0, byte - 3) for byte in asked), bytes(max(0, byte - 9) for byte in asked)]
    found = Vectors(range(len(rows)), b"".join(rows)).nearest(asked, 3)

    def cosine(number: int) -> float:
        return cosines([rows[number]], asked)[0]

    best = sorted(range(len(rows)), key=lambda number: -cosine(number))[:3]
    assert found == best
    assert math.isclose(cosine(found[0]), 1.0, abs_tol=1e-6)
