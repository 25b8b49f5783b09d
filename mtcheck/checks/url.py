"""An address of a page or a mailbox that is not the source's.

What it finds
-------------
An address in the translation that resembles one of the source and differs from it (major), and a full address
of the source that the translation lacks (minor). Addresses are web pages, with ``https://`` or without, and
mailboxes.

Why it matters
--------------
A reader who follows a wrong address finds nothing, or someone else. Engines translate the words in an address
and swap its digits.

Example
-------
``https://example.org/12354-news`` for *https://example.org/12345-novosti*.

Known limits
------------
``http`` and ``https``, ``www.`` or none, capitals of the host and a last slash make no difference, and neither does
the part that names a language (``/sr/``, ``/en/``): an editor may link the English page. The bare name of a portal
(*Index.hr*) may be left out or spelt in another script. Hashtags and accounts belong to ``name-mismatch``.

Sources
-------
RFC 3986 for the parts of an address. github.com/argosopentech/argos-translate issues and the forums of other engines
repeatedly report addresses with translated words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Side, Signal
from mtcheck.text.addresses import SCHEME, Kind, addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment
    from mtcheck.text.addresses import Address

__all__ = ["CHECK"]

_LEAST_LIKENESS: Final = 0.5
"""The least share of letters in the same order; two unrelated addresses share *.com* and little more."""
_LONGEST_ADDRESS: Final = 500
"""The most characters of an address that are compared."""
_LANGUAGE: Final = re.compile(
    r"^[a-z]{2}(?=\.[^./]+\.)|(?<=/)(?:[a-z]{2,3}|[a-z]{2}[-_][A-Za-z]{2,4})(?=/|$)|"
    r"(?:(?<=lang=)|(?<=locale=))[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{2,8})*"
)
"""The part of an address that names a language: *sr.wikipedia.org*, *…/en/…*, *…?lang=bs*."""
_SCHEME: Final = re.compile(rf"{SCHEME}|www\.")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at addresses that differ or are missing."""
    said = {_plain(address.key) for address in _web_addresses(article.translation)}
    for segment in article.segments:
        if segment.source and segment.translation:
            given = list(_web_addresses(segment.source))
            if given or "@" in segment.translation:
                yield from _segment_issues(segment, given, said)


def _web_addresses(text: str) -> Iterator[Address]:
    return (address for address in addresses(text) if address.kind in {Kind.PAGE, Kind.MAIL})


def _plain(key: str) -> str:
    return _LANGUAGE.sub("", key)


def _segment_issues(segment: Segment, given: Sequence[Address], said: set[str]) -> Iterator[Issue]:
    known = {_plain(address.key) for address in given}
    other = [address for address in _web_addresses(segment.translation) if _plain(address.key) not in known]
    for address in given:
        if _plain(address.key) in said:
            continue
        evidence = [Evidence(Signal.SOURCE, f"The source has {address.text}.")]
        if (changed := _nearest(address, other)) is not None:
            other.remove(changed)
            yield CHECK.issue(
                segment,
                changed.start,
                changed.end,
                f"The source gives a different address: {address.text}",
                suggestions=(address.text,),
                evidence=evidence,
                confidence=0.95,
            )
        elif address.kind is Kind.MAIL or _SCHEME.match(address.text) or "/" in address.key:
            yield CHECK.issue(
                segment,
                address.start,
                address.end,
                "This address is missing from the translation.",
                side=Side.SOURCE,
                evidence=evidence,
                confidence=0.8,
                severity=Severity.MINOR,
            )


def _nearest(address: Address, others: Sequence[Address]) -> Address | None:
    """The address most likely to correspond to this one: of the same kind, and similar."""
    from rapidfuzz.distance import Indel

    def likeness(other: Address) -> float:
        return Indel.normalized_similarity(address.key[:_LONGEST_ADDRESS], other.key[:_LONGEST_ADDRESS])

    same = [other for other in others if other.kind is address.kind]
    nearest = max(same, key=likeness, default=None)
    return nearest if nearest is not None and likeness(nearest) >= _LEAST_LIKENESS else None


CHECK = Check(
    name="url",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
