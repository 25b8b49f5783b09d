"""mtcheck's own challenge sets: one object per line, documented in ``references/challenge/README.md``."""

from __future__ import annotations

from mtcheck.errors import InputError
from mtcheck.evaluate.item import Item
from mtcheck.evaluate.row import Row
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["item"]


def item(row: Row, source_lang: str) -> Item:
    """One item; ``source_lang`` is used where it does not name its own.

    Raises :class:`mtcheck.errors.InputError`.
    """
    translation = row.sentences("translation")
    if translation is None:
        raise InputError(f"{row.where}: no translation")
    wrong, right = row.text("wrong"), row.text("right")
    place, in_source = _place(row, len(translation))
    return Item(
        id=row.text("id") or row.where,
        kind=row.text("kind") or ("name" if wrong else "clean"),
        translation=translation,
        source=row.sentences("source"),
        reference=row.sentences("reference"),
        wrong=wrong,
        right=right,
        undamaged=row.sentences("undamaged") or _text_before_damage(translation, wrong, right),
        place=place,
        in_source=in_source,
        source_lang=row.text("source_lang", "lang") or source_lang,
        target_lang=row.text("target_lang") or USUAL_TARGET,
        glossary=row.entries("glossary"),
        quotes=row.sentences("quotes") or (),
        published=row.date("published"),
    )


def _place(row: Row, sentences: int) -> tuple[int | None, bool]:
    """The index of the sentence that the item is about, and whether it is one of the source's."""
    place = row.position("translation_index")
    in_source = place is None and row.position("source_index") is not None
    if in_source:
        place, sentences = row.position("source_index"), len(row.sentences("source") or ())
    if place is not None and place >= sentences:
        raise InputError(f"{row.where}: there is no sentence {place}")
    return place, in_source


def _text_before_damage(translation: tuple[str, ...], wrong: str | None, right: str | None) -> tuple[str, ...] | None:
    """The translation before the name was damaged, if known."""
    if wrong and right and len(translation) == 1 and translation[0].count(wrong) == 1:
        return (translation[0].replace(wrong, right),)
    return None
