"""Fetch a model from the hub. This module holds the only code of mtcheck that opens a network connection."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, TranslatorError
from mtcheck.translate.registry import RECOMMENDED, File, Record, check_id, forget, hub_cache, records, remember

if TYPE_CHECKING:
    from collections.abc import Iterable

    from huggingface_hub.hf_api import ModelInfo

__all__ = ["pull", "remove", "verify"]

_SUFFIXES: Final = (".json", ".spm", ".model", ".txt", ".jinja")
"""Configuration and tokenizer files. Nothing that holds code or pickles is ever fetched."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    size: int
    sha256: str | None


def pull(model: str, *, revision: str | None = None) -> Record:
    """Fetch a model's safetensors, configuration and tokenizer; go on where an interrupted fetch stopped.

    ``revision`` is a branch, tag, pull request or commit; it is resolved to a commit first, and that commit
    is what is fetched and recorded. Progress bars go to stderr.

    Raises :class:`mtcheck.errors.ModelNotFoundError` for an unknown model or no connection,
    :class:`mtcheck.errors.ModelRejectedError` for one without safetensors or with a file that is not what the
    hub announces, :class:`mtcheck.errors.TranslatorError` for a disk without room.
    """
    check_id(model)
    if revision is None:
        revision = next((known.revision for known in RECOMMENDED if known.id == model), "main")
    info = _ask(model, revision)
    wanted = _wanted(info, model, revision)
    _check_room(sum(item.size for item in wanted), model)
    folder = _fetch(model, str(info.sha), [item.name for item in wanted])
    record = Record(model, str(info.sha), folder, tuple(_hash(folder, wanted, model)), _now())
    remember(record)
    return record


def verify(record: Record) -> list[str]:
    """What is wrong with an installed model's files, one sentence each; empty when all is as it was
    pulled."""
    wrong = []
    for file in record.files:
        path = record.folder / file.name
        if not path.is_file():
            wrong.append(f"{path} is missing")
        elif path.stat().st_size != file.size or _sha256(path) != file.sha256:
            wrong.append(f"{path} has changed since it was pulled")
    return wrong


def remove(model: str) -> int:
    """Delete a pulled model and its record; returns the bytes freed.

    Raises :class:`mtcheck.errors.ModelNotFoundError`.
    """
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    record = next((record for record in records() if record.id == model), None)
    if record is None:
        raise ModelNotFoundError(f"{model} was not pulled by mtcheck: `mtcheck models list` shows what is installed")
    freed = 0
    try:
        strategy = scan_cache_dir(hub_cache()).delete_revisions(record.commit)
        freed = strategy.expected_freed_size
        strategy.execute()
    except CacheNotFound:
        pass
    forget(model)
    return freed


def _ask(model: str, revision: str) -> ModelInfo:
    from huggingface_hub import HfApi
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        return HfApi().model_info(model, revision=revision, files_metadata=True, timeout=30)
    except GatedRepoError as error:
        raise ModelNotFoundError(f"{model} is gated: accept its licence on its page, then `hf auth login`") from error
    except RevisionNotFoundError as error:
        raise ModelNotFoundError(f"{model} has no revision {revision!r}") from error
    except RepositoryNotFoundError as error:
        raise ModelNotFoundError(f"the hub has no public model {model!r}: check the spelling") from error
    except (HfHubHTTPError, OSError, RuntimeError) as error:
        raise ModelNotFoundError(
            f"the hub did not answer for {model} ({_first_line(error)}): try again later"
        ) from error


def _wanted(info: ModelInfo, model: str, revision: str) -> list[_Wanted]:
    """The files to fetch: one set of safetensors, and all small files that may configure them."""
    files = {file.rfilename: file for file in info.siblings or [] if "/" not in file.rfilename}
    if "model.safetensors" in files:
        weights = ["model.safetensors"]
    else:
        weights = [name for name in files if name.startswith("model-") and name.endswith(".safetensors")]
    if not weights:
        pickled = next((name for name in files if name.endswith((".bin", ".pt", ".pth", ".ckpt"))), None)
        raise ModelRejectedError(
            f"{model}@{revision} has no safetensors"
            + (f", only {pickled}, whose pickle can run code when it is loaded" if pickled else "")
            + ": look on its page for a pull request that adds them, then --revision refs/pr/NUMBER"
        )
    if "config.json" not in files:
        raise ModelRejectedError(f"{model}@{revision} has no config.json: it is no transformers model")
    names = [*weights, *(name for name in files if name.endswith(_SUFFIXES))]
    return [_Wanted(name, files[name].size or 0, _announced(files[name])) for name in sorted(set(names))]


def _announced(file: Any) -> str | None:  # noqa: ANN401
    """The SHA-256 that the hub announces; only large files have one."""
    return file.lfs.sha256 if file.lfs else None


def _check_room(size: int, model: str) -> None:
    home = hub_cache()
    while not home.exists():
        home = home.parent
    free = shutil.disk_usage(home).free
    if size > free:
        raise TranslatorError(
            f"{model} needs {size / 1e9:.1f} GB and {home} has {free / 1e9:.1f} GB left: free some space, "
            "or set HF_HOME to a larger disk"
        )


def _fetch(model: str, commit: str, names: list[str]) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        return Path(snapshot_download(model, revision=commit, allow_patterns=names))
    except (HfHubHTTPError, OSError, RuntimeError) as error:
        raise TranslatorError(
            f"fetching {model} stopped ({_first_line(error)}): run the same command again, it goes on from there"
        ) from error


def _hash(folder: Path, wanted: Iterable[_Wanted], model: str) -> Iterable[File]:
    for item in wanted:
        path = folder / item.name
        digest = _sha256(path)
        if item.sha256 and digest != item.sha256:
            path.resolve().unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            raise ModelRejectedError(f"{model}: {item.name} is not what the hub announces, and was deleted: pull again")
        yield File(item.name, path.stat().st_size, digest)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
