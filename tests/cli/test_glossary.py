"""``mtcheck glossary``: what it prints and what it exits with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtcheck.bundled import references

DEMO = references() / "articles" / "blinken-kyiv"
Run = Callable[..., Any]


def file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.slow
def test_lint_of_the_starter_glossary_finds_nothing(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "lint")
    assert (ran.code, ran.out) == (0, "")
    assert "0 flaws" in ran.err


def test_lint_names_file_line_and_rule(mtcheck: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "n.csv", "name,forbidden\nKyiv,Kiev\nKyiv,Lvov\n")
    ran = mtcheck("glossary", "lint", path)
    assert ran.code == 1
    assert ran.out == f"{path}:3: major: duplicate-name: Kyiv: the same name as 'Kyiv' (line 2)\n"


def test_lint_of_broken_rows_exits_with_3(mtcheck: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "n.csv", "name,kind\nKyiv,plaice\n")
    ran = mtcheck("glossary", "lint", path, "--format", "json")
    assert ran.code == 3
    (flaw,) = json.loads(ran.out)
    assert (flaw["rule"], flaw["severity"], flaw["line"]) == ("broken-row", "critical", 2)


def test_lookup_explains_a_case_form(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "lookup", "Kulebom")
    assert ran.code == 0
    assert "Dmytro Kuleba (person, masculine, foreign minister of Ukraine 2020-2024)" in ran.out
    assert "'Kulebom' is the instrumental in sr" in ran.out
    assert "Dmitrom Kulebom" in ran.out


def test_lookup_as_json(mtcheck: Run) -> None:
    (entry,) = json.loads(mtcheck("glossary", "lookup", "Kiev", "-f", "json").out)
    assert entry["match"] == "a discouraged variant"
    assert entry["discouraged"][0] == {"text": "Kiev", "note": "the spelling derived from Russian"}
    assert {"language": "sr", "nominative": "Kijev"}.items() <= entry["forms"][0].items()


def test_lookup_of_an_unknown_name_hints_at_the_nearest(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "lookup", "Kuleb")
    assert ran.code == 1
    assert "the nearest names are Dmytro Kuleba" in ran.err


def test_forms_of_a_name_in_no_glossary(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "forms", "Petar Zubrovski", "--gender", "m")
    assert ran.code == 0
    assert "Petrom Zubrovskim" in ran.out
    assert mtcheck("glossary", "forms", "Xyz", "--lang", "de").code == 2


@pytest.mark.slow
def test_suggest_writes_a_glossary_to_go_on_with(mtcheck: Run, tmp_path: Path) -> None:
    ran = mtcheck("glossary", "suggest", DEMO, "--no-default-glossary", "--format", "csv", "--min-count", "2")
    assert mtcheck("glossary", "suggest", DEMO, "--no-default-glossary", "--format", "csv", "--least", "2") == ran
    assert ran.code == 0
    names = [row["name"] for row in csv.DictReader(io.StringIO(ran.out))]
    assert {"Ukraine", "Moscow", "Antony Blinken"} <= set(names)
    path = file(tmp_path / "n.csv", ran.out)
    assert json.loads(mtcheck("glossary", "stats", path, "-f", "json").out)[0]["entries"] == len(names)
    rest = json.loads(mtcheck("glossary", "suggest", DEMO, "-g", path, "--no-default-glossary", "-f", "json").out)
    assert "Berlin" in {item["name"] for item in rest}
    assert not {"Moscow", "Ukraine"} & {item["name"] for item in rest}


@pytest.mark.slow
def test_convert_and_back(mtcheck: Run, tmp_path: Path) -> None:
    start = references() / "glossaries" / "people.csv"
    for ending in ("tbx", "martif", "xlsx", "jsonl", "tsv"):
        assert mtcheck("glossary", "convert", start, tmp_path / f"n.{ending}").code == 0
        assert mtcheck("glossary", "convert", tmp_path / f"n.{ending}", tmp_path / "back.csv").code == 0
        assert (tmp_path / "back.csv").read_bytes() == start.read_bytes()


def test_convert_reports_what_is_lost(mtcheck: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "n.csv", "name,note\nKyiv,indeclinable\n")
    ran = mtcheck("glossary", "convert", path, tmp_path / "n.out", "--to", "tbx2")
    assert ran.code == 1
    assert "note: not fully carried over for 1 entry, first 'Kyiv' (line 2)" in ran.err


def test_convert_leaves_broken_rows_out_only_if_told_to(mtcheck: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "n.csv", "name,kind\nKyiv,place\nLviv,plaice\n")
    ran = mtcheck("glossary", "convert", path, tmp_path / "n.jsonl")
    assert (ran.code, (tmp_path / "n.jsonl").exists()) == (3, False)
    assert "line 3: unknown kind 'plaice'" in ran.err
    ran = mtcheck("glossary", "convert", path, tmp_path / "n.jsonl", "--lenient")
    assert ran.code == 0
    assert "line 3: left out: unknown kind 'plaice'" in ran.err
    assert (tmp_path / "n.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_convert_to_stdout(mtcheck: Run, tmp_path: Path) -> None:
    path = file(tmp_path / "n.csv", "name\nKyiv\n")
    ran = mtcheck("glossary", "convert", path, "-", "--to", "jsonl")
    assert (ran.code, ran.out) == (0, '{"name": "Kyiv"}\n')
    assert mtcheck("glossary", "convert", path, "-").code == 2


def test_unknown_formats_are_wrong_usage(mtcheck: Run, tmp_path: Path) -> None:
    assert mtcheck("glossary", "convert", tmp_path / "a.csv", tmp_path / "b.csv", "--to", "doc").code == 2


def test_stats(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "stats")
    assert ran.code == 0
    assert "884 person" in ran.out


def test_check_finds_the_names_of_the_demo(mtcheck: Run) -> None:
    ran = mtcheck("glossary", "check", DEMO, "-f", "json")
    assert ran.code == 1
    (report,) = json.loads(ran.out)
    found = [(issue["text"], issue["severity"], issue["suggestions"][0]) for issue in report["issues"]]
    assert found == [
        ("Anthony", "major", "Antony"),
        ("Zelenskiy", "minor", "Zelensky"),
        ("Kuleb", "major", "Kuleba"),
        ("Kiev", "minor", "Kyiv"),
        ("Kiev", "minor", "Kyiv"),
        ("Kiev", "minor", "Kyiv"),
    ]


def test_check_of_a_clean_article(mtcheck: Run, tmp_path: Path) -> None:
    ran = mtcheck("glossary", "check", file(tmp_path / "a.txt", "Blinken met Dmytro Kuleba in Kyiv."))
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize("verb", ["suggest", "check"])
def test_one_source_for_two_articles_is_wrong_usage(mtcheck: Run, verb: str) -> None:
    assert mtcheck("glossary", verb, DEMO, DEMO, "--source", DEMO / "source.cnr.txt").code == 2


@pytest.mark.slow
def test_audit_uses_the_sound_rows_only_if_told_to(mtcheck: Run, tmp_path: Path) -> None:
    glossary = file(tmp_path / "n.csv", "name,kind,forbidden\nZubrowska,person,Zubrowsky\nLviv,plaice,\n")
    article = file(tmp_path / "a.txt", "The minister met Anna Zubrowsky on Friday.")
    ran = mtcheck("audit", article, "-g", glossary)
    assert ran.code == 3
    assert "1 broken row" in ran.err
    ran = mtcheck("audit", article, "-g", glossary, "--lenient")
    assert ran.code == 1
    assert "line 3: left out: unknown kind 'plaice'" in ran.err


def test_glossary_verbs_use_the_glossaries_of_the_settings(
    mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path / "mtcheck.toml", 'glossary = ["n.csv"]\ndefault_glossary = false\n')
    file(tmp_path / "n.csv", "name\nZubrowska\n")
    monkeypatch.chdir(tmp_path)
    assert mtcheck("glossary", "lookup", "Zubrowska").code == 0
    assert mtcheck("glossary", "lookup", "Kyiv").code == 1


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["suggest", "check"])
def test_a_folder_of_articles_is_all_of_them(mtcheck: Run, tmp_path: Path, verb: str) -> None:
    options = ("--no-default-glossary",)
    (tmp_path / "texts").mkdir()
    for name in ("a.txt", "b.md"):
        file(tmp_path / "texts" / name, "Blinken met Dmytro Kuleba in Kyiv.")
    file(tmp_path / "texts" / "c.png", "no text")
    every = mtcheck("glossary", verb, tmp_path / "texts" / "a.txt", tmp_path / "texts" / "b.md", *options)
    assert mtcheck("glossary", verb, tmp_path / "texts", *options) == every
    assert mtcheck("glossary", verb, DEMO.parent, *options).out == mtcheck("glossary", verb, DEMO, *options).out
    (tmp_path / "empty").mkdir()
    assert "no articles found" in mtcheck("glossary", verb, tmp_path / "empty").err


def test_the_pairs_of_a_folder_are_read_as_pairs(mtcheck: Run, tmp_path: Path) -> None:
    text = file(tmp_path / "a.en.txt", "The mayor of Bratunac, Lazar Prodanović, spoke in Ljubovija.")
    source = file(tmp_path / "a.sr.txt", "Predsednik opštine Bratunac Lazar Prodanović govorio je u Ljuboviji.")
    ran = mtcheck("glossary", "suggest", tmp_path, "-f", "json")
    assert ran == mtcheck("glossary", "suggest", text, "-s", source, "--source-lang", "sr", "-f", "json")
    assert "Ljuboviji" not in {item["name"] for item in json.loads(ran.out)}
    wrong = mtcheck("glossary", "suggest", tmp_path, "-s", source)
    assert (wrong.code, "x.en.txt and x.sr.txt" in wrong.err) == (2, True)


def test_check_obeys_the_settings_as_audit_does(mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = file(tmp_path / "a.txt", "Blinken met Dmytro Kuleb in Kyiv.")
    monkeypatch.chdir(tmp_path)
    assert mtcheck("glossary", "check", text).code == 1
    waiver = '[[waivers]]\ncheck = "name-mismatch"\ntext = "Kuleb"\nreason = "his own spelling"\n'
    for settings in ('disable = ["name-mismatch", "name-variant"]\n', waiver):
        file(tmp_path / "mtcheck.toml", settings)
        ran = mtcheck("glossary", "check", text)
        assert (ran.code, ran.out) == (0, "")
        assert mtcheck("audit", text).code == 0


@pytest.mark.parametrize("verb", ["suggest", "check"])
def test_a_source_in_an_unknown_language_is_said(mtcheck: Run, tmp_path: Path, verb: str) -> None:
    text = file(tmp_path / "a.txt", "Blinken met Dmytro Kuleba in Kyiv.")
    source = file(
        tmp_path / "s.txt",
        "บลิงเคนพบกับดมิโตร คูเลบา รัฐมนตรีต่างประเทศยูเครนในกรุงเคียฟและหารือเรื่องสงคราม",
    )
    ran = mtcheck("glossary", verb, text, "-s", source)
    assert f"{text}: source: mtcheck has no number words for Thai" in ran.err


SERBIAN = "foo;bar\nKijev;Kyiv\nLavov;Lviv\n"


@pytest.mark.slow
def test_columns_of_a_glossary_are_named_on_every_verb(mtcheck: Run, tmp_path: Path) -> None:
    glossary = file(tmp_path / "n.csv", SERBIAN)
    article = file(tmp_path / "a.txt", "He left for Kyiv.")
    columns = ("--columns", "name=Bar,sr=Foo")
    assert mtcheck("glossary", "stats", glossary).code == 3
    for verb in ("stats", "lint"):
        ran = mtcheck("glossary", verb, glossary, *columns)
        assert (ran.code, "2 entries" in ran.out + ran.err) == (0, True)
    assert "Kijevom" in mtcheck("glossary", "forms", "Kyiv", "--no-default-glossary", "-g", glossary, *columns).out
    for verbs in (["glossary", "check"], ["audit"]):
        assert mtcheck(*verbs, article, "-g", glossary, *columns).code == 0
        assert mtcheck(*verbs, article, "-g", glossary, "--columns", "name=Baz").code == 3
        assert mtcheck(*verbs, article, "-g", glossary, "--columns", "name").code == 2


def test_settings_name_the_columns_of_a_file(mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file(tmp_path / "n.csv", SERBIAN)
    monkeypatch.chdir(tmp_path)
    settings = (
        'default_glossary = false\nglossary = "n.csv"\n[glossary_columns]\n"{}" = {{ name = "Bar", sr = "Foo" }}\n'
    )
    file(tmp_path / "mtcheck.toml", settings.format("n.csv"))
    assert mtcheck("glossary", "lookup", "Kijev").code == 0
    file(tmp_path / "mtcheck.toml", settings.format("m.csv"))
    ran = mtcheck("glossary", "lookup", "Kijev")
    assert (ran.code, "glossary_columns names 'm.csv'" in ran.err) == (2, True)


ADDITIONS = {
    "schema": "mtcheck.glossary-additions/v1",
    "entries": [
        {
            "name": "Kuleba",
            "kind": "person",
            "source": {"sr": "Kuleba"},
            "variants": ["D. Kuleba"],
            "forbidden": ["Kuleb"],
        },
        {"name": "Kyiv", "discouraged": ["Kiev"]},
    ],
}


def test_add_takes_what_the_page_saves(mtcheck: Run, tmp_path: Path) -> None:
    names = file(tmp_path / "names.csv", "name,sr\nKyiv,Kijev\n")
    saved = file(tmp_path / "additions.json", json.dumps(ADDITIONS))
    ran = mtcheck("glossary", "add", names, "--from", saved)
    assert (ran.code, ran.out) == (0, "")
    assert f"{names}, line 3: Kuleba: added" in ran.err
    assert f"{names}, line 2: Kyiv: changed" in ran.err
    (entry,) = json.loads(
        mtcheck("glossary", "lookup", "Kuleb", "-g", names, "--no-default-glossary", "-f", "json").out
    )
    assert (entry["name"], entry["match"], entry["allowed"]) == ("Kuleba", "a forbidden variant", ["D. Kuleba"])
    before = names.read_bytes()
    assert "Kuleba: nothing new" in mtcheck("glossary", "add", names, "--from", saved).err
    assert names.read_bytes() == before


def test_add_makes_a_file_and_adds_single_names(mtcheck: Run, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    options = ("--kind", "city", "--source-form", "sr=Kijev", "--discouraged", "Kiev", "--note", "capital")
    assert mtcheck("glossary", "add", names, "Kyiv", *options).code == 0
    assert mtcheck("glossary", "add", names, "Lviv", "Odesa").code == 0
    assert [row["name"] for row in csv.DictReader(io.StringIO(names.read_text(encoding="utf-8-sig")))] == [
        "Kyiv",
        "Lviv",
        "Odesa",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give a name to add"),
        (("A", "B", "--kind", "person"), "apply to a single name"),
        (("A", "--kind", "plce"), "unknown kind 'plce'"),
        (("A", "--source-form", "Kijev"), "invalid --source-form (example: sr=Kijev)"),
        (("A", "--source-form", "s r=Kijev"), "'s r' is not a language tag"),
    ],
)
def test_add_of_nonsense_is_wrong_usage(mtcheck: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = mtcheck("glossary", "add", tmp_path / "n.csv", *arguments)
    assert (ran.code, said in ran.err, (tmp_path / "n.csv").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "not JSON"),
        ("{}", "its schema must be 'mtcheck.glossary-additions/v1'"),
        ('{"schema": "mtcheck.glossary-additions/v1", "entries": {}}', "'entries' must be a list"),
        ('{"schema": "mtcheck.glossary-additions/v1", "entries": [{"name": 1}]}', "name must be a string"),
        ('{"schema": "mtcheck.glossary-additions/v1", "entries": [7]}', "not a JSON object"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_additions_that_are_none(mtcheck: Run, tmp_path: Path, text: str, said: str) -> None:
    names = file(tmp_path / "n.csv", "name\nKyiv\n")
    ran = mtcheck("glossary", "add", names, "--from", file(tmp_path / "a.json", text))
    assert (ran.code, said in ran.err, names.read_text(encoding="utf-8")) == (3, True, "name\nKyiv\n")


def test_merge_says_what_the_first_file_decided(mtcheck: Run, tmp_path: Path) -> None:
    one = file(tmp_path / "1.csv", "name,discouraged\nKyiv,Kiev\n")
    two = file(tmp_path / "2.csv", "source,target,allowed\nKijev,Kyiv,Kiev\nLavov,Lviv,\n")
    ran = mtcheck("glossary", "merge", one, two, "-o", tmp_path / "out.jsonl")
    assert ran.code == 1
    assert "2 entries of 3" in ran.err
    assert "Kyiv: 'Kiev' is discouraged; the other has it allowed" in ran.err
    assert mtcheck("glossary", "merge", one, one, "-o", tmp_path / "out.csv").code == 0


def test_diff_exits_with_1_where_there_is_a_difference(mtcheck: Run, tmp_path: Path) -> None:
    one = file(tmp_path / "1.csv", "name,discouraged\nKyiv,Kiev\nOdesa,\n")
    two = file(tmp_path / "2.csv", "name,forbidden\nKyiv,Kiev\nLviv,\n")
    ran = mtcheck("glossary", "diff", one, two)
    assert (ran.code, ran.out) == (1, "~ Kyiv: discouraged - Kiev; forbidden + Kiev\n- Odesa\n+ Lviv\n")
    changes = [row["change"] for row in json.loads(mtcheck("glossary", "diff", one, two, "-f", "json").out)]
    assert changes == ["changed", "removed", "added"]
    assert mtcheck("glossary", "diff", one, one).code == 0


@pytest.mark.parametrize(
    ("name", "lang", "genitive", "told"),
    [
        ("Пётр Лебедь", "ru", "Петра Лебедя", ""),
        ("Тетяна Бондар", "uk", "Тетяни Бондар", ""),
        ("Velika Gorica", "hr", "Velike Gorice", ""),
        ("Wisława Szymborska", "pl", "Wisławy Szymborskiej", ""),
        ("Милева Марић", "sr", "Милеве Марић", "declined as a woman's name"),
        ("Любовь Орлова", "ru", "Любови Орловой", "declined as a woman's name"),
        ("Ruđer Bošković", "hr", "Ruđera Boškovića", "declined as a man's name"),
        ("Quulu Kanjon", "hr", "Quulu Kanjona", "declined as a place's name"),
    ],
)
def test_whose_name_it_is_shows_in_its_forms(mtcheck: Run, name: str, lang: str, genitive: str, told: str) -> None:
    ran = mtcheck("glossary", "forms", name, "--lang", lang, "--no-default-glossary")
    assert genitive in ran.out
    assert told in ran.err if told else "declined as" not in ran.err


def test_the_forms_of_a_whole_file(mtcheck: Run, tmp_path: Path) -> None:
    names = file(
        tmp_path / "n.csv", "name,kind,gender,sr,de\nDmytro Kuleba,person,m,Dmitro Kuleba,\nKyiv,place,,Kijev,Kiew\n"
    )
    ran = mtcheck("glossary", "forms", names, "--all", "-o", tmp_path / "forms.tsv")
    assert ran.code == 0
    text = (tmp_path / "forms.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    forms = {(row["name"], row["language"], row["case"]): row["form"] for row in rows}
    assert forms["Dmytro Kuleba", "sr", "instrumental"] == "Dmitrom Kulebom"
    assert forms["Kyiv", "sr", "genitive"] == "Kijeva"
    assert [row["form"] for row in rows if row["language"] == "de"] == ["Kiew"]
    assert mtcheck("glossary", "forms", "--all", "--no-default-glossary").out.count("\n") == 1
