"""Accounts (*@vlada*) and topics (*#StopNasilju*) that are not the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.languages.respelling import latin, romanisation
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.text.addresses import Kind, addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Article, Segment
    from mtcheck.text.addresses import Address

__all__ = ["account_findings"]

_LEAST_LIKENESS: Final = 0.6


def account_findings(article: Article) -> Iterator[Finding]:
    """One finding for each that the translation changed; leaving one out, or writing it in another script, is no
    change."""
    for segment in article.segments:
        if segment.source and segment.translation and ("#" in segment.source or "@" in segment.source):
            yield from _changed_addresses(segment, article.source_lang)


def _changed_addresses(segment: Segment, source_lang: str) -> Iterator[Finding]:
    given, there = _names(segment.source or ""), _names(segment.translation)
    missing, other = _without_those_in(there, given, source_lang), _without_those_in(given, there, source_lang)
    for address in missing:
        same = [candidate for candidate in other if candidate.kind is address.kind]
        nearest = max(same, key=lambda candidate: _likeness(address, candidate), default=None)
        if nearest is None:
            continue
        alike = _likeness(address, nearest) >= _LEAST_LIKENESS
        if not (alike or _is_the_only_pair(address, missing, same)):
            continue
        other.remove(nearest)
        harmful = alike or address.kind is Kind.ACCOUNT
        yield Finding(
            Fault.MISSPELT,
            segment,
            nearest.start,
            nearest.end,
            (address.text,),
            f"“{nearest.text}” is not the account or tag in the source, “{address.text}”.",
            (Evidence(Signal.SOURCE, f"The source has {address.text}."),),
            0.9 if alike else 0.7,
            Severity.MAJOR if harmful else Severity.MINOR,
        )


def _without_those_in(others: Sequence[Address], these: Sequence[Address], source_lang: str) -> list[Address]:
    """The addresses of ``these`` that ``others`` lack in any script."""
    known = {_key(address, source_lang) for address in others}
    return [address for address in these if _key(address, source_lang) not in known]


def _is_the_only_pair(address: Address, missing: Sequence[Address], same: Sequence[Address]) -> bool:
    """Whether one address of this kind is missing and one that the source lacks is there instead."""
    return len(same) == 1 and sum(lone.kind is address.kind for lone in missing) == 1


def _names(text: str) -> Sequence[Address]:
    return [address for address in addresses(text) if address.kind in {Kind.ACCOUNT, Kind.TOPIC}]


def _key(address: Address, source_lang: str) -> str:
    return romanisation(latin(address.text, source_lang))


def _likeness(one: Address, other: Address) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one.key, other.key)
