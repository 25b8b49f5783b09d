"""All checks of this installation: mtcheck's own, then those of other packages."""

from __future__ import annotations

from functools import cache
from typing import Final

from mtcheck.checks import CHECKS
from mtcheck.checks.base import Check
from mtcheck.errors import PluginError
from mtcheck.plugins import load_plugin, plugins

__all__ = ["installed_checks"]

_GROUP: Final = "mtcheck.checks"


@cache
def installed_checks() -> tuple[Check, ...]:
    """mtcheck's checks in report order, then the plug-ins' by name.

    Raises :class:`mtcheck.errors.PluginError` for a plug-in that cannot be loaded, is not a check, or has the name of
    one of mtcheck's.
    """
    own = {check.name for check in CHECKS}
    return (*CHECKS, *(_load_check(name, own) for name in sorted(plugins(_GROUP))))


def _load_check(name: str, own: set[str]) -> Check:
    check = load_plugin(_GROUP, name)
    if not isinstance(check, Check):
        raise PluginError(f"the plug-in {name} ({_GROUP}) is a {type(check).__name__}, not a Check")
    if check.name in own:
        raise PluginError(f"the plug-in {name} ({_GROUP}) has the name of a check of mtcheck: {check.name}")
    return check
