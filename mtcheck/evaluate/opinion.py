"""A local model's results for the items' articles, requested for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.glossary import Glossary
    from mtcheck.model import Article
    from mtcheck.translate import Translator

__all__ = ["SecondOpinion"]


class SecondOpinion:
    """A translator to consult, by name or as an object; None adds nothing."""

    def __init__(self, translator: Translator | str | None, glossary: Glossary) -> None:
        """``glossary`` has the names that the translator is given.

        Raises :class:`mtcheck.errors.UsageError` for a name that is not a translator's.
        """
        if isinstance(translator, str):
            from mtcheck.translate import check_name

            check_name(translator)
        self._translator = translator
        self._glossary = glossary
        self._loaded: dict[str, Translator] = {}
        self.notices: list[str] = []
        """Notices for the user about the articles consulted so far, each once."""

    def of(self, articles: Iterable[Article]) -> list[Article]:
        """The articles, in order, with re-translation and likelihoods; those without a source are unchanged.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        given = list(articles)
        pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, article in enumerate(given):
            if article.source is not None and article.segments:
                pairs[article.source_lang, article.target_lang].append(place)
        for (source_lang, target_lang), places in pairs.items():
            translator = self._for(source_lang, target_lang)
            if translator is not None:
                told = self._consult([given[place] for place in places], translator)
                for place, article in zip(places, told, strict=True):
                    given[place] = article
        return given

    def _for(self, source_lang: str, target_lang: str) -> Translator | None:
        if not isinstance(self._translator, str):
            return self._translator
        from mtcheck.translate import load_translator

        name: str | None = self._translator
        if name == "auto":
            from mtcheck.translate.choose import choose

            choice = choose(source_lang, target_lang)
            name = choice.name
            done = f"re-translated by {name}" if name else "not re-translated"
            self._note(f"{source_lang}: {done}: {choice.reason}")
        if name is None:
            return None
        if name not in self._loaded:
            self._loaded[name] = load_translator(name)
        return self._loaded[name]

    def _consult(self, articles: Sequence[Article], translator: Translator) -> list[Article]:
        """The articles of one pair of languages as one: a model is much faster on many sentences than on one."""
        from mtcheck.audit import consult

        asked = consult(_joined_article(articles), translator, self._glossary)
        for notice in asked.notices:
            self._note(f"{asked.source_lang}: {notice}")
        segments = {segment.index: segment for segment in asked.segments}
        told, first = [], 0
        for article in articles:
            own = tuple(
                replace(segments[place], index=segment.index) for place, segment in enumerate(article.segments, first)
            )
            first += len(own)
            told.append(
                replace(article, segments=own, translator=asked.translator, translator_trust=asked.translator_trust)
            )
        return told

    def _note(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


def _joined_article(articles: Sequence[Article]) -> Article:
    """One article with all segments, renumbered; their offsets stay those in their own articles."""
    segments = [segment for article in articles for segment in article.segments]
    return replace(
        articles[0],
        title=None,
        translation="\n".join(article.translation for article in articles),
        source="\n".join(article.source or "" for article in articles),
        segments=tuple(replace(segment, index=place) for place, segment in enumerate(segments)),
    )
