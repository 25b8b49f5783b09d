"""How far a back end's output can be trusted: its chrF on a small set of professional translations.

``references/quality`` has about 40 sentences per language group from FLORES-200 devtest, on which nothing of ours was
trained. Measurements on this machine are kept under the user's data directory, by the model's fingerprint.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.bundled import references
from mtcheck.errors import LanguagePairError
from mtcheck.languages.language import group
from mtcheck.model import Trust
from mtcheck.translate.hub.registry import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "HIGH",
    "MEDIUM",
    "Measured",
    "QualitySet",
    "measured_trust",
    "measurements",
    "quality_set",
    "remember_quality",
    "trust_from_chrf",
]

MEDIUM: Final = 54.0
"""The least chrF at which a back end's gist and most of its names are right (NLLB-600M has 53 to 60 from
Serbo-Croatian)."""
HIGH: Final = 62.0
"""The least chrF that is comparable to commercial engines' (published Google outputs: 65 to 71)."""


def trust_from_chrf(chrf: float) -> Trust:
    """The trust for a chrF2 (0 to 100) on :func:`quality_set`."""
    if chrf >= HIGH:
        return Trust.HIGH
    return Trust.MEDIUM if chrf >= MEDIUM else Trust.LOW


@dataclass(frozen=True, slots=True)
class QualitySet:
    """Sentences, each with a professional translation; ``langs`` are the sentences' languages."""

    langs: tuple[str, ...]
    sources: tuple[str, ...]
    references: tuple[str, ...]


def quality_set(source_lang: str, target_lang: str) -> QualitySet:
    """The built-in set of a pair.

    Raises :class:`mtcheck.errors.LanguagePairError` if there is none.
    """
    folder = references() / "quality"
    path = folder / f"{group(source_lang)}-{group(target_lang)}.tsv"
    if not path.is_file():
        pairs = ", ".join(sorted(item.stem for item in folder.glob("*.tsv")))
        raise LanguagePairError(f"no built-in sentences for {source_lang} to {target_lang}; there are {pairs}")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return QualitySet(tuple(row[0] for row in rows), tuple(row[2] for row in rows), tuple(row[3] for row in rows))


def _path() -> Path:
    from platformdirs import user_data_path

    return user_data_path("mtcheck", appauthor=False) / "quality.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """The measurements on this machine for the model with this fingerprint: ``chrf`` is chrF2 (0 to 100) by pair
    (``hbs-en``).
    """

    name: str
    fingerprint: str
    chrf: Mapping[str, float]


def measurements() -> tuple[Measured, ...]:
    """All measurements on this machine; empty if the file cannot be read."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
        return tuple(
            Measured(
                str(row["name"]),
                str(fingerprint),
                {str(pair): float(value) for pair, value in row["chrf"].items()},
            )
            for fingerprint, row in data.items()
        )
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        return ()


def measured_trust(fingerprint: str) -> Mapping[str, float]:
    """A model's chrF2 by pair as measured on this machine; may be empty."""
    return next((item.chrf for item in measurements() if item.fingerprint == fingerprint), {})


def remember_quality(name: str, fingerprint: str, *, source_lang: str, target_lang: str, chrf: float) -> None:
    """Store a measurement, which determines the model's trust from now on.

    Raises :class:`mtcheck.errors.OutputError`.
    """
    everything = {item.fingerprint: {"name": item.name, "chrf": dict(item.chrf)} for item in measurements()}
    pair = f"{group(source_lang)}-{group(target_lang)}"
    chrfs = {**measured_trust(fingerprint), pair: round(chrf, 1)}
    everything[fingerprint] = {"name": name, "chrf": chrfs}
    write_whole(_path(), json.dumps(everything, indent=1, sort_keys=True) + "\n")
