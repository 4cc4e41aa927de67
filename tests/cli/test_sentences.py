"""What the commands say is true: what to install, how many, and what is wrong."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from agent_assist.adapters.models import local_file
from agent_assist.adapters.semantic.encoder import OnnxEmbedder
from agent_assist.domain.errors import ConfigurationError
from tests.cli.test_commands import ROOT, agent_assist

SECRET = {
    "AGENT_ASSIST_PASSPHRASE": "a long enough passphrase",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}


def test_no_sentence_names_a_package_that_no_registry_has() -> None:
    for path in (ROOT / "agent_assist").rglob("*.py"):
        assert "agent-assist[" not in path.read_text(encoding="utf-8"), path


def test_parts_for_search_by_meaning_are_named_as_the_readme_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ConfigurationError) as caught:
        OnnxEmbedder(tmp_path).embed(["parcel"])
    assert_command_of_readme(caught.value.message)


def assert_command_of_readme(message: str) -> None:
    command = re.search(r"“(.venv/bin/pip [^”]*)”", message)
    assert command
    assert command[1] in (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_was_not_used_is_not_called_read(tmp_path: Path) -> None:
    place = ("--profile", str(tmp_path / "p"), "knowledge", "import")
    (tmp_path / "one.md").write_text("# Lamp\nA lamp can be returned.\n")
    alone = agent_assist(*place, str(tmp_path / "one.md"), **SECRET)
    assert alone.stdout == "1 file read, 0 unchanged, 0 removed; 1 passage in all\n"
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "two.md").write_text("# Card\nA card can be returned.\n")
    (tmp_path / "more" / "no.pdf").write_bytes(b"no PDF at all")
    both = agent_assist(*place, str(tmp_path / "more"), **SECRET)
    assert both.returncode == 2
    assert both.stdout.startswith("2 files looked into, 1 problem named, 0 unchanged")


def test_a_folder_that_is_missing_is_not_blamed_on_the_store(tmp_path: Path) -> None:
    profile = ("--profile", str(tmp_path / "p"))
    (tmp_path / "one.md").write_text("# Lamp\nA lamp can be returned.\n")
    agent_assist(*profile, "knowledge", "import", str(tmp_path / "one.md"), **SECRET)
    said = agent_assist(*profile, "log", "head", "--to", str(tmp_path / "missing"), **SECRET)
    assert said.returncode == 2
    assert "missing is not a folder. Make it first" in said.stderr
    assert "store" not in said.stderr


def test_the_part_for_model_files_is_named_as_the_readme_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "llama_cpp", None)
    with pytest.raises(ConfigurationError) as caught:
        local_file._load(tmp_path / "tiny.gguf")
    assert_command_of_readme(caught.value.message)
