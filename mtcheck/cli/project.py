"""What a project's settings say of an article, and which of its issues the project knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from mtcheck.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.model import Report
    from mtcheck.settings import Settings

__all__ = ["settings_for", "with_known"]


def settings_for(article: Path) -> Settings:
    """The settings, without the languages and quotes that an article's own folder tells.

    Raises :class:`mtcheck.errors.SettingsError` also for a waiver of no check.
    """
    from mtcheck.checks import CHECKS
    from mtcheck.read import declared_keys
    from mtcheck.settings import load_settings

    settings, told = load_settings(), declared_keys(article)
    for waiver in settings.waivers:
        if waiver.check not in {check.name for check in CHECKS}:
            raise SettingsError(f"{settings.file}: a waiver names {waiver.check!r}, which is no check")
    return replace(
        settings,
        source_lang=None if "source_lang" in told else settings.source_lang,
        target_lang=None if "target_lang" in told else settings.target_lang,
        quotes=None if "quotes" in told else settings.quotes,
    )


def with_known(report: Report, baseline: Path | None, settings: Settings) -> Report:
    """The report with what a baseline or a waiver names marked as known, which then decides nothing.

    Raises :class:`mtcheck.errors.InputError` for a broken baseline.
    """
    if baseline is None and not settings.waivers:
        return report
    from mtcheck.baseline import load_baseline, mark_known
    from mtcheck.verdict import decide

    issues = mark_known(
        report.issues,
        report.article,
        baseline=load_baseline(baseline) if baseline else None,
        waivers=settings.waivers,
        today=datetime.now().astimezone().date(),
    )
    new = [issue for issue in issues if issue.known is None]
    verdict = decide(report.article, new, glossary_given=report.provenance.glossary is not None)
    if len(new) < len(issues):
        known = f"{len(issues) - len(new)} known, not counted"
        verdict = replace(verdict, reasons=(*verdict.reasons, known))
    return replace(report, issues=issues, verdict=verdict)
