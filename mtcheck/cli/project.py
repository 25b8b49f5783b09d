"""A project's settings for an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.settings import Settings

__all__ = ["check_waivers", "settings_for"]


def settings_for(article: Path | None) -> Settings:
    """The settings, without the languages and quotes that an article's own folder or bilingual file gives.

    ``None`` stands for an article without either.

    Raises :class:`mtcheck.errors.SettingsError` also for a waiver of an unknown check.
    """
    from mtcheck.read import declared_keys, declared_languages
    from mtcheck.settings import load_settings

    settings = load_settings()
    told = declared_keys(article) | declared_languages(article) if article is not None else frozenset()
    check_waivers(settings)
    return replace(
        settings,
        source_lang=None if "source_lang" in told else settings.source_lang,
        target_lang=None if "target_lang" in told else settings.target_lang,
        quotes=None if "quotes" in told else settings.quotes,
    )


def check_waivers(settings: Settings) -> None:
    """Raises :class:`mtcheck.errors.SettingsError` for a waiver of an unknown check."""
    if not settings.waivers:
        return
    from mtcheck.checks.installed import installed_checks

    known = {check.name for check in installed_checks()}
    for waiver in settings.waivers:
        if waiver.check not in known:
            raise SettingsError(f"{settings.file}: a waiver names {waiver.check!r}, which is not a check")
