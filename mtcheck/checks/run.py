"""Run the checks over an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.checks import CHECKS
from mtcheck.checks.base import ENGLISH_ONLY, Check
from mtcheck.errors import UsageError
from mtcheck.glossary import Glossary
from mtcheck.languages.language import group, primary
from mtcheck.model import Article, CheckRun, Input, Issue, Side
from mtcheck.structure.untranslated import is_untranslated_article

__all__ = ["run_checks", "select"]


def select(*, only: Iterable[str] | None = None, disabled: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run, in report order.

    Raises :class:`mtcheck.errors.UsageError` for a name that is no check.
    """
    known = {check.name for check in CHECKS}
    wanted = known if only is None else set(only)
    unwanted = set(disabled)
    for name in sorted((wanted | unwanted) - known):
        raise UsageError(f"there is no check {name!r}; the checks are {', '.join(sorted(known))}")
    return tuple(check for check in CHECKS if check.name in wanted - unwanted)


def run_checks(
    article: Article, glossary: Glossary, checks: Iterable[Check]
) -> tuple[tuple[Issue, ...], tuple[CheckRun, ...]]:
    """All issues by position, and which checks ran or why they did not.

    In an article that was not translated only that is said: every other finding would be noise.
    """
    checks = tuple(checks)
    issues: list[Issue] = []
    runs: list[CheckRun] = []
    untranslated = is_untranslated_article(article)
    for check in checks:
        reason = _missing(check, article, glossary)
        if untranslated and check.name != "untranslated-text":
            reason = reason or "the article was not translated"
        runs.append(CheckRun(check.name, ran=reason is None, reason=reason))
        if reason is None:
            issues.extend(check.find(article, glossary))
    yielding = frozenset(check.name for check in checks if check.yields)
    kept = _without_guesses(list(_without_repeats(issues)), yielding)
    return tuple(sorted(kept, key=_position)), tuple(runs)


def _without_guesses(issues: Sequence[Issue], yielding: frozenset[str]) -> Iterable[Issue]:
    """Without what a yielding check says of words that another check has an issue with, at least as grave."""
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


def _missing(check: Check, article: Article, glossary: Glossary) -> str | None:
    def given(what: Input) -> bool:
        return bool(glossary) if what is Input.GLOSSARY else article.has(what)

    if check.targets is not None and group(article.target_lang) not in check.targets:
        if check.targets == ENGLISH_ONLY:
            return "needs English as the target language"
        return f"does not know the target language ({primary(article.target_lang)})"
    missing = sorted(what.value for what in check.needs if not given(what))
    if missing:
        return f"no {' and no '.join(missing)}"
    if check.needs_any and not any(given(what) for what in check.needs_any):
        return f"neither {' nor '.join(sorted(what.value for what in check.needs_any))}"
    return check.unable(article)


def _position(issue: Issue) -> tuple[int, bool, int, int, str]:
    return (issue.segment, issue.span.side is Side.TRANSLATION, issue.span.start, issue.span.end, issue.check)


def _without_repeats(issues: Iterable[Issue]) -> Iterable[Issue]:
    """Two checks that say the same of the same words are one issue: the graver, then the earlier in report order."""
    kept: dict[tuple[int, Side, int, int], Issue] = {}
    for issue in issues:
        place = (issue.segment, issue.span.side, issue.span.start, issue.span.end)
        before = kept.get(place)
        if before is None or issue.severity.rank > before.severity.rank:
            kept[place] = issue
    return kept.values()
