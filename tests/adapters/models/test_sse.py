"""Events are read the same wherever the packets are cut."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.adapters.models.sse import EventReader

STREAM = (
    b": keep-alive\n\n"
    b'data: {"n": 1}\n\n'
    b'event: ping\r\ndata:{"n": 2}\r\n\r\n'
    b'data: {"n":\rdata: 3}\r\r'
    b"data: 42\n\ndata: []\n\ndata: \n\n\n\nid: 7\nretry: 10\n\n"
    b'data: {"text": "\\ndata: [DONE]\\n"}\n\n'
    b"data: [DONE]\n\n"
    b'data: {"n": "after the end"}\n\n'
)
EVENTS: list[dict[str, Any]] = [{"n": 1}, {"n": 2}, {"n": 3}, {"text": "\ndata: [DONE]\n"}]


def read(*packets: bytes) -> tuple[list[dict[str, Any]], bool]:
    reader = EventReader()
    return [event for packet in packets for event in reader.feed(packet)], reader.is_done


def test_whole() -> None:
    assert read(STREAM) == (EVENTS, True)


@given(st.lists(st.integers(0, len(STREAM)), max_size=20).map(sorted))
def test_in_packets_cut_anywhere(cuts: list[int]) -> None:
    edges = [0, *cuts, len(STREAM)]
    packets = [STREAM[a:b] for a, b in itertools.pairwise(edges)]
    assert read(*packets) == (EVENTS, True)


def test_byte_by_byte() -> None:
    assert read(*(bytes([byte]) for byte in STREAM)) == (EVENTS, True)


@pytest.mark.parametrize("padding", range(0, 70, 7))
def test_the_words_of_the_end_mark_inside_an_event_do_not_end_it(padding: int) -> None:
    line = b"data: " + json.dumps({"x": "x" * padding + "data: [DONE]"}).encode() + b"\n\n"
    found, is_done = read(*(line[at : at + 7] for at in range(0, len(line), 7)))
    assert len(found) == 1
    assert not is_done


@pytest.mark.parametrize("end", [b"data: [DONE]", b"data: [DONE", b" data: [DONE]\n", b"DONE\n\n"])
def test_what_is_no_end_mark(end: bytes) -> None:
    assert not read(b'data: {"n": 1}\n\n' + end)[1]


@pytest.mark.parametrize("nonsense", [b"{nonsense", b"\xff\xfe", b"[" * 100_000, b'{"a": 1'])
def test_nonsense_is_a_fault_and_what_came_before_it_counts(nonsense: bytes) -> None:
    reader = EventReader()
    assert reader.feed(b'data: {"n": 1}\n\ndata: ' + nonsense + b"\n\n") == [{"n": 1}]
    assert reader.fault is not None
