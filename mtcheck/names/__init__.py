"""Findings about the names of an article: where its texts contradict each other."""

from __future__ import annotations

from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability, language_for
from mtcheck.model import Article
from mtcheck.names.finding import Fault, Finding

__all__ = ["Fault", "Finding", "absent_names", "compared_in_part", "findings", "unable", "unable_to_compare"]


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


def unable_to_compare(article: Article) -> str | None:
    """Why not even the names of states can be compared; None if they can."""
    reason = unable(article)
    if reason is None:
        return None
    from mtcheck.names.declined.other_state import compares_states  # slow, and not needed for most articles

    return None if compares_states(article.source_lang, article.target_lang) else reason


def compared_in_part(article: Article) -> str | None:
    """Why only the names of states are compared; None if all are."""
    reason = unable(article)
    return reason and f"{reason}, so that only states are compared"


def unable(article: Article) -> str | None:
    """Why names cannot be compared although the target language has rules for them; None if they can."""
    source = language_for(article.source_lang)
    if _is_undeclined(article):
        return None
    return None if Capability.BARE_NAMES in source.capabilities else f"no {source.name} {Capability.BARE_NAMES.value}"
