"""``mtcheck translate``: translates a text with a local model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli import complete
from mtcheck.cli.terminal import note, reader_has_left, refuse_to_replace, write_result
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.translate.choose import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.segment import Sentence

__all__ = ["translate"]

_SENTENCES_PER_WRITE: Final = 48
"""How many sentences are translated before they are written."""


def translate(
    source: Annotated[Path, typer.Argument(help="The text to translate: a file, - for stdin, or an article's folder.")],
    *,
    translator: Annotated[
        str,
        typer.Option(
            "--translator",
            "-t",
            help=f"{', '.join(FORMS)}.",
            autocompletion=complete.translators,
        ),
    ] = "auto",
    source_lang: Annotated[
        str | None,
        typer.Option(help="Language of the text (BCP 47); default: detected.", autocompletion=complete.languages),
    ] = None,
    target_lang: Annotated[
        str, typer.Option(help="Language to translate into.", autocompletion=complete.languages)
    ] = USUAL_TARGET,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
) -> None:
    """Translate a text with a local model.

    One line per sentence, an empty line between paragraphs.
    """
    from itertools import groupby

    from mtcheck.errors import InputError
    from mtcheck.languages.identify import identify
    from mtcheck.model import Side
    from mtcheck.read import find_article_files, find_furniture, is_article_folder, read_text
    from mtcheck.segment import segment
    from mtcheck.text.normal import normalise
    from mtcheck.translate import load_translator
    from mtcheck.translate.asked import translations

    refuse_to_replace(output, (source,))
    if is_article_folder(source):
        files = find_article_files(source)
        if files.source is None:
            raise InputError(f"{source}: article.toml does not state a source")
        source, source_lang = files.source, source_lang or files.source_lang
    document = read_text(source)
    for notice in document.notices:
        note(notice)
    read = normalise(document.text).text
    language = source_lang or identify(read)[0] or "und"
    text = segment(read, language, boilerplate=find_furniture(read, Side.SOURCE, language))
    back_end = load_translator(translator, source_lang=language, target_lang=target_lang)
    written: list[str] = []
    for sentences in _pieces(text.sentences):
        asked = [sentence.text for sentence in sentences]
        made = translations(back_end, asked, source_lang=language, target_lang=target_lang)
        paragraphs = groupby(zip(sentences, made, strict=True), key=lambda pair: pair[0].paragraph)
        part = "\n".join("".join(f"{line}\n" for _, line in pairs) for _, pairs in paragraphs)
        written.append(f"\n{part}" if written else part)
        if output is None:
            write_result(written[-1], None)
            if reader_has_left():
                break
    if output is not None:
        write_result("".join(written), output)


def _pieces(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Whole paragraphs: first a single one, so that output appears soon, then many at once, which is faster."""
    piece: list[Sentence] = []
    most = 1
    for sentence in sentences:
        if len(piece) >= most and sentence.paragraph != piece[-1].paragraph:
            yield piece
            piece, most = [], _SENTENCES_PER_WRITE
        piece.append(sentence)
    if piece:
        yield piece
