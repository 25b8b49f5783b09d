"""Articles with a known verdict: how often each verdict was right.

The input is a folder of articles' folders; an ``article.toml`` has a person's decision::

    [expect]
    verdict = "fix"      # or one key at the top: verdict = "fix"
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.audit import audit
from mtcheck.errors import InputError
from mtcheck.evaluate.figures import Share
from mtcheck.evaluate.table import Table, markdown, share, text
from mtcheck.model import Decision
from mtcheck.read import find_article_files, is_article_folder

if TYPE_CHECKING:
    from mtcheck.glossary import Glossary
    from mtcheck.translate import Translator

__all__ = ["FORMATS", "SCHEMA", "Judged", "VerdictFigures", "evaluate_verdicts"]

SCHEMA: Final = "mtcheck.verdicts/v1"
_FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: the known verdict, the one given (or ``failed``), and the reasons."""

    article: str
    known: str
    given: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """The verdicts given to articles whose verdict is known. ``passed_over`` counts folders without a verdict."""

    articles: tuple[Judged, ...]
    passed_over: int
    translator: str | None = None

    @property
    def right(self) -> Share:
        """Articles whose verdict was right."""
        return Share(sum(item.known == item.given for item in self.articles), len(self.articles))

    def recall(self, decision: str) -> Share:
        """The share of the articles with this known verdict that got it."""
        known = [item for item in self.articles if item.known == decision]
        return Share(sum(item.given == decision for item in known), len(known))

    def precision(self, decision: str) -> Share:
        """The share of the articles that got this verdict for which it is right."""
        given = [item for item in self.articles if item.given == decision]
        return Share(sum(item.known == decision for item in given), len(given))

    def count(self, known: str, given: str) -> int:
        """The number of articles with one known verdict that got another, or the same."""
        return Counter((item.known, item.given) for item in self.articles)[known, given]

    def to_dict(self) -> dict[str, object]:
        """The figures and the articles as JSON values."""
        return {
            "schema": SCHEMA,
            "articles": len(self.articles),
            "passed_over": self.passed_over,
            "translator": self.translator,
            "right": self.right.to_dict(),
            "verdicts": [
                {
                    "verdict": name,
                    "recall": self.recall(name).to_dict(),
                    "precision": self.precision(name).to_dict(),
                    "given": {given: self.count(name, given) for given in _GIVEN if self.count(name, given)},
                }
                for name in _KNOWN
            ],
            "judged": [
                {"article": item.article, "known": item.known, "given": item.given, "reasons": list(item.reasons)}
                for item in self.articles
            ],
        }


_KNOWN: Final = tuple(decision.value for decision in Decision)
_GIVEN: Final = (*_KNOWN, _FAILED)


def evaluate_verdicts(
    folder: Path, glossary: Glossary, *, translator: Translator | str | None = None
) -> VerdictFigures:
    """Audit every article below ``folder`` with a verdict, in the order of their paths.

    An article that cannot be audited has failed, and is not right. Raises :class:`mtcheck.errors.InputError` if no
    article names one, or an ``article.toml`` is broken.
    """
    places = list(_articles(folder))
    known = [(place, decision) for place in places if (decision := find_article_files(place).expected) is not None]
    if not known:
        raise InputError(f'{folder}: no article states its verdict: write [expect] and verdict = "fix" in article.toml')
    judged = []
    for place, decision in known:
        name = place.relative_to(folder).as_posix() if place != folder else place.name
        try:
            verdict = audit(place, glossary=glossary, translator=translator).verdict
            judged.append(Judged(name, decision, verdict.decision.value, verdict.reasons))
        except InputError as error:
            judged.append(Judged(name, decision, _FAILED, (str(error),)))
    return VerdictFigures(tuple(judged), len(places) - len(known), _translator_name(translator))


def _articles(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    for file in sorted(folder.rglob("article.toml")):
        if is_article_folder(file.parent):
            yield file.parent


def _translator_name(translator: Translator | str | None) -> str | None:
    return translator if translator is None or isinstance(translator, str) else translator.name


def _tables(figures: VerdictFigures) -> Iterator[Table]:
    columns = [given for given in _GIVEN if any(item.given == given for item in figures.articles) or given in _KNOWN]
    beside = f"; {figures.passed_over} without a known verdict left out" if figures.passed_over else ""
    yield Table(
        f"{len(figures.articles)} articles with a known verdict{beside}",
        ("should be", *columns, "recall", "95 %", "precision", "95 %"),
        tuple(
            (
                name,
                *(str(figures.count(name, given)) for given in columns),
                *share(figures.recall(name)),
                *share(figures.precision(name)),
            )
            for name in _KNOWN
        ),
    )
    yield Table("all verdicts", ("", "share", "95 %"), (("right", *share(figures.right)),))
    wrong = tuple(
        (item.article, item.known, item.given, "; ".join(item.reasons))
        for item in figures.articles
        if item.known != item.given
    )
    if wrong:
        yield Table("wrong", ("article", "should be", "is", "because of"), wrong)


def _text(figures: VerdictFigures) -> str:
    return "\n\n".join(map(text, _tables(figures))) + "\n"


def _markdown(figures: VerdictFigures) -> str:
    return "\n".join(f"## {table.title}\n\n{markdown(table)}" for table in _tables(figures))


def _json(figures: VerdictFigures) -> str:
    return json.dumps(figures.to_dict(), ensure_ascii=False, indent=1) + "\n"


FORMATS: Final[dict[str, Callable[[VerdictFigures], str]]] = {"table": _text, "json": _json, "markdown": _markdown}
