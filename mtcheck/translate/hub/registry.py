"""Which models are recommended for a pair, and which are on this machine.

Models fetched by ``mtcheck models pull`` are under the user's data directory, with a record of the exact commit and the
SHA-256 of every file. Models that other tools have put into the Hugging Face cache are found too.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from mtcheck import files
from mtcheck.errors import OutputError, UsageError, reason_of
from mtcheck.languages.language import group

__all__ = [
    "RECOMMENDED",
    "File",
    "Model",
    "Record",
    "check_id",
    "find_model",
    "forget",
    "hub_cache",
    "models_folder",
    "records",
    "remember",
    "write_whole",
]

_ID: Final = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Model:
    """A recommended model. ``quality`` is cited or measured, with the source; ``size`` is in megabytes.

    ``sources`` are language groups (:func:`mtcheck.languages.language.group`), empty for "about all";
    ``revision`` is a branch, pull request or commit with safetensors.
    """

    id: str
    sources: frozenset[str]
    targets: frozenset[str]
    revision: str
    parameters: str
    size: int
    licence: str
    quality: str

    def translates(self, source_lang: str, target_lang: str) -> bool:
        """Whether this model is meant for the pair."""
        return (not self.sources or group(source_lang) in self.sources) and (
            not self.targets or group(target_lang) in self.targets
        )


def _model_of(row: dict[str, Any]) -> Model:
    return Model(**(row | {key: frozenset(row[key]) for key in ("sources", "targets")}))


_FILE: Final = Path(__file__).parent / "recommended.json"
RECOMMENDED: Final = tuple(map(_model_of, json.loads(_FILE.read_text(encoding="utf-8"))))
"""In order of preference: ``auto`` takes the first that is installed and translates the pair."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of an installed model: its name in the snapshot, ``size`` in bytes, and SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """A pulled model: ``commit`` is the pinned revision, ``folder`` the snapshot with exactly ``files``."""

    id: str
    commit: str
    folder: Path
    files: tuple[File, ...]
    pulled: str

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def check_id(model: str) -> str:
    """The hub id, unchanged.

    Raises :class:`mtcheck.errors.UsageError` for anything that cannot be one.
    """
    if not _ID.fullmatch(model) or ".." in model:
        raise UsageError(f"{model!r} is not a model id: write it as ORGANISATION/NAME, as in {RECOMMENDED[0].id}")
    return model


def models_folder() -> Path:
    """Where pulled models and their records are."""
    from platformdirs import user_data_path

    return user_data_path("mtcheck", appauthor=False) / "models"


def _path(model: str) -> Path:
    return models_folder() / f"{model.replace('/', '--')}.json"


def records() -> tuple[Record, ...]:
    """The pulled models by id; an unreadable record is skipped."""
    found = (_read_record(path) for path in sorted(models_folder().glob("*.json")))
    return tuple(record for record in found if record)


def _read_record(path: Path) -> Record | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(File(str(item["name"]), int(item["size"]), str(item["sha256"])) for item in data["files"])
        return Record(str(data["id"]), str(data["commit"]), Path(data["folder"]), files, str(data["pulled"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(record: Record) -> None:
    """Write a record, completely or not at all."""
    write_whole(_path(record.id), json.dumps(asdict(record) | {"folder": str(record.folder)}, indent=1) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a small file of ours, completely or not at all.

    Raises :class:`mtcheck.errors.OutputError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, text.encode())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason_of(error)}") from error


def forget(model: str) -> None:
    """Drop a record."""
    _path(model).unlink(missing_ok=True)


def hub_cache() -> Path:
    """Where huggingface_hub keeps models, according to its environment variables."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE)


def find_model(model: str) -> Path | None:
    """The folder of a model on this machine, by hub id: the pulled one, else one cached by another tool."""
    record = _read_record(_path(model))
    if record:
        return record.folder if record.folder.is_dir() else None
    try:
        home = hub_cache() / f"models--{model.replace('/', '--')}"
        folder = home / "snapshots" / (home / "refs" / "main").read_text(encoding="ascii").strip()
    except (ImportError, OSError, UnicodeDecodeError):
        return None
    return folder if (folder / "config.json").is_file() and any(folder.glob("*.safetensors")) else None
