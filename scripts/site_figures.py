"""What the site's plots show, read from the fits that ship in the package and from kept benchmark results."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from site_plots import Curve, Row, bars, curves, intervals, weights

from mtcheck.translate.embedded.base_languages import LEAST_CHRF

__all__ = ["pictures"]

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "mtcheck"
MEANING: Final = {
    "source": "embedded model, source only",
    "source+retranslation": "embedded model, source and re-translation",
    "source+reference": "embedded model, source and reference",
    "reference": "embedded model, reference only",
    "no model, reference": "no model, reference only",
}
BELONGING: Final = {
    "lexicon": "with a lexicon",
    "small lexicon": "with a small one",
    "no lexicon": "without a lexicon",
    "one language": "a reference",
}
SETTINGS: Final = {
    "glossary+source": "glossary and source",
    "glossary": "glossary, no source",
    "source": "source, no glossary",
}


def pictures() -> dict[str, str]:
    """Each plot's name with its SVG."""
    meaning = _json(PACKAGE / "meaning" / "models.json")["models"]
    belonging = _json(PACKAGE / "align" / "belonging.json")["models"]
    clauses = _json(PACKAGE / "structure" / "clauses.json")
    furniture = _json(PACKAGE / "read" / "furniture" / "shape.json")
    retold = _json(PACKAGE / "names" / "retold.json")
    made = {
        "checks-recall": intervals(
            "Recall of each check", "share of planted errors found, with 95 % intervals", _checks()
        ),
        "meaning-calibration": curves(
            "How often a finding about a word is right, by its score", list(_meaning(meaning))
        ),
        "meaning-held-out": intervals("Wrong words found", "share found", list(_held_out())),
        "names-calibration": curves("How often a finding about a name is right, by its score", [_names()]),
        "belonging": intervals("Texts that belong to another article", "share found", list(_belonging(belonging))),
        "reading": intervals("Pages, lines and files read correctly", "share right", list(_reading())),
        "languages": bars(
            "The base model, language by language",
            "chrF2; a language needs 45",
            _languages(),
            longest=75.0,
            line=LEAST_CHRF,
        ),
        "weights-names-retranslation": weights("Names beside a re-translation", retold["weights"].items()),
        "weights-furniture": weights("Lines that are not part of the article", furniture["weights"].items()),
    }
    for name, title in MEANING.items():
        made[f"weights-meaning-{_slug(name)}"] = weights(f"Wrong words: {title}", meaning[name]["weights"].items())
    for name, title in (("reference", "of a reference"), ("retranslation", "of the re-translation")):
        made[f"weights-missing-{name}"] = weights(
            f"Where words may be left out, {title}", meaning[f"missing, {name}"]["weights"].items()
        )
    for name, title in BELONGING.items():
        made[f"weights-belonging-{_slug(name)}"] = weights(
            f"Strange texts: {title}", belonging[name]["weights"].items()
        )
    for name, title in (("aided", "with a lexicon"), ("unaided", "without a lexicon")):
        made[f"weights-clauses-{name}"] = weights(f"Omitted clauses: {title}", clauses[name]["weights"].items())
    return made


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _slug(name: str) -> str:
    return name.replace(",", "").replace("+", "-").replace(" ", "-")


def _checks() -> list[Row]:
    rows = []
    for check in _json(ROOT / "references" / "challenge" / "figures.json")["checks"]:
        recall = check["recall"]
        if recall["of"]:
            note = f"{recall['hits']} of {recall['of']}"
            rows.append(Row(check["check"], recall["value"], recall["low"], recall["high"], note))
    return rows


def _meaning(models: dict[str, Any]) -> Iterator[Curve]:
    for name, title in MEANING.items():
        model = models[name]
        points = [("lead", model["lead"]), ("major", model["major"])]
        yield Curve(f"{title}; AUC {model['cross-validated']['auc']:.2f}", model["calibration"], points)


def _names() -> Curve:
    model = _json(PACKAGE / "names" / "model.json")
    return Curve("all settings", model["calibration"], [(SETTINGS[key], at) for key, at in model["least"].items()])


def _held_out() -> Iterator[Row]:
    kept = tomllib.loads((ROOT / "tests" / "figures" / "meaning.toml").read_text(encoding="utf-8"))
    for row in kept["set"]:
        for kind in ("majors", "mistranslations"):
            hits, of = row[kind]
            name = f"{row['name']}: {kind}"
            yield Row(name, hits / of, *_interval(hits, of), note=f"{hits} of {of}", held_out=row["held_out"])


def _belonging(models: dict[str, Any]) -> Iterator[Row]:
    for name, title in BELONGING.items():
        found = models[name]["cross-validated"]
        alarms = found["true pairs taken for strangers"]
        note = f"{100 * alarms:.2f} % false"
        yield Row(title, found["strangers found"], note=note)


def _reading() -> Iterator[Row]:
    for section, rows in _json(ROOT / "tests" / "figures" / "reading.json").items():
        for row in rows:
            name = f"{section}: {row['what']}" if section not in row["what"] else row["what"]
            hits, of = row["right"], row["of"]
            yield Row(name[:36], hits / of, *_interval(hits, of), note=f"{hits} of {of}", held_out=row["held_out"])


def _languages() -> list[Row]:
    found = _json(PACKAGE / "translate" / "weights" / "base_languages.json")["languages"].values()
    return [
        Row(
            row["name"], row["chrf"], note=f"{row['chrf']}, {row['sentences']} sent.", held_out=row["chrf"] < LEAST_CHRF
        )
        for row in sorted(found, key=lambda row: -row["chrf"])
    ]


def _interval(hits: int, of: int) -> tuple[float, float]:
    from mtcheck.evaluate.figures import Share

    return Share(hits, of).interval
