"""Lines come in as UTF-8 and JSON alone: nothing is guessed, and nothing goes out that is not JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from agent_assist.cli.jsonl import Row, run_lines


def answered(
    path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[Row], str]:
    file = path / "lines"
    file.write_bytes(data)
    code = run_lines(str(file), lambda row: {"id": row["id"]}, is_strict=False)
    out, err = capsys.readouterr()
    return code, [json.loads(line, parse_constant=click.Abort) for line in out.splitlines()], err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_called_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    code, rows, said = answered(tmp_path, '{"id": 1}\n{"id": 2}\n'.encode(encoding), capsys)
    assert (code, rows) == (2, [])
    assert "line 1: not UTF-8 (it looks like UTF-16 or UTF-32). Save the file as UTF-8" in said


def test_a_line_in_latin_1_is_called_so_and_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = '{"id": "M\u00fcller"}\n'.encode("latin-1") + '{"id": "M\u00fcller"}\n'.encode()
    code, rows, said = answered(tmp_path, data, capsys)
    assert (code, rows) == (2, [{"id": "M\u00fcller"}])
    assert "line 1: not UTF-8 (at byte 10 of the line)" in said
    assert "iconv" in said


def test_the_mark_before_utf_8_is_no_obstacle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(tmp_path, b"\xef\xbb\xbf" + b'{"id": 1}\n', capsys) == (0, [{"id": 1}], "")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_json_has_not_is_unusable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    code, rows, said = answered(tmp_path, f'{{"id": {number}}}\n{{"id": 2.5}}\n'.encode(), capsys)
    assert (code, rows) == (2, [{"id": 2.5}])
    assert f"line 1: not JSON ({number}" in said
