"""All checks of this installation: mtcheck's own, then those of other packages, whose failures do not affect others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from mtcheck.checks import CHECKS
from mtcheck.checks.base import Check
from mtcheck.checks.sound import is_text, mistake_of_check, mistake_of_issue
from mtcheck.errors import PluginError
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Issue, Severity
from mtcheck.plugins import at_work, load_plugin, log_slow_plugin, plugins

__all__ = ["installed_checks"]

_GROUP: Final = "mtcheck.checks"
_MOST_ISSUES: Final = 100_000
"""The most issues that a plug-in may report for one article: more than any article has words."""


@cache
def installed_checks() -> tuple[Check, ...]:
    """mtcheck's checks in report order, then the plug-ins' by name.

    A plug-in that cannot be loaded, is not a check, or has the name of another check is listed by its own name as
    unable to run, so that every report gives the reason.
    """
    found = list(CHECKS)
    for name in sorted(plugins(_GROUP)):
        known = {check.name for check in found}
        try:
            found.append(_load_check(name, known))
        except PluginError as error:
            own = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "plug-in"
            found.append(_unable(own if own not in known else f"{own}-plug-in", str(error)))
    return tuple(found)


def _unable(name: str, reason: str) -> Check:
    """The check in place of a broken plug-in."""
    return Check(name, "Other", Severity.MINOR, needs=frozenset(), find=lambda *_: iter(()), unable=lambda _: reason)


def _load_check(name: str, known: set[str]) -> Check:
    """A plug-in's check, guarded so that its functions only raise :class:`mtcheck.errors.PluginError`."""
    check = load_plugin(_GROUP, name)
    plugin = f"the plug-in {name} ({_GROUP}, {plugins(_GROUP)[name]})"
    with at_work(plugin, passing=PluginError):
        if not isinstance(check, Check):
            raise PluginError(f"{plugin} is a {type(check).__name__}, not a Check")
        if mistake := mistake_of_check(check):
            raise PluginError(f"{plugin}: {mistake}")
    if check.name in known:
        raise PluginError(f"{plugin} has the name of another check, {check.name}, and is not used")
    return replace(
        check,
        needs=frozenset(check.needs),
        needs_any=frozenset(check.needs_any),
        find=_finding(plugin, check),
        unable=_reason_giving(plugin, check),
    )


def _finding(plugin: str, check: Check) -> Callable[[Article, Glossary], Iterator[Issue]]:
    """The check's ``find``: all its issues, or an error if one of them is invalid."""

    def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
        with at_work(plugin), log_slow_plugin(plugin):
            found = list(islice(check.find(article, glossary), _MOST_ISSUES + 1))
        if len(found) > _MOST_ISSUES:
            raise PluginError(f"{plugin} has more than {_MOST_ISSUES:,} issues for one article")
        segments = {segment.index: (segment.translation, segment.source or "") for segment in article.segments}
        with at_work(plugin, passing=PluginError):  # values may refuse to be compared
            for issue in found:
                if not isinstance(issue, Issue):
                    raise PluginError(f"{plugin} returned a {type(issue).__name__}, not an Issue")
                if mistake := mistake_of_issue(issue, check.name, segments):
                    raise PluginError(f"{plugin} returned an invalid issue: {mistake}")
        return iter(found)

    return find


def _reason_giving(plugin: str, check: Check) -> Callable[[Article], str | None]:
    """The check's ``unable``; if it fails, its failure is the reason."""

    def unable(article: Article) -> str | None:
        try:
            with at_work(plugin):
                reason = check.unable(article)
        except PluginError as error:
            return str(error)
        is_reason = reason is None or (is_text(reason) and bool(reason.strip()))
        return reason if is_reason else f"{plugin} returned a reason that is not text"

    return unable
