"""One line of `log check-proof`: a Merkle proof in, whether it holds and why not out. Rule: all reasons are said."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from agent_assist.domain.errors import InputError
from agent_assist.domain.merkle import why_not_consistent, why_not_included


def check_proof(row: Mapping[str, Any]) -> dict[str, Any]:
    """`{"id","kind",…}` to `{"id","ok","why"}`; InputError where a field is missing or of the wrong kind."""
    kinds = {"inclusion": _inclusion, "consistency": _consistency}
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise InputError('"kind" is neither "inclusion" nor "consistency".')
    try:
        why = kinds[kind](row)
    except ValueError:
        why = "a hash is not standard base64"
    return {"id": row.get("id"), "ok": not why, "why": why or "the proof holds"}


def _inclusion(row: Mapping[str, Any]) -> str:
    return why_not_included(
        _bytes(row, "leaf_hash"),
        _whole(row, "leaf_index"),
        _whole(row, "tree_size", "size2"),
        _proof(row),
        _bytes(row, "root", "root2"),
    )


def _consistency(row: Mapping[str, Any]) -> str:
    return why_not_consistent(
        _whole(row, "size1"),
        _whole(row, "size2", "tree_size"),
        _proof(row),
        _bytes(row, "root1"),
        _bytes(row, "root2", "root"),
    )


def _given(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _whole(row: Mapping[str, Any], *names: str) -> int:
    value = _given(row, names)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(f'"{names[0]}" is missing or not a whole number.')
    return value


def _bytes(row: Mapping[str, Any], *names: str) -> bytes:
    value = _given(row, names)
    if not isinstance(value, str):
        raise InputError(f'"{names[0]}" is missing or not a string of base64.')
    return base64.b64decode(value, validate=True)


def _proof(row: Mapping[str, Any]) -> list[bytes]:
    steps = row.get("proof")
    if steps is None:
        steps = []
    if not isinstance(steps, list) or not all(isinstance(step, str) for step in steps):
        raise InputError('"proof" is not a list of strings of base64.')
    return [base64.b64decode(step, validate=True) for step in steps]
