"""``mtcheck translate``: what a local model makes of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.terminal import note, write_result

__all__ = ["translate"]


def translate(
    source: Annotated[Path, typer.Argument(help="The text to translate: a file, - for stdin, or an article's folder.")],
    *,
    translator: Annotated[
        str, typer.Option("--translator", "-t", help="auto, embedded, apertium, hf:MODEL or ct2:MODEL.")
    ] = "auto",
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47); detected if not given.")
    ] = None,
    target_lang: Annotated[str, typer.Option(help="Language to translate into.")] = "en",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to stdout.")] = None,
) -> None:
    """Translate a text with a local model.

    One line per sentence, an empty line between paragraphs.
    """
    from itertools import groupby

    from mtcheck.errors import InputError
    from mtcheck.locales.identify import identify
    from mtcheck.model import Side
    from mtcheck.read import find_boilerplate, is_article_folder, read_article_folder, read_text
    from mtcheck.segment import segment
    from mtcheck.translate import load_translator

    if is_article_folder(source):
        folder = read_article_folder(source)
        if folder.source is None:
            raise InputError(f"{source}: article.toml names no source")
        document, source_lang = folder.source, source_lang or folder.source_lang
    else:
        document = read_text(source)
    for notice in document.notices:
        note(notice)
    language = source_lang or identify(document.text)[0] or "und"
    text = segment(document.text, language, boilerplate=find_boilerplate(document.text, Side.SOURCE))
    made = load_translator(translator, source_lang=language, target_lang=target_lang).translate(
        [sentence.text for sentence in text.sentences], source_lang=language, target_lang=target_lang
    )
    paragraphs = groupby(zip(text.sentences, made, strict=True), key=lambda pair: pair[0].paragraph)
    write_result("\n".join("".join(f"{line}\n" for _, line in pairs) for _, pairs in paragraphs), output)
