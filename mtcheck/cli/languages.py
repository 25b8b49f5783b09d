"""``mtcheck languages``: what can be checked in a translation from one language into another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli import complete
from mtcheck.cli.terminal import note
from mtcheck.languages.tags import USUAL_TARGET

if TYPE_CHECKING:
    from mtcheck.languages.language import Language

__all__ = ["languages"]


def languages(
    *,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the source (BCP 47).", autocompletion=complete.languages)
    ] = None,
    target_lang: Annotated[
        str | None, typer.Option(help="Language of the translation.", autocompletion=complete.languages)
    ] = None,
) -> None:
    """Show what can be checked in which languages.

    For a pair, check by check; otherwise how many checks support each language.
    """
    if source_lang is not None or target_lang is not None:
        _print_pair(source_lang or "und", target_lang or USUAL_TARGET)
        return
    from mtcheck.checks import CHECKS
    from mtcheck.languages.language import language_for
    from mtcheck.languages.registry import folders, left_out

    for reason in left_out():
        note(reason)
    print(f"{'tag':<5}{'language':<18}{'as source':>10}{'as target':>11}   of {len(CHECKS)} checks")
    for tag in folders():
        language = language_for(tag)
        if language.problem:
            note(f"{tag}: left out: {language.problem}")
            continue
        source = sum(not language.lacks(check.of_source) for check in CHECKS)
        target = sum(not language.lacks(check.of_target) for check in CHECKS)
        print(f"{tag:<5}{language.name:<18}{source:>10}{target:>11}")
    print(
        "\nA check runs if it supports both languages: mtcheck languages --source-lang uk --target-lang en lists them."
    )


def _print_pair(source_lang: str, target_lang: str) -> None:
    from mtcheck.checks import CHECKS
    from mtcheck.checks.run import beyond
    from mtcheck.languages.language import language_for
    from mtcheck.languages.named import check_tag

    for tag in (source_lang, target_lang):
        check_tag(tag)
    source, target = language_for(source_lang), language_for(target_lang)
    for language in (source, target):
        _tell(language)
    reasons = {check.name: beyond(check, source_lang, target_lang) for check in CHECKS}
    able = sum(reason is None for reason in reasons.values())
    print(f"{source.name} to {target.name}: {able} of {len(CHECKS)} checks can run\n")
    for name, reason in reasons.items():
        print(f"{name:<24} {reason or 'yes'}")


def _tell(language: Language) -> None:
    if language.problem:
        note(f"{language.name} is left out: {language.problem}")
