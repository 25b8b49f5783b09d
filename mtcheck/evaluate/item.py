"""One item of a challenge set or an annotated set, and the article that the checks are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mtcheck.align import align
from mtcheck.evaluate.kinds import CLEAN
from mtcheck.given import as_given
from mtcheck.languages.tags import USUAL_SOURCE, USUAL_TARGET
from mtcheck.model import Article, Issue, Severity, Span
from mtcheck.segment import SegmentedText, keep_segments
from mtcheck.text.normal import Normalised, join, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.glossary.entry import Entry

__all__ = ["Item", "Mark", "article_of", "with_given_texts"]

Sentences = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An error that a person marked. ``span`` refers to the item's single translation or source."""

    span: Span
    category: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Item:
    """A translation with one known damage, a clean one, or one with marked errors.

    Texts are sentences. ``wrong`` is the damaged wording in the translation, or None if something is missing (or the
    place is unknown): then an issue anywhere in the item counts. ``place`` is the index of the damaged sentence, on the
    source side if ``in_source``. ``undamaged`` is the whole translation before the damage. ``marks`` are all errors of
    an item of an annotated set, a translation of one sentence by ``engine``; None in other sets, in which only the
    damage is known.
    """

    id: str
    kind: str
    translation: Sentences
    source: Sentences | None = None
    reference: Sentences | None = None
    wrong: str | None = None
    right: str | None = None
    undamaged: Sentences | None = None
    place: int | None = None
    in_source: bool = False
    source_lang: str = USUAL_SOURCE
    target_lang: str = USUAL_TARGET
    glossary: tuple[Entry, ...] = ()
    quotes: tuple[str, ...] = ()
    published: date | None = None
    marks: tuple[Mark, ...] | None = None
    engine: str | None = None

    @property
    def clean(self) -> bool:
        """Whether every issue in it is a false alarm."""
        return self.kind in CLEAN


def article_of(item: Item, translation: Sentences | None = None) -> Article:
    """The item as an article, its sentences normalised and aligned; or with another ``translation``."""
    text = _segment_sentences(item.translation if translation is None else translation)
    source = _segment_sentences(item.source) if item.source else None
    references = [_segment_sentences(item.reference)] if item.reference else []
    return Article(
        id=item.id,
        title=None,
        source_lang=item.source_lang,
        target_lang=item.target_lang,
        translation=text.text,
        source=source.text if source else None,
        references=tuple(reference.text for reference in references),
        segments=align(text, source, references, source_lang=item.source_lang, target_lang=item.target_lang),
        published=item.published,
        quotes=item.quotes,
    )


def with_given_texts(item: Item, article: Article, issues: Iterable[Issue]) -> tuple[Article, tuple[Issue, ...]]:
    """The item's article and issues with texts and spans as the item gives them."""
    return as_given(
        article,
        issues,
        translation=_whole(item.translation),
        source=_whole(item.source) if item.source else None,
        references=[_whole(item.reference)] if item.reference else [],
    )


def _segment_sentences(sentences: Sentences) -> SegmentedText:
    return keep_segments(normalise(sentence).text for sentence in sentences)


def _whole(sentences: Sentences) -> Normalised:
    return join([normalise(sentence) for sentence in sentences])
