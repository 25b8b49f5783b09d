"""A glossary read for a target language: its terms are the names, those of other languages source forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

import mtcheck
from mtcheck.cli.glossary import app
from mtcheck.glossary import Entry, Glossary, Variant
from mtcheck.glossary.find import find_entries
from mtcheck.glossary.inflect.forms import case_forms
from mtcheck.glossary.lint import lint, not_run

TERMS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><descrip type="subjectField">place</descrip>
<langSec xml:lang="en"><termSec><term>Kyiv</term></termSec>
<termSec><term>Kiev</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="sr"><termSec><term>Kijev</term></termSec>
<termSec><term>Kijiv</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Kiew</term></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
TABLE: Final = "English,Serbian,German\nKyiv,Kijev,Kiew\n"
SOURCE: Final = "He arrived in Kyiv. In Kyiv he met the president."


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tbx"
    path.write_text(TERMS, encoding="utf-8")
    return path


def test_the_terms_of_the_target_are_the_names(terms: Path) -> None:
    (english,) = Glossary.load(terms).entries
    (serbian,) = Glossary.load(terms, target_lang="sr").entries

    assert (english.name, english.forbidden, english.sources[0]) == ("Kyiv", (Variant("Kiev"),), ("sr", "Kijev"))
    assert (serbian.name, serbian.forbidden, serbian.target_lang) == ("Kijev", (Variant("Kijiv"),), "sr")
    assert [form for tag, form in serbian.sources if tag == "de"] == ["Kiew"]


@pytest.mark.parametrize(("target", "name"), [("en", "Kyiv"), ("sr", "Kijev"), ("hr", "Kijev"), ("de", "Kiew")])
def test_a_table_is_read_for_its_target(tmp_path: Path, target: str, name: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")

    assert [entry.name for entry in Glossary.load(path, target_lang=target).entries] == [name]


def test_the_column_name_beside_one_of_the_target_stays_english(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,sr\nKyiv,Kijev\n", encoding="utf-8")

    (entry,) = Glossary.load(path, target_lang="sr").entries

    assert (entry.name, entry.target_lang, entry.sources) == ("Kyiv", "en", (("sr", "Kijev"),))


def test_what_is_read_for_one_target_is_read_again_for_another(terms: Path) -> None:
    glossary = Glossary.load(terms)
    both = Glossary.default() + glossary

    assert glossary.into("en") is glossary
    assert glossary.into("hr") is glossary.into("sr") is not glossary
    assert glossary.into("sr").fingerprint != glossary.fingerprint
    assert [entry.name for entry in glossary.into("sr").entries] == ["Kijev"]
    assert both.into("sr").names_in("sr")
    assert not Glossary.default().names_in("sr")
    assert [entry.name for entry in glossary.into("ja").entries] == ["Kyiv"], "no Japanese names: as it is"


def test_names_of_two_targets_are_not_one() -> None:
    both = Glossary([Entry("Berlin", id="Q64")]) + Glossary([Entry("Berlin", id="Q64", target_lang="sr")])

    assert len(both.entries) == 2


@pytest.mark.parametrize("ending", ["tbx", "tbx2", "csv", "tsv", "xlsx", "ods"])
def test_what_is_written_is_read_back_for_its_target(terms: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"written.{ending}"
    glossary = Glossary.load(terms, target_lang="sr")

    assert glossary.save(path) == ()
    (entry,) = Glossary.load(path, target_lang="sr").entries
    assert (entry.name, entry.forbidden) == ("Kijev", (Variant("Kijiv"),))


def test_a_name_in_the_target_declines(terms: Path) -> None:
    (entry,) = Glossary.load(terms, target_lang="sr").entries

    assert ("instrumental", ("Kijevom",)) in case_forms(entry)[0].cases
    assert [match.role for match in find_entries([entry], "Kijevom")] == ["the instrumental in sr"]


def test_an_audit_reads_the_glossary_for_its_target(terms: Path) -> None:
    wrong = "Stigao je u Kijiv. U Kijivu se sastao sa predsednikom."
    report = mtcheck.audit(wrong, source=SOURCE, source_lang="en", target_lang="sr", glossary=terms)

    assert [(issue.check, issue.text, issue.suggestions) for issue in report.issues] == [
        ("name-variant", "Kijiv", ("Kijev",)),
        ("name-variant", "Kijivu", ("Kijevu",)),
    ]
    right = wrong.replace("Kijiv", "Kijev")
    assert mtcheck.audit(right, source=SOURCE, source_lang="en", target_lang="sr", glossary=terms).issues == ()


def test_a_name_of_the_source_is_found_by_its_form_in_the_source(terms: Path) -> None:
    report = mtcheck.audit(
        "Sastao se s predsjednikom. Doputovao je u Lavov.",
        source="Er traf den Präsidenten. Er reiste nach Kiew.",
        source_lang="de",
        target_lang="hr",
        glossary=terms,
    )

    assert [(issue.text, issue.suggestions) for issue in report.issues] == [("Lavov", ("Kijev",))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("glossary", "reason"), [("default", "the glossary has no Serbian names"), (None, "no glossary")]
)
def test_a_glossary_without_names_of_the_target_judges_none(glossary: str | None, reason: str) -> None:
    report = mtcheck.audit("Stigao je u Kijev.", source=SOURCE, source_lang="en", target_lang="sr", glossary=glossary)

    assert {run.name: run.reason for run in report.checks}["name-variant"] == reason


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        (Entry("Скопје", target_lang="mk"), []),
        (Entry("Skopje", target_lang="mk"), ["wrong-script"]),
        (Entry("Скопље", target_lang="sr"), []),
        (Entry("Киев", target_lang="cs"), ["wrong-script"]),
        (Entry("Takođe", target_lang="sr"), ["common-word"]),
        (Entry("Vuk", target_lang="hr"), ["common-word"]),
        (Entry("Също", target_lang="bg"), []),
        (Entry("While", target_lang="sr"), []),
        (Entry("While"), ["common-word"]),
    ],
)
def test_lint_knows_the_language_of_a_name(entry: Entry, rules: list[str]) -> None:
    assert [flaw.rule.name for flaw in lint([Glossary([entry], "names")], today=date(2026, 11, 23))] == rules


def test_lint_says_which_rule_cannot_judge() -> None:
    assert not_run([Glossary([Entry("Κίεβο", target_lang="el")])]) == ("common-word: not run (no Greek dictionary)",)
    assert not_run([Glossary([Entry("Kyiv")])]) == ()


def test_lint_and_forms_take_the_target(terms: Path) -> None:
    linted = CliRunner().invoke(app, ["lint", str(terms), "--target-lang", "sr"])
    declined = CliRunner().invoke(
        app, ["forms", "Kijev", "-g", str(terms), "--no-default-glossary", "--target-lang", "sr"]
    )

    assert linted.exit_code == 0
    assert "Kijevom" in declined.stdout
