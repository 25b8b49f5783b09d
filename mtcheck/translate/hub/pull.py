"""Fetch a model from the hub. This module holds the only code of mtcheck that opens a network connection."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, TranslatorError
from mtcheck.files import put_in_place
from mtcheck.translate.hub.registry import RECOMMENDED, File, Record, check_id, forget, models_folder, records, remember
from mtcheck.translate.prepare import first_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from huggingface_hub.hf_api import ModelInfo

__all__ = ["pull", "remove", "verify"]

_SUFFIXES: Final = (".json", ".spm", ".model", ".txt", ".jinja")
"""Configuration and tokenizer files. Files with code or pickles are never fetched."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    size: int
    sha256: str | None
    """The hash that the hub announces for a large file."""
    git_sha1: str | None
    """The hash that it announces for any other file."""

    def is_at(self, path: Path) -> bool:
        """Whether the file at ``path`` matches the announced hash."""
        if path.stat().st_size != self.size:
            return False
        if self.sha256:
            return _digest(path, hashlib.sha256()) == self.sha256
        blob = hashlib.sha1(b"blob %d\0" % self.size, usedforsecurity=False)
        return self.git_sha1 is None or _digest(path, blob) == self.git_sha1


def pull(model: str, *, revision: str | None = None) -> Record:
    """Fetch a model's safetensors, configuration and tokenizer; continue where an interrupted fetch stopped.

    ``revision`` is a branch, tag, pull request or commit; it is first resolved to a commit, which is then fetched and
    recorded. Progress bars go to stderr.

    Raises :class:`mtcheck.errors.ModelNotFoundError` for an unknown model or no connection,
    :class:`mtcheck.errors.ModelRejectedError` for one without safetensors or with a file that does not match the hub's
    hash, :class:`mtcheck.errors.TranslatorError` for a full disk.
    """
    check_id(model)
    if revision is None:
        revision = next((known.revision for known in RECOMMENDED if known.id == model), "main")
    info = _ask(model, revision)
    wanted = _files_to_fetch(info, model, revision)
    commit = str(info.sha)
    folder = _home(model) / commit
    _check_room(sum(item.size for item in wanted if not (folder / item.name).is_file()), model)
    files = tuple(_fetch(model, commit, item, folder) for item in wanted)
    record = Record(model, commit, folder, files, datetime.now(UTC).isoformat(timespec="seconds"))
    remember(record)
    return record


def verify(record: Record) -> list[str]:
    """The faults of an installed model's files, one sentence each; empty if everything is as it was pulled."""
    wrong = []
    for file in record.files:
        path = record.folder / file.name
        if not path.is_file():
            wrong.append(f"{path} is missing")
        elif path.stat().st_size != file.size or _digest(path, hashlib.sha256()) != file.sha256:
            wrong.append(f"{path} has changed since it was pulled")
    return wrong


def remove(model: str) -> int:
    """Delete a pulled model, all its commits and its record; returns the bytes freed.

    Raises :class:`mtcheck.errors.ModelNotFoundError`.
    """
    if not any(record.id == model for record in records()):
        raise ModelNotFoundError(f"{model} was not pulled by mtcheck: `mtcheck models list` shows what is installed")
    forget(model)
    folder = _home(model)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder, ignore_errors=True)
    return size


def _home(model: str) -> Path:
    return models_folder() / model.replace("/", "--")


def _ask(model: str, revision: str) -> ModelInfo:
    try:
        from huggingface_hub import HfApi
        from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError
    except ImportError as error:
        raise ModelNotFoundError("huggingface_hub is not installed: `pip install 'mtcheck[hf]'`") from error
    try:
        return HfApi().model_info(model, revision=revision, files_metadata=True, timeout=30)
    except GatedRepoError as error:
        raise ModelNotFoundError(f"{model} is gated: accept its licence on its page, then `hf auth login`") from error
    except RevisionNotFoundError as error:
        raise ModelNotFoundError(f"{model} has no revision {revision!r}") from error
    except RepositoryNotFoundError as error:
        raise ModelNotFoundError(f"the hub has no public model {model!r}: check the spelling") from error
    except Exception as error:  # the failing HTTP library, and its errors, depend on huggingface_hub's version
        raise ModelNotFoundError(
            f"the hub did not answer for {model} ({first_line(error)}): try again later"
        ) from error


def _files_to_fetch(info: ModelInfo, model: str, revision: str) -> list[_Wanted]:
    """The files to fetch: one set of safetensors, and all small files that may configure them."""
    files = {file.rfilename: file for file in info.siblings or [] if "/" not in file.rfilename}
    weights = _weights(files)
    if not weights:
        raise _without_safetensors(files, f"{model}@{revision}")
    if "config.json" not in files:
        raise ModelRejectedError(f"{model}@{revision} has no config.json: it is not a transformers model")
    names = [*weights, *(name for name in files if name.endswith(_SUFFIXES))]
    return [_announced_file(files[name]) for name in sorted(set(names))]


def _weights(names: Collection[str]) -> list[str]:
    """One set of safetensors: a single file, or its parts."""
    if "model.safetensors" in names:
        return ["model.safetensors"]
    return [name for name in names if name.startswith("model-") and name.endswith(".safetensors")]


def _without_safetensors(names: Collection[str], model: str) -> ModelRejectedError:
    pickled = next((name for name in names if name.endswith((".bin", ".pt", ".pth", ".ckpt"))), None)
    return ModelRejectedError(
        f"{model} has no safetensors"
        + (f", only {pickled}, whose pickle can run code when it is loaded" if pickled else "")
        + ": look on its page for a pull request that adds them, then --revision refs/pr/NUMBER"
    )


def _announced_file(file: Any) -> _Wanted:  # noqa: ANN401
    if file.lfs:
        return _Wanted(file.rfilename, file.size or 0, file.lfs.sha256, None)
    return _Wanted(file.rfilename, file.size or 0, None, file.blob_id)


def _check_room(size: int, model: str) -> None:
    home = models_folder()
    while not home.exists():
        home = home.parent
    free = shutil.disk_usage(home).free
    if size > free:
        raise TranslatorError(
            f"{model} needs {size / 1e9:.1f} GB and {home} has {free / 1e9:.1f} GB left: free some space, "
            "or set XDG_DATA_HOME to a folder on a larger disk"
        )


def _fetch(model: str, commit: str, file: _Wanted, folder: Path) -> File:
    """Fetch one file, completely or not at all; an interrupted fetch is kept and continued."""
    from huggingface_hub import hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils._headers import build_hf_headers

    path = folder / file.name
    partial = folder / f"{file.name}.partial"
    if not path.is_file() or not file.is_at(path):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            partial.touch()
            with partial.open("r+b") as stream:
                if stream.seek(0, os.SEEK_END) > file.size:
                    stream.truncate(stream.seek(0))
                http_get(
                    hf_hub_url(model, file.name, revision=commit),
                    stream,
                    resume_size=stream.tell(),
                    headers=build_hf_headers(),
                    expected_size=file.size,
                    displayed_filename=file.name,
                )
        except Exception as error:  # as above
            raise TranslatorError(
                f"fetching {model} stopped ({first_line(error)}): run the same command again to continue"
            ) from error
        if not file.is_at(partial):
            partial.unlink()
            raise ModelRejectedError(
                f"{model}: {file.name} does not match the checksum on the hub and was deleted: pull again"
            )
        put_in_place(partial, path)
    return File(file.name, file.size, file.sha256 or _digest(path, hashlib.sha256()))


def _digest(path: Path, digest: Any) -> str:  # noqa: ANN401
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: digest).hexdigest()
