"""Where the folders of languages are: here, and in other packages that register theirs.

A package adds languages by entry points of the group ``mtcheck.languages``: the name is the language's tag, the value a
package whose folder has the data files. Such a folder wins over one with only CLDR's facts.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from mtcheck.errors import LanguageDataError, PluginError
from mtcheck.languages.data_file import DataFile
from mtcheck.plugins import at_work, plugins

__all__ = ["GENERATED", "HERE", "MAIN", "UNKNOWN", "alias", "fault", "folder", "folders", "left_out", "tags"]

_GROUP: Final = "mtcheck.languages"
HERE: Final = Path(__file__).parent
UNKNOWN: Final = HERE / "und"
"""The folder of what holds for all languages and for texts in an unknown one; it is not a language's."""
MAIN: Final = "language.toml"
"""The file that makes a folder a language's."""
GENERATED: Final = "cldr.toml"
"""The file of facts that ``scripts/build_cldr`` makes from Unicode CLDR."""

_HAS_TAGS: Final = re.compile(rb"""^\s*["']?tags\b""", re.MULTILINE)
"""Few languages have other tags: the files of the rest need not be read to find a tag's language."""


@cache
def folders() -> dict[str, Path]:
    """All languages with a folder, by tag: those of other packages included."""
    return {tag: found for tag in sorted({*_own(), *plugins(_GROUP)}) if (found := folder(tag)) is not None}


@cache
def folder(tag: str) -> Path | None:
    """The folder of a language, by its tag as the folder is named; None if there is none."""
    own = _own().get(tag)
    if own is not None and (own / "numbers.toml").is_file():
        return own
    return own if fault(tag) else _from_package(tag) or own


@cache
def alias(tag: str) -> str:
    """The tag of the folder that a language is in: ``hbs`` for ``sr``; the tag itself where no folder claims it."""
    return tag if tag in _own() else _aliases().get(tag, tag)


@cache
def tags() -> tuple[str, ...]:
    """All tags that name a language with a folder, sorted: ``sr`` and ``hr`` as well as ``hbs``."""
    return tuple(sorted({*folders(), *_aliases()}))


@cache
def _own() -> dict[str, Path]:
    return {path.parent.name: path.parent for path in HERE.glob(f"*/{MAIN}")}


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for tag, path in _own().items():
        try:
            if _HAS_TAGS.search((path / MAIN).read_bytes()):
                found |= dict.fromkeys(DataFile(path / MAIN).words("tags"), tag)
        except (OSError, LanguageDataError):
            continue  # reported when the language is used
    return found


def left_out() -> tuple[str, ...]:
    """Why languages of other packages are not known, each in one line."""
    return tuple(reason for tag in sorted(plugins(_GROUP)) if (reason := fault(tag)))


@cache
def fault(tag: str) -> str | None:
    """Why the package that adds a language gives no folder; None if it gives one, or no package adds it."""
    try:
        found = _from_package(tag)
    except PluginError as error:
        return str(error)
    if found is None and tag in plugins(_GROUP):
        return f"the plug-in {tag} ({_GROUP}, {plugins(_GROUP)[tag]}) has no folder with a {MAIN}"
    return None


def _from_package(tag: str) -> Path | None:
    from importlib.util import find_spec

    module = plugins(_GROUP).get(tag, "").partition(":")[0]
    if not module:
        return None
    with at_work(f"the plug-in {tag} ({_GROUP}, {module})", "cannot be loaded"):  # its parent packages are imported
        spec = find_spec(module)
    places = spec.submodule_search_locations if spec else None
    return next((Path(place) for place in places or () if Path(place, MAIN).is_file()), None)
