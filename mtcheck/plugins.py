"""Additions from other installed packages, by entry points (PyPA entry points specification).

| group | value |
|---|---|
| `mtcheck.checks` | a :class:`mtcheck.checks.Check` |
| `mtcheck.formats` | a function from a :class:`mtcheck.Report` to text |
| `mtcheck.languages` | a package whose folder holds a language's data files |
| `mtcheck.translators` | a function that makes a :class:`mtcheck.translate.Translator` |

mtcheck's own names take precedence: a plug-in with the same name is not used. Whatever a plug-in's code raises or
returns, the user gets one line that names the plug-in.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from functools import cache
from importlib.machinery import PathFinder
from threading import Timer
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import PluginError, Termination

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["at_work", "load_plugin", "log_slow_plugin", "plugins"]

_GROUPS: Final = b"[mtcheck."
"""How a section of ours begins in a file of entry points."""
_DESCRIBING: Final = (".dist-info", "egg-info")
"""How the names of folders end that describe a package."""
SLOW: Final = 10.0
"""Seconds after which the log says that a plug-in is still at work."""


@cache
def plugins(group: str) -> Mapping[str, str]:
    """The plug-ins of a group by name, each with its place (``package.module:attribute``). Nothing is imported.

    If two packages have one with the same name, the one that Python finds first is used.
    """
    found: dict[str, str] = {}
    for point in _entry_points().select(group=group) if _may_be_some() else ():
        found.setdefault(point.name, point.value)
    return found


@cache
def _entry_points() -> Any:  # noqa: ANN401 - its class differs from Python to Python, its `select` does not
    """All entry points: to find them, Python reads a file of each installed package."""
    from importlib.metadata import entry_points

    return entry_points()


@cache
def _may_be_some() -> bool:
    """Whether an installed package may add something to mtcheck. Most users have none that does, and need not wait for
    Python's own search, which takes ten times longer than a look into the same files."""
    return _is_told_in_files() or _has_other_finders()


def _is_told_in_files() -> bool:
    """Whether a file of an installed package has a group of ours, or may have one, in an archive."""
    for place in sys.path:
        try:
            with os.scandir(place or os.curdir) as entries:
                folders = [entry.path for entry in entries if entry.name.lower().endswith(_DESCRIBING)]
        except NotADirectoryError:
            return True
        except (OSError, ValueError):  # there is none
            continue
        for folder in folders:
            with suppress(OSError), open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 - pathlib is slow
                if _GROUPS in file.read():
                    return True
    return False


def _has_other_finders() -> bool:
    """Whether packages may be found in another way than on the path."""
    return any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path)


@contextmanager
def at_work(plugin: str, failure: str = "failed", *, passing: type[BaseException] = Termination) -> Iterator[None]:
    """Raises :class:`mtcheck.errors.PluginError`, ``PLUGIN FAILURE: WHY``, for anything that a plug-in's code raises
    (also an exit of the process, or a Rust panic), except errors of the class ``passing``, a termination and an
    interruption by the user."""
    try:
        yield
    except (Termination, KeyboardInterrupt, GeneratorExit, passing):
        raise
    except BaseException as error:
        raise PluginError(f"{plugin} {failure}: {_one_line(error)}") from error


@contextmanager
def log_slow_plugin(plugin: str) -> Iterator[None]:
    """Log which plug-in is at work if it takes long, so that a waiting user knows what for."""
    import logging  # imported here: without it the command starts sooner

    timer = Timer(SLOW, logging.getLogger(__name__).warning, ("%s is still running after %.0f s", plugin, SLOW))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _one_line(error: BaseException) -> str:
    """An exception on one line, even if its own text is not available."""
    try:
        text = next(iter(str(error).splitlines()), "")
    except Exception:  # noqa: BLE001 - a stranger's __str__
        text = ""
    return f"{type(error).__name__}: {text}".removesuffix(": ")


@cache
def load_plugin(group: str, name: str) -> object:
    """The object that a plug-in's entry point names.

    Raises :class:`mtcheck.errors.PluginError` if it cannot be imported, whatever its code raises.
    """
    from importlib.metadata import EntryPoint

    value = plugins(group)[name]
    plugin = f"the plug-in {name} ({group}, {value})"
    with at_work(plugin, "cannot be loaded"), log_slow_plugin(plugin):
        return EntryPoint(name, value, group).load()
