"""What other installed packages add to mtcheck, by entry points (PyPA entry points specification).

| group | value |
|---|---|
| `mtcheck.checks` | a :class:`mtcheck.checks.Check` |
| `mtcheck.formats` | a function from a :class:`mtcheck.Report` to text |
| `mtcheck.languages` | a package whose folder holds a language's data files |
| `mtcheck.translators` | a function that makes a :class:`mtcheck.translate.Translator` |
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["load_plugin", "plugins"]


@cache
def plugins(group: str) -> Mapping[str, str]:
    """The plug-ins of a group by name, each with where it is (``package.module:attribute``). Nothing is imported."""
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}


@cache
def load_plugin(group: str, name: str) -> object:
    """What a plug-in's entry point names.

    Raises :class:`mtcheck.errors.PluginError` if it cannot be imported, whatever its code raises.
    """
    from importlib.metadata import EntryPoint

    value = plugins(group)[name]
    try:
        return EntryPoint(name, value, group).load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise PluginError(f"the plug-in {name} ({group}, {value}) cannot be loaded: {reason}") from error
