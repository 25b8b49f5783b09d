"""Run the checks over an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from mtcheck.checks.base import Check, one_line
from mtcheck.checks.installed import installed_checks
from mtcheck.errors import PluginError, UsageError
from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability, Language, language_for
from mtcheck.model import Article, CheckRun, Input, Issue, Side
from mtcheck.structure.untranslated import is_untranslated_article
from mtcheck.unknown import unknown
from mtcheck.wrong_types import must_be

__all__ = ["beyond", "run_checks", "select"]

_UNKNOWN: Final = "und"
"""The tag of a text of unknown language."""


def select(*, only: Iterable[str] | None = None, disabled: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run, in report order.

    Raises :class:`mtcheck.errors.UsageError` for a name that is not a check.
    """
    checks = installed_checks()
    known = {check.name for check in checks}
    wanted = known if only is None else _names("only", only)
    unwanted = _names("disable", disabled)
    for name in sorted((wanted | unwanted) - known):
        raise UsageError(unknown("check", name, sorted(known), "the checks are"))
    return tuple(check for check in checks if check.name in wanted - unwanted)


def _names(argument: str, given: Iterable[str]) -> set[str]:
    names = list(given)
    for name in names:
        must_be(argument, str, "a list of checks' names", name)
    return set(names)


def run_checks(
    article: Article, glossary: Glossary, checks: Iterable[Check]
) -> tuple[tuple[Issue, ...], tuple[CheckRun, ...]]:
    """All issues by position, and which checks ran or why they did not.

    An untranslated article gets only that issue: every other finding would be noise. A plug-in that fails did not run,
    and its earlier findings do not count.
    """
    checks = tuple(checks)
    issues: list[Issue] = []
    runs: list[CheckRun] = []
    untranslated = is_untranslated_article(article)
    judge = _Judge(article, glossary)
    for check in checks:
        reason = judge.missing(check)
        if untranslated and check.name != "untranslated-text":
            reason = reason or "the article was not translated"
        if reason is None:
            try:
                issues.extend(check.find(judge.shown(check), glossary))
            except PluginError as error:
                reason = str(error)
        told = reason or judge.unseen(check)
        runs.append(CheckRun(check.name, ran=reason is None, reason=told and one_line(told)))
    yielding = frozenset(check.name for check in checks if check.yields)
    kept = _without_guesses(list(_without_repeats(issues)), yielding)
    return tuple(sorted(kept, key=_position)), tuple(runs)


def _without_guesses(issues: Sequence[Issue], yielding: frozenset[str]) -> Iterable[Issue]:
    """The issues without those of yielding checks about words with another check's issue of at least the same
    severity."""
    findings = [issue for issue in issues if issue.check not in yielding]
    for issue in issues:
        if issue.check not in yielding or not any(_covers(found, issue) for found in findings):
            yield issue


def _covers(found: Issue, guess: Issue) -> bool:
    return (
        (found.segment, found.span.side) == (guess.segment, guess.span.side)
        and found.span.start < guess.span.end
        and guess.span.start < found.span.end
        and found.severity.rank >= guess.severity.rank
    )


def beyond(check: Check, source_lang: str, target_lang: str) -> str | None:
    """Why a check can never judge a translation between two languages, with any inputs; None if it can."""
    source, target = language_for(source_lang), language_for(target_lang)
    if lacking := target.lacks(check.of_target):
        return _no(target, lacking)
    if lacking := source.lacks(check.of_source):
        return _no(source, lacking)
    return None


class _Judge:
    """The article as a check sees it: without the source if its language is unknown."""

    def __init__(self, article: Article, glossary: Glossary) -> None:
        self._article = article
        self._glossary = glossary
        self._source = language_for(article.source_lang)
        self._target = language_for(article.target_lang)

    @cached_property
    def _without_source(self) -> Article:
        segments = tuple(replace(segment, source=None) for segment in self._article.segments)
        return replace(self._article, source=None, segments=segments)

    def shown(self, check: Check) -> Article:
        """The article, or the article without its source."""
        return self._without_source if self._lacking(check) else self._article

    def missing(self, check: Check) -> str | None:
        """Why the check cannot judge this article; None if it can."""
        if lacking := self._target.lacks(check.of_target):
            return _no(self._target, lacking)
        shown = self.shown(check)
        if Input.GLOSSARY in check.needs and self._glossary and not self._glossary.names_in(self._target.tag):
            return f"the glossary has no {self._target.name} names"
        missing = sorted(what.value for what in check.needs if not self._is_given(what, shown))
        alternatives = sorted(what.value for what in check.needs_any)
        if not missing and (not alternatives or any(self._is_given(what, shown) for what in check.needs_any)):
            return check.unable(shown)
        if lacking := self._lacking(check):
            return _no(self._source, lacking)
        return f"no {' and no '.join(missing)}" if missing else f"neither {' nor '.join(alternatives)}"

    def unseen(self, check: Check) -> str | None:
        """What the check misses in the source although it runs: *in part: no Spanish number words*."""
        shown = self.shown(check)
        if not shown.has(Input.SOURCE):
            return None
        lacking = self._source.lacks(check.is_fuller_with)
        reason = _no(self._source, lacking) if lacking else check.in_part(shown)
        return f"in part: {reason}" if reason else None

    def _lacking(self, check: Check) -> tuple[Capability, ...]:
        return self._source.lacks(check.of_source) if self._article.has(Input.SOURCE) else ()

    def _is_given(self, what: Input, shown: Article) -> bool:
        return bool(self._glossary) if what is Input.GLOSSARY else shown.has(what)


def _no(language: Language, lacking: Sequence[Capability]) -> str:
    """*no Croatian spelling*."""
    if language.tag == _UNKNOWN:
        return "the source's language is not known"
    return " and ".join(f"no {language.name} {capability.value}" for capability in lacking)


def _position(issue: Issue) -> tuple[int, bool, int, int, str]:
    return (issue.segment, issue.span.side is Side.TRANSLATION, issue.span.start, issue.span.end, issue.check)


def _without_repeats(issues: Iterable[Issue]) -> Iterable[Issue]:
    """The issues without repeats: of two checks that report the same about the same words, the graver issue stays, then
    the earlier in report order."""
    kept: dict[tuple[int, Side, int, int], Issue] = {}
    for issue in issues:
        place = (issue.segment, issue.span.side, issue.span.start, issue.span.end)
        before = kept.get(place)
        if before is None or issue.severity.rank > before.severity.rank:
            kept[place] = issue
    return kept.values()
