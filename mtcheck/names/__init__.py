"""Findings about the names of an article: where its texts contradict each other."""

from __future__ import annotations

from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability, language_for
from mtcheck.model import Article
from mtcheck.names.finding import Fault, Finding

__all__ = ["Fault", "Finding", "absent_names", "findings", "unable"]


def findings(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """All name findings of the article by position, by the rules for its target language."""
    if _is_undeclined(article):
        from mtcheck.names.analysis import analyse  # only one of the two is needed; both are slow

        return analyse(article, glossary).findings
    from mtcheck.names.declined import findings as found

    return found(article, glossary)


def absent_names(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """The names of the references that the translation lacks; none if its language declines names."""
    if not _is_undeclined(article):
        return ()
    from mtcheck.names.analysis import analyse

    return analyse(article, glossary).absent


def _is_undeclined(article: Article) -> bool:
    return Capability.NAMES in language_for(article.target_lang).capabilities


def unable(article: Article) -> str | None:
    """Why names cannot be compared although the target language has rules for them; None if they can."""
    source = language_for(article.source_lang)
    if _is_undeclined(article):
        return None
    return None if Capability.BARE_NAMES in source.capabilities else f"no {source.name} {Capability.BARE_NAMES.value}"
