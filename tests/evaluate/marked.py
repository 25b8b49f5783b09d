"""Four annotated items and what two made-up checks say of them; every figure in the tests is counted from here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mtcheck.checks.base import Check
from mtcheck.evaluate.evaluation import Evaluation
from mtcheck.evaluate.figures import figures
from mtcheck.evaluate.item import Item, Mark
from mtcheck.evaluate.plot import calibration_plot
from mtcheck.evaluate.render import FORMATS
from mtcheck.evaluate.run import Outcome, run
from mtcheck.evaluate.span_figures import span_figures
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Issue, Severity, Side, Span

GOLDEN: Final = Path(__file__).parent / "golden"

ITEMS: Final = (
    Item(
        "saw", "annotated", ("He saw red tall dogs.",), source=("Pilio je pse.",), engine="one",
        marks=(
            Mark(Span(Side.TRANSLATION, 3, 6), "Mistranslation", Severity.MAJOR),
            Mark(Span(Side.TRANSLATION, 16, 20), "Grammar", Severity.MINOR),
        ),
    ),
    Item(
        "house", "annotated", ("It is gone.",), source=("Kuće nema više.",), source_lang="hr", engine="one",
        marks=(Mark(Span(Side.SOURCE, 0, 4), "Omission", Severity.MAJOR),),
    ),
    Item("well", "clean", ("All is well.",), source=("Sve je dobro.",), engine="two", marks=()),
    Item("day", "clean", ("Good day.",), source=("Dobar dan.",), engine="two", marks=()),
)  # fmt: skip

GRAVE: Final[dict[str, tuple[Side, int, int]]] = {
    "saw": (Side.TRANSLATION, 3, 10),  # right: "saw red" holds "saw"
    "house": (Side.TRANSLATION, 0, 4),  # wrong: the mark is in the source
}
LIGHT: Final[dict[str, tuple[Side, int, int, float]]] = {
    "saw": (Side.TRANSLATION, 7, 10, 0.5),  # wrong: "red" is not marked
    "house": (Side.SOURCE, 2, 6, 0.5),  # right, and all that finds the omission
    "well": (Side.TRANSLATION, 0, 3, 0.8),  # a false alarm
}


def _grave(article: Article, _: Glossary) -> Iterator[Issue]:
    if article.id in GRAVE:
        side, start, end = GRAVE[article.id]
        yield CHECKS[0].issue(article.segments[0], start, end, "wrong", side=side, confidence=0.9)


def _light(article: Article, _: Glossary) -> Iterator[Issue]:
    if article.id in LIGHT:
        side, start, end, confidence = LIGHT[article.id]
        yield CHECKS[1].issue(article.segments[0], start, end, "odd", side=side, confidence=confidence)


CHECKS: Final = (
    Check("grave-fault", "Accuracy/Mistranslation", Severity.MAJOR, frozenset(), _grave),
    Check("light-fault", "Fluency/Grammar", Severity.MINOR, frozenset(), _light),
    Check("no-fault", "Fluency/Grammar", Severity.MINOR, frozenset(), lambda *_: iter(())),
)
NAMES: Final = tuple(check.name for check in CHECKS)


def outcomes() -> list[Outcome]:
    return list(run(ITEMS, Glossary(), CHECKS))


def evaluation(found: list[Outcome] | None = None) -> Evaluation:
    return Evaluation(
        ("marked.jsonl",),
        figures([], NAMES),
        (),
        seconds=1.0,
        annotated=span_figures(outcomes() if found is None else found, NAMES),
        translator="embedded",
        references=False,
    )


def texts() -> dict[str, str]:
    """Every golden file's name and text."""
    found = evaluation()
    assert found.annotated
    return {
        "annotated.txt": FORMATS["table"](found, ()),
        "annotated.md": FORMATS["markdown"](found, ()),
        "annotated.json": FORMATS["json"](found, ()),
        "calibration.svg": calibration_plot(found.annotated.calibration),
    }


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
