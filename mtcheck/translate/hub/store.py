"""Where models are kept on this machine, and how one is stored completely or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from mtcheck.errors import TranslatorError, reason_of
from mtcheck.files import put_in_place
from mtcheck.translate.prepare import is_out_of_memory

__all__ = ["advance", "build_once", "models_folder", "quiet_unless_terminal"]

_MOST_SECONDS_UNUSED: Final = 30 * 24 * 3600
"""Seconds without use after which a prepared model makes room for a new one."""


def models_folder() -> Path:
    """The folder of prepared models in the user's cache (``XDG_CACHE_HOME`` is honoured)."""
    import platformdirs

    return platformdirs.user_cache_path("mtcheck", appauthor=False) / "models"


@contextmanager
def quiet_unless_terminal() -> Iterator[None]:
    """Keep transformers' progress bars out of logs and pipes."""
    if sys.stderr.isatty():
        yield
        return
    from transformers import modeling_gguf_pytorch_utils
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    reader = vars(modeling_gguf_pytorch_utils)
    bar = reader.get("tqdm")  # it obeys only tqdm's own switch, which was read when torch imported tqdm
    reader["tqdm"] = _no_bar
    try:
        yield
    finally:
        reader["tqdm"] = bar


def _no_bar(items: Iterable[object], **_: object) -> Iterable[object]:
    return items


def build_once(name: str, build: Callable[[Path], None]) -> Path:
    """The folder ``name`` among the models, made by ``build`` if it is not there yet.

    ``build`` fills an empty folder, which gets its name only when it is complete: an interrupted build leaves
    nothing, and of two processes that need the same model one builds while the other waits. After a new build, models
    not used for a month are removed: conversions of replaced checkpoints and adapters.

    Raises :class:`mtcheck.errors.TranslatorError` if the cache cannot be written, or memory runs out.
    """
    import filelock
    from safetensors import SafetensorError

    models = models_folder()
    done = models / name
    try:
        if done.is_dir():
            with suppress(OSError):
                os.utime(done)
            return done
        models.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(models / f"{name}.lock"):
            if done.is_dir():
                return done
            for stale in models.glob(f".{name}.*"):
                shutil.rmtree(stale, ignore_errors=True)
            partial = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=models))
            try:
                build(partial)
                put_in_place(partial, done)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
            _remove_unused(models)
    except (OSError, SafetensorError) as error:  # the latter if the disk fills up while safetensors writes
        raise TranslatorError(
            f"cannot prepare the model in {models}: {reason_of(error)}; "
            "free some space (6 GB are needed), or set XDG_CACHE_HOME to another folder"
        ) from error
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise
        raise TranslatorError(
            "not enough memory to prepare the model (6 GB are needed, once): close other programs"
        ) from error
    return done


def _remove_unused(models: Path) -> None:
    for folder in models.glob("[!.]*/"):
        if folder.is_dir() and time.time() - folder.stat().st_mtime > _MOST_SECONDS_UNUSED:
            aside = models / f".{folder.name}.unused"
            # If a folder in use cannot be renamed, it stays complete.
            with suppress(OSError):
                folder.rename(aside)
                shutil.rmtree(aside, ignore_errors=True)
                (models / f"{folder.name}.lock").unlink(missing_ok=True)


@contextmanager
def advance(label: str, total: float) -> Iterator[Callable[[float], None]]:
    """A progress bar on stderr if that is a terminal; call the yielded function with the amount done so far."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=total)
        yield lambda done: progress.update(task, completed=done)
