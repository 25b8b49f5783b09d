"""An acronym that was left in the source's letters, or became another one.

What it finds
-------------
Acronyms of states and institutions whose letters differ between languages (*SAD* is US, *OEBS* is OSCE): left as they
are in the source, spelt in Latin (*SShA* for *США*), or, where the translation has no form of the right one, another
known acronym in its place. Also an acronym that keeps the source's letters although the translation spells it out
with others elsewhere (*the Federation of Trade Unions (FTU)* for *(ФПУ)*), and one that the source has only as an
ordinary word (*DNA* for *dna*, of the bottom).

Why it matters
--------------
*SAD* is an English word, not a country; *OSCE* and *OECD* are two organisations.

Example
-------
Source ``Misija OEBS-a``, translation ``The OEBS mission``: should be ``OSCE``.

Known limits
------------
Only the acronyms in the languages' ``acronyms.toml``, and those that the article spells out; others are names, for a
glossary and ``name-mismatch``. Full names and common substitutes (*the bloc*) count as translated. Sentences in
capitals are ignored, and so are names that were kept whole (*US Open*).

Sources
-------
The institutions' own names, as in the EU's Interinstitutional Style Guide (2022), annex A4. MQM Terminology/Wrong term.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.checks.base import Check
from mtcheck.languages.acronyms import acronyms, forms_pattern, institutions, left_pattern, title_pattern
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.lexicon import alignment_lexicon, word_key
from mtcheck.languages.respelling import fold, latin
from mtcheck.languages.script import in_data_script, is_cyrillic, to_cyrillic
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.text.words import word_at, word_before, word_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_CAPITALS: Final = re.compile(r"(?<![\w.-])[^\W\d_]{2,6}(?!\w)(?!\.\w)")
_SPELT_OUT: Final = re.compile(r"\w \(([^\W\d_]{2,8})\)")
_SHORTEST_WORD: Final = 3
_SAME_START: Final = 2
"""How many letters a word and its translation share if the one is the other, as *sms* is SMS."""
_HEADLINE_SHARE: Final = 0.5
"""From this share of words in capitals on, a source is a headline, and its capitals mean nothing."""


class _Meant(NamedTuple):
    """A source acronym's forms in the translation's language, the usual one first."""

    name: str
    forms: tuple[str, ...]
    pattern: re.Pattern[str]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at acronyms that are not in the target language, or are wrong."""
    target = article.target_lang
    named = institutions(target)
    known = {
        acronym: _Meant(name, named[name], forms_pattern(name, target))
        for acronym, name in acronyms(article.source_lang).items()
        if name in named
    }
    known |= {acronym: meant for acronym, meant in _spelt_out(article).items() if acronym not in known}
    titles = _titles(article)
    for segment in article.segments:
        if segment.source:
            meant = _meant_acronyms(segment.source, article.source_lang, known)
            meant = {acronym: one for acronym, one in meant.items() if acronym not in titles}
            yield from _segment_issues(segment, meant, target)
            yield from _of_words(segment, article)


def _of_words(segment: Segment, article: Article) -> Iterator[Issue]:
    """Issues at acronyms for which the source has a word in small letters that means something else."""
    found = [match for match in _CAPITALS.finditer(segment.translation) if _is_plain(match[0])]
    if not found or segment.translation.isupper():
        return
    small = _ordinary_words(segment.source or "", article.source_lang)
    for match in found:
        word = small.get(match[0].casefold())
        if word is not None and _has_other_meaning(word, article):
            message = f"“{match[0]}” is an acronym, but the source's “{word}” is an ordinary word."
            evidence = [Evidence(Signal.SOURCE, f"“{word}”")]
            yield CHECK.issue(segment, *match.span(), message, evidence=evidence, confidence=0.8)


def _is_plain(word: str) -> bool:
    """Whether it is an acronym of basic Latin letters, and not as short as *PA*."""
    return len(word) >= _SHORTEST_WORD and word.isascii() and word.isupper()


def _ordinary_words(source: str, lang: str) -> dict[str, str]:
    """The words that the source has in small letters only, by their plain Latin letters.

    None of a source that is in small letters throughout: it writes acronyms so, too.
    """
    begins = next((char for char in source if char.isalpha()), "")
    if not begins.isupper():
        return {}
    read = [(word, fold(latin(word, lang))) for word in word_texts(source)]
    others = {plain for word, plain in read if not word.islower()}
    return {plain: word for word, plain in read if word.islower() and plain not in others}


def _has_other_meaning(word: str, article: Article) -> bool:
    """Whether the table of word pairs translates a word, and by nothing that is spelt like it."""
    lexicon = alignment_lexicon(article.source_lang, article.target_lang)
    row = lexicon.pairs.get(word_key(article.source_lang)(word), {}) if lexicon else {}
    own = fold(latin(word, article.source_lang))
    return bool(row) and not any(other.startswith(own[:_SAME_START]) for other in row)


def _titles(article: Article) -> frozenset[str]:
    """The acronyms that the translation has as names of something else: *the band DNK*."""
    pattern = title_pattern(article.target_lang)
    if pattern is None:
        return frozenset()
    return frozenset(match["acronym"] for match in pattern.finditer(article.translation) if match["acronym"].isupper())


def _spelt_out(article: Article) -> dict[str, _Meant]:
    """The acronyms in brackets for which the translation has other letters in brackets."""
    found: dict[str, _Meant] = {}
    for segment in article.segments:
        ours = set(map(_in_brackets, _SPELT_OUT.finditer(segment.translation)))
        theirs = set(map(_in_brackets, _SPELT_OUT.finditer(in_data_script(segment.source or "", article.source_lang))))
        if len(ours) == len(theirs) == 1:
            (written,), (acronym,) = ours, theirs
            if written and acronym and not left_pattern(acronym).fullmatch(written):
                found[acronym] = _Meant(written, (written,), re.compile(rf"\b{re.escape(written)}\b"))
    return found


def _in_brackets(match: re.Match[str]) -> str:
    return match[1] if _is_acronym(match[1]) else ""


def _is_acronym(word: str) -> bool:
    """Whether most of the letters are capitals, the first among them: *OSCE*, *SShA*, *MKOl*."""
    return word[0].isupper() and 2 * sum(letter.isupper() for letter in word) >= max(len(word), 4)


def _meant_acronyms(source: str, lang: str, known: Mapping[str, _Meant]) -> dict[str, _Meant]:
    """The known acronyms of the source, as written there, with their meanings."""
    words = [word for word in word_texts(source, inside=()) if len(word) > 1]
    capitals = [word for word in words if word.isupper()]
    if len(words) > 1 and len(capitals) > _HEADLINE_SHARE * len(words):
        return {}
    read = {word: in_data_script(word, lang) for word in words}
    return {word: known[plain] for word, plain in read.items() if plain in known}


def _segment_issues(segment: Segment, meant: Mapping[str, _Meant], target: str) -> Iterator[Issue]:
    text = segment.translation
    if not meant or text.isupper():
        return
    for acronym, (_, forms, pattern) in meant.items():
        found = left_pattern(acronym).finditer(text)
        left = [match for match in found if _is_acronym(match[0]) and in_data_script(match[0], target) not in forms]
        left = [match for match in left if not _in_a_name(match, segment)]
        present = left or pattern.search(in_data_script(text, target))
        if not present and not _absent_from_references(segment, pattern, target):
            left = [match for match in _CAPITALS.finditer(text) if _is_another(match[0], meant, target)][:1]
        usual = _as_written(forms[0], text, target)
        for match in left:
            evidence = f"The source has “{acronym}”, in {language_for(target).name} {usual}."
            yield CHECK.issue(
                segment,
                *match.span(),
                f"“{match[0]}” should be {usual}: the source has {acronym}.",
                suggestions=[usual],
                evidence=[Evidence(Signal.SOURCE, evidence)],
            )


def _in_a_name(match: re.Match[str], segment: Segment) -> bool:
    """Whether the acronym is part of a name that was kept whole: *US Open*, *Team USA*; not of a person's name."""
    text, source, acronym = segment.translation, segment.source or "", match[0]
    for found in re.finditer(rf"\b{re.escape(acronym)}\b", source):
        start, end = found.span()
        following = word_at(source, end + 1, inside=()) if source.startswith(" ", end) else ""
        if _is_name(following) and text.startswith(f"{acronym} {following}", match.start()):
            return True
        preceding = word_before(source, start - 1) if source.endswith(" ", 0, start) else ""
        if _is_name(preceding) and text.endswith(f"{preceding} {acronym}", 0, match.end()):
            return True
    return False


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isalpha() and not is_given_name(word)


def _as_written(form: str, text: str, target: str) -> str:
    """A form in the script of the translation."""
    return to_cyrillic(form) if language_for(target).two_scripts and is_cyrillic(text) else form


def _is_another(written: str, meant: Mapping[str, _Meant], target: str) -> bool:
    """Whether this is a known acronym of something that the source does not mention."""
    plain = in_data_script(written, target)
    name = acronyms(target).get(plain) if written.isupper() else None
    if name is None or name not in institutions(target) or written in meant:
        return False
    return all(name != other.name and plain not in other.forms for other in meant.values())


def _absent_from_references(segment: Segment, pattern: re.Pattern[str], target: str) -> bool:
    references = [in_data_script(reference, target) for reference in segment.references if reference]
    return bool(references) and not any(pattern.search(reference) for reference in references)


CHECK = Check(
    name="acronym-mismatch",
    category="Terminology/Wrong term",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.ACRONYMS}),
    of_target=frozenset({Capability.INSTITUTIONS}),
)
