"""``mtcheck score``: scores a translation against references, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.terminal import note, refuse_to_replace, write_result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.model import Article

__all__ = ["Format", "score"]


class Format(StrEnum):
    """How the scores are written."""

    TERMINAL = "terminal"
    JSON = "json"


def score(
    translation: Annotated[Path, typer.Argument(help="The translation: a file, - for stdin, or an article's folder.")],
    reference: Annotated[
        list[Path] | None, typer.Option("--reference", "-r", help="A human translation (repeatable).")
    ] = None,
    *,
    target_lang: Annotated[str | None, typer.Option(help="Language of the texts; default: en.")] = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="Output format.")] = Format.TERMINAL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
) -> None:
    """Score a translation against references.

    BLEU, chrF2, chrF2++ and TER, each with sacrebleu's signature. TER is not computed for sentences of more than
    150 words, which would take too long.
    """
    import json

    from mtcheck.audit import audit
    from mtcheck.score.ngram import left_out

    refuse_to_replace(output, (translation, *(reference or ())))
    report = audit(translation, references=tuple(reference or ()), glossary=None, target_lang=target_lang, only=())
    if not report.scores:
        if report.article.references:
            raise UsageError("nothing to score: the translation or the reference is only boilerplate")
        if aside := tuple(_set_aside(report.article)):
            raise UsageError(
                f"nothing to score against: {'; '.join(aside)}. Give a human translation in the language of the "
                "translation; if it is not English, state it with --target-lang"
            )
        raise UsageError(
            f"nothing to score against: give a human translation, as in `mtcheck score {translation} --reference FILE`"
        )
    for notice in (*_set_aside(report.article), *left_out(report.article)):
        note(notice)
    if output_format is Format.JSON:
        rows = [
            {"metric": item.metric, "against": item.against, "value": round(item.value, 2), "signature": item.signature}
            for item in report.scores
        ]
        write_result(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", output)
    else:
        lines = [f"{item.metric:<8} {item.value:6.2f}  {item.signature}" for item in report.scores]
        write_result("\n".join(lines) + "\n", output)


def _set_aside(article: Article) -> Iterator[str]:
    """Which references are not used for scoring, and why; a source does not matter here."""
    for item in article.set_aside:
        kind, _, number = item.name.partition(".")
        if kind == "reference":
            yield f"reference {number} {item.reason}"
