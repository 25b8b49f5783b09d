"""``mtcheck doctor``: what is installed, what is missing, and the one command that adds it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from typing import Final

import typer

from mtcheck.cli.terminal import say

__all__ = ["doctor"]

_REQUIREMENT: Final = re.compile(
    r"(?P<name>[\w.-]+)(?:\[(?P<extras>[\w, -]+)\])?[^;]*(?:;.*\bextra == ['\"](?P<extra>[\w-]+))?"
)
"""The relevant parts of a distribution's ``Requires-Dist`` line (PEP 508)."""
_ABOUT: Final = {
    "embedded": "the local model that comes with mtcheck: re-translation and meaning",
    "hf": "models of your own, by transformers",
    "ct2": "models of your own, by CTranslate2",
    "ray": "batches on a Ray cluster",
    "server": "the review desk (mtcheck serve)",
}
_APERTIUM: Final = "apertium"


def doctor() -> None:
    """Show what is installed, what is missing, and how to add it.

    Opens no connection and loads no model. Exits with 3 if something that every audit needs is missing.
    """
    import platform

    from mtcheck.version import __version__

    say(f"mtcheck {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    core, extras = _requirements()
    lacking = sorted(name for name in core if not _is_installed(name))
    _say("audits without a model", lacking, "pip install --force-reinstall mtcheck")
    for extra, names in extras.items():
        missing = sorted(name for name in names if not _is_installed(name))
        _say(f"{extra}: {_ABOUT.get(extra, 'an optional part')}", missing, f"pip install 'mtcheck[{extra}]'")
    _print_apertium()
    _print_folders()
    if lacking:
        raise typer.Exit(3)


def _say(what: str, missing: list[str], command: str) -> None:
    if not missing:
        say(f"ok       {what}")
        return
    named = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
    say(f"missing  {what}\n         needs {named}; to install: {command}")


def _requirements() -> tuple[set[str], dict[str, set[str]]]:
    """The distributions that every audit needs, and those of each extra, including the extras that it includes."""
    from importlib.metadata import requires

    core: set[str] = set()
    extras: defaultdict[str, set[str]] = defaultdict(set)
    included: defaultdict[str, set[str]] = defaultdict(set)
    for line in requires("mtcheck") or ():
        match = _REQUIREMENT.match(line)
        if match is None:
            continue
        if (extra := match["extra"]) is None:
            core.add(match["name"])
        elif match["name"] == "mtcheck":
            included[extra].update(part.strip() for part in (match["extras"] or "").split(","))
        else:
            extras[extra].add(match["name"])
    for extra, parts in included.items():
        for part in parts:
            extras[extra] |= extras[part]
    return core, {extra: names for extra, names in extras.items() if names}


def _is_installed(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _print_apertium() -> None:
    import shutil

    if shutil.which(_APERTIUM):
        say("ok       apertium: rule-based re-translation")
    else:
        say(
            "missing  apertium: rule-based re-translation\n         to install, on Debian: apt install apertium-hbs-eng"
        )


def _print_folders() -> None:
    import shutil

    from mtcheck.translate.hub.store import models_folder

    folder = models_folder()
    place = next((parent for parent in (folder, *folder.parents) if parent.exists()), None)
    if place is None:
        return
    free = shutil.disk_usage(place).free / 10**9
    say(f"models   {folder} ({'exists' if folder.exists() else 'not made yet'}, {free:.0f} GB free)")
    say(f"python   {sys.executable}")
