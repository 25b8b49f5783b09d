"""A transformers checkpoint on this machine: found by folder or hub id, never fetched, never unpickled."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, reason_of
from mtcheck.files import load, refuse_endless
from mtcheck.translate.hub.registry import check_id, find_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["Checkpoint", "find_checkpoint", "fingerprint"]

_PICKLES: Final = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_READ_WHOLE: Final = (".json", ".txt", ".model", ".spm", ".jinja", ".vocab", ".bpe", ".tsv")
_LARGEST_READ_WHOLE: Final = 1 << 28
"""The most bytes of a tokenizer or a configuration; the largest known tokenizers have 40 MB."""
_LARGEST_HASHED_WHOLE: Final = 1 << 25
"""Files up to this many bytes go into a fingerprint whole; larger ones as samples."""
_SAMPLES: Final = 32
_SAMPLE: Final = 1 << 16


@dataclass(frozen=True)
class Checkpoint:
    """``name`` as the user gave it; ``folder`` has ``config`` (its config.json) and safetensors. ``revision`` is the
    commit if it came from the hub."""

    name: str
    folder: Path
    config: Mapping[str, Any]
    revision: str | None = None

    @property
    def named(self) -> str:
        """Model and revision: ``facebook/m2m_100_418M@55c2e61bbf05``."""
        return self.name if self.revision is None else f"{self.name}@{self.revision[:12]}"

    @property
    def family(self) -> str:
        """The architecture, transformers' ``model_type``: ``marian``, ``m2m_100``, ``qwen2``."""
        return str(self.config.get("model_type", ""))

    @property
    def seq2seq(self) -> bool:
        """Whether it has an encoder, so that source and translation are two sequences."""
        return bool(self.config.get("is_encoder_decoder"))

    @cached_property
    def fingerprint(self) -> str:
        """Identifies the content of all files."""
        return fingerprint(self.folder)


def find_checkpoint(model: str | Path) -> Checkpoint:
    """The checkpoint in a folder, or for a hub id on this machine.

    Raises :class:`mtcheck.errors.ModelNotFoundError` for a hub id that is not here, and
    :class:`mtcheck.errors.ModelRejectedError` for a folder without a safetensors checkpoint.
    """
    try:
        folder = Path(model).expanduser()
    except RuntimeError as error:
        raise ModelNotFoundError(f"{model}: this machine has no such user") from error
    revision = None
    if not folder.exists() and not str(model).startswith((".", "/", "~")):
        found = find_model(check_id(str(model)))
        if found is None:
            raise ModelNotFoundError(f"{model} is not on this machine: `mtcheck models pull {model}` fetches it")
        folder, revision = found, found.name
    if not folder.is_dir():
        what = "is a file, not a model's folder" if folder.exists() else "does not exist"
        raise ModelNotFoundError(f"{folder} {what}: give a folder with config.json and safetensors, or a hub id")
    return Checkpoint(str(model), folder, _config(folder), revision)


def _config(folder: Path) -> Mapping[str, Any]:
    names = {path.name for path in folder.iterdir()}
    if "config.json" not in names:
        raise ModelRejectedError(f"{folder} is not a transformers checkpoint: it has no config.json")
    if not any(name.endswith(".safetensors") for name in names):
        pickled = sorted(name for name in names if name.endswith(_PICKLES))
        if not pickled:
            raise ModelRejectedError(f"{folder} holds no weights: a checkpoint has a model.safetensors")
        raise ModelRejectedError(
            f"{folder} has its weights only as a pickle ({pickled[0]}), which can run code when it is loaded, so it is "
            "refused: if you trust it, load it with transformers and save_pretrained() it, which writes safetensors"
        )
    _check_readable(folder, names)
    try:
        config = json.loads(load(folder / "config.json"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelRejectedError(f"{folder / 'config.json'} cannot be read: {reason_of(error)}") from error
    if not isinstance(config, dict) or not isinstance(config.get("model_type"), str):
        raise ModelRejectedError(f"{folder / 'config.json'} has no model_type: it is not a transformers checkpoint")
    _check_listed(folder, names)
    if "auto_map" in config:
        raise ModelRejectedError(f"{folder} requires custom code (auto_map), which mtcheck never executes")
    return config


def _check_readable(folder: Path, names: Collection[str]) -> None:
    """Refuse unreadable files: loaders read each of these whole, and would wait for a pipe."""
    for name in sorted(name for name in names if name.endswith((*_READ_WHOLE, ".safetensors"))):
        try:
            refuse_endless(folder / name)
            size = (folder / name).stat().st_size
        except OSError as error:
            raise ModelRejectedError(f"{folder / name} cannot be read: {reason_of(error)}") from error
        if size > _LARGEST_READ_WHOLE and not name.endswith(".safetensors"):
            raise ModelRejectedError(f"{folder / name} is larger than {_LARGEST_READ_WHOLE // 2**20} MB")


def _check_listed(folder: Path, names: Collection[str]) -> None:
    """Check that the files of an index are safetensors in this folder: loaders trust it."""
    for name in sorted(name for name in names if name.endswith(".index.json")):
        try:
            index = json.loads(load(folder / name))
            listed = set(index["weight_map"].values())
            wrong = sorted(str(file) for file in listed if not _is_weights(folder, file))
        except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
            raise ModelRejectedError(f"{folder / name} is damaged: it has no weight_map of files") from error
        if wrong:
            raise ModelRejectedError(
                f"{folder / name} names {wrong[0]!r}: weights are read from safetensors in the model's folder only"
            )


def _is_weights(folder: Path, name: object) -> bool:
    """Whether it is a safetensors file in the folder itself; a hub's cache has links, which may lead elsewhere."""
    if not isinstance(name, str) or not name.endswith(".safetensors") or name != Path(name).name:
        return False
    with suppress(OSError):
        return Path(os.path.realpath(folder / name)).suffix not in _PICKLES
    return False


def fingerprint(folder: Path) -> str:
    """A SHA-256 over the names, sizes and contents of a model's files; for large ones, over evenly spread samples.

    Retraining a model changes all its weights, and so the samples; reading gigabytes to recognise an unchanged model
    would cost as much as the cache saves.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            size = path.stat().st_size
            digest.update(f"{path.name}\0{size}\0".encode())
            for part in _parts(path, size):
                digest.update(part)
    return digest.hexdigest()


def _parts(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        if size <= _LARGEST_HASHED_WHOLE:
            yield stream.read()
            return
        for number in range(_SAMPLES):
            stream.seek((size - _SAMPLE) * number // (_SAMPLES - 1), os.SEEK_SET)
            yield stream.read(_SAMPLE)
