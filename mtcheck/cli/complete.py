"""Shell completion of option values: names from the registries, including plug-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["checks", "languages", "report_formats", "translators"]


def checks(incomplete: str) -> list[tuple[str, str]]:
    """Names of checks, each with its category."""
    from mtcheck.checks.installed import installed_checks

    return [(check.name, check.category) for check in installed_checks() if check.name.startswith(incomplete)]


def report_formats(incomplete: str) -> list[str]:
    """Names of report formats."""
    from mtcheck.cli.formats import PLUGINS
    from mtcheck.plugins import plugins
    from mtcheck.report import RENDERERS

    return _starting(incomplete, (*RENDERERS, *sorted(plugins(PLUGINS))))


def languages(incomplete: str) -> list[tuple[str, str]]:
    """Language tags, each with the language's name in English."""
    from mtcheck.languages.language import language_for
    from mtcheck.languages.registry import tags

    return [(tag, language_for(tag).name) for tag in tags() if tag.startswith(incomplete)]


def translators(incomplete: str) -> list[str]:
    """Names of translators; for one that takes a model or a file, its prefix, and the models on this machine."""
    from mtcheck.plugins import plugins
    from mtcheck.translate.choose import FORMS, PLUGINS
    from mtcheck.translate.hub.registry import records

    def names() -> Iterator[str]:
        yield from (form.partition(":")[0] + ":" * (":" in form) for form in FORMS)
        yield "none"
        yield from (f"{kind}:{model}" for kind in ("hf", "ct2") for model in (record.id for record in records()))
        yield from sorted(plugins(PLUGINS))

    return _starting(incomplete, names())


def _starting(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
