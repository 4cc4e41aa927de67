"""`knowledge semantic`: one command switches search by meaning on for a profile, and off again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import agent_assist, lines
from tests.fakes.tiny_encoder import tiny_tensors, tokenizer_text

pytest.importorskip("onnxruntime", reason="needs the extra “semantic”")
pytest.importorskip("tokenizers", reason="needs the extra “semantic”")
pytest.importorskip("onnx", reason="needs the extra “semantic-build”")
SECRET = {"AGENT_ASSIST_PASSPHRASE": "a phrase for tests"}


@pytest.fixture
def profile(tmp_path: Path) -> list[str]:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "lamp.md").write_text("# Lamp\nThe card of the lamp.\n", encoding="utf-8")
    (articles / "parcel.md").write_text("# Parcel\nWhere is my parcel?\n", encoding="utf-8")
    place = ["--profile", str(tmp_path / "profile")]
    assert agent_assist(*place, "knowledge", "import", str(articles), **SECRET).returncode == 0
    return place


@pytest.fixture
def encoder(tmp_path: Path) -> str:
    from agent_assist.adapters.semantic.convert import build_model

    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(build_model(tiny_tensors(), layers=1, heads=4))
    (folder / "tokenizer.json").write_text(tokenizer_text(), encoding="utf-8")
    return str(folder)


def test_switched_on_searched_with_and_switched_off(profile: list[str], encoder: str) -> None:
    question = json.dumps({"id": 7, "query": "how are you"})

    def found() -> list[str]:
        result = agent_assist(
            *profile, "knowledge", "search", "--jsonl", "-", text=question, **SECRET
        )
        assert result.returncode == 0, result.stderr
        return [hit["id"] for hit in lines(result)[0]["hits"]]

    assert found() == []
    on = agent_assist(*profile, "knowledge", "semantic", encoder, **SECRET)
    assert (on.returncode, on.stderr) == (0, "")
    assert "2 of 2 passages encoded" in on.stdout
    assert sorted(found()) == ["lamp", "parcel"]
    doctor = agent_assist(*profile, "doctor", **SECRET)
    assert "search by meaning: on, 2 of 2 passages encoded" in doctor.stdout
    choice = Path(profile[1]) / "settings.json"
    choice.write_text(json.dumps({"search_by_meaning": False}), encoding="utf-8")
    assert found() == [], "switched off in the window: the encoder and its vectors stay unused"
    choice.unlink()
    assert sorted(found()) == ["lamp", "parcel"]
    (Path(profile[1]) / "semantic" / "model.onnx").write_bytes(b"broken")
    assert "The encoder in" in agent_assist(*profile, "doctor", **SECRET).stdout
    assert found() == []
    off = agent_assist(*profile, "knowledge", "semantic", "--off", **SECRET)
    assert off.stdout == "Search by meaning is off.\n"
    assert found() == []


def test_what_cannot_be_is_said_in_one_sentence(profile: list[str], tmp_path: Path) -> None:
    for arguments, words in (
        ((), "Search by meaning is off."),
        ((str(tmp_path),), "There is no model.onnx in"),
        (("--build", str(tmp_path)), "no model.safetensors"),
        ((str(tmp_path), "--off"), "not several"),
    ):
        result = agent_assist(*profile, "knowledge", "semantic", *arguments, **SECRET)
        assert result.returncode == 2
        assert words in result.stderr
        assert "Traceback" not in result.stderr
    assert not list((tmp_path / "profile").glob("semantic*"))
