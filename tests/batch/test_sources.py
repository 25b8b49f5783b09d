"""Which articles a folder or a manifest holds."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from mtcheck import audit
from mtcheck.batch import Broken, Item, Options, read_items
from mtcheck.batch.folder import folder_items
from mtcheck.errors import InputError
from mtcheck.inputs import Upload
from mtcheck.report import RENDERERS


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("DOT", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def items(*paths: Path, source_lang: str | None = None, target_lang: str | None = None) -> list[Item | Broken]:
    return list(read_items(paths, source_lang=source_lang, target_lang=target_lang))


def texts(found: Iterable[Item | Broken]) -> list[tuple[str, str, str | None]]:
    made = []
    for item in found:
        assert isinstance(item, Item), item
        assert isinstance(item.translation, Upload)
        source = item.source.data.decode() if isinstance(item.source, Upload) else None
        made.append((item.id, item.translation.data.decode(), source))
    return made


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("xDOTenDOTtxt", "xDOTsrDOTtxt"),
        ("x_enDOTtxt", "x_srDOTtxt"),
        ("x-en-GBDOTtxt", "x-sr-LatnDOTtxt"),
        ("en__xDOTtxt", "sr__xDOTtxt"),
        ("news__en__2023__xDOTtxt", "news__cnr__2023__xDOTtxt"),
        ("xDOTtxt", "xDOTsrDOTtxt"),
    ],
)
def test_files_belong_together_by_their_language_tags(tmp_path: Path, translation: str, source: str) -> None:
    """In the name or as a folder, whichever portal's habit it is."""
    written(tmp_path, **{translation: "Hello.", source: "Zdravo."})

    assert [(text, original) for _, text, original in texts(items(tmp_path))] == [("Hello.", "Zdravo.")]


def test_words_of_a_name_are_no_languages(tmp_path: Path) -> None:
    """`min` and `new` look like tags, and are not."""
    written(tmp_path, pageDOTminDOThtml="<p>x</p>", **{"report-newDOTtxt": "Hello."})

    assert {item.id for item in items(tmp_path) if isinstance(item, Item)} == {"page.min", "report-new"}


def test_a_reference_is_told_by_its_name(tmp_path: Path) -> None:
    """x.ref.en.txt is a human translation, not a second article."""
    written(tmp_path, xDOTenDOTtxt="Hello.", xDOTsrDOTtxt="Zdravo.", xDOTrefDOTenDOTtxt="Hi.")

    (item,) = items(tmp_path)

    assert isinstance(item, Item)
    assert item.references == (Upload(b"Hi.", "x.ref.en.txt"),)
    assert (item.source_lang, item.target_lang) == ("sr", "en")


def test_pages_belong_together_by_hreflang(tmp_path: Path) -> None:
    """A saved page names its other language's file."""
    written(
        tmp_path,
        blinkenDOThtml='<link rel="alternate" hreflang="sr" href="/vesti/blinken-u-kijevu.html">'
        '<link rel="alternate" hreflang="en" href="blinken.html"><p>Hello.</p>',
        **{"blinken-u-kijevuDOThtml": "<p>Zdravo.</p>"},
    )

    (item,) = items(tmp_path)

    assert isinstance(item, Item)
    assert (item.id, item.source_lang, item.target_lang) == ("blinken", "sr", "en")
    assert isinstance(item.source, Upload)
    assert item.source.name == "blinken-u-kijevu.html"


def test_two_sources_are_not_guessed_between(tmp_path: Path) -> None:
    """Unless the user names the language."""
    written(tmp_path, xDOTenDOTtxt="Hello.", xDOTsrDOTtxt="Zdravo.", xDOTdeDOTtxt="Hallo.")

    (broken,) = items(tmp_path)
    (named,) = items(tmp_path, source_lang="de")

    assert isinstance(broken, Broken)
    assert "--source-lang" in broken.reason
    assert isinstance(named, Item)
    assert named.source == Upload(b"Hallo.", "x.de.txt")


def test_article_folders_and_bilingual_files_stand_beside_pairs(tmp_path: Path, demo: Path) -> None:
    """One folder may hold all kinds."""
    import shutil

    shutil.copytree(demo, tmp_path / "demo")
    written(tmp_path, aDOTxlf="<xliff/>", bDOTenDOTtxt="Hello.")

    assert [item.id for item in items(tmp_path)] == ["a", "demo", "b"] or {item.id for item in items(tmp_path)} >= {
        "a",
        "b",
    }


def test_a_broken_article_folder_is_one_broken_item(tmp_path: Path) -> None:
    """The rest is found all the same."""
    written(tmp_path, one__articleDOTtoml="translation = 1", two__articleDOTtoml='[translation]\npath = "t.txt"')
    written(tmp_path, two__tDOTtxt="Hello.")

    first, second = items(tmp_path)

    assert isinstance(first, Broken)
    assert "article.toml" in first.reason
    assert isinstance(second, Item)


def test_a_manifest_is_read_row_by_row(tmp_path: Path) -> None:
    """Texts, files beside it, lists of sentences; broken rows are named and the others read."""
    written(tmp_path, tDOTtxt="Hello.")
    rows = [
        {"id": "a", "translation": "Hello.", "source": "Zdravo.", "source_lang": "sr", "engine": "google"},
        {"translation_path": "t.txt", "published": "2023-01-18", "section": "world"},
        {"id": "c", "translation": ["One.", "Two."], "references": ["Uno.", "Due."]},
        {"id": "d"},
        {"id": "e", "translation": "x", "wrong": 1},
        {"id": "f", "translation_path": "none.txt"},
    ]
    manifest = tmp_path / "m.jsonl"
    manifest.write_text("\n".join([*map(json.dumps, rows), "{", ""]), encoding="utf-8")

    found = items(manifest)

    assert [(item.id, type(item).__name__) for item in found] == [
        ("a", "Item"),
        ("t.txt", "Item"),
        ("c", "Item"),
        ("d", "Broken"),
        ("e", "Broken"),
        ("f", "Broken"),
        (f"{manifest}, line 7", "Broken"),
    ]
    reasons = [item.reason for item in found if isinstance(item, Broken)]
    assert "neither translation nor translation_path" in reasons[0]
    assert "'wrong'" in reasons[1]
    assert "none.txt" in reasons[2]
    assert "invalid JSON" in reasons[3]
    assert isinstance(found[0], Item)
    assert (found[0].engine, found[0].source) == ("google", "Zdravo.")


@pytest.mark.parametrize("key", ["translation_path", "source_path", "reference_path", "reference_paths"])
@pytest.mark.parametrize("name", ["../outside.txt", "/", "link.txt", "below/../../outside.txt"])
def test_a_manifest_names_no_file_outside_its_folder(tmp_path: Path, key: str, name: str) -> None:
    """Who writes the list of articles is not who runs the batch, and a report quotes what it reads."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    written(tmp_path, outsideDOTtxt="a secret")
    (tmp_path / "in" / "link.txt").symlink_to("../outside.txt")
    path = name if name != "/" else str(tmp_path / "outside.txt")
    row = {"id": "a", "translation": "Hello.", key: [path] if key.endswith("s") else path}
    if key == "translation_path":
        del row["translation"]
    (tmp_path / "in" / "m.jsonl").write_text(json.dumps(row), encoding="utf-8")

    (found,) = items(tmp_path / "in" / "m.jsonl")

    assert isinstance(found, Broken)
    assert found.reason.endswith("leaves the manifest's folder: move the manifest to a folder above its files")


def test_a_manifest_names_files_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    written(tmp_path / "below", tDOTtxt="Hello.")
    row = {"id": "a", "translation_path": str(tmp_path / "below" / "t.txt"), "source_path": "below/../below/t.txt"}
    (tmp_path / "m.jsonl").write_text(json.dumps(row), encoding="utf-8")

    (found,) = items(tmp_path / "m.jsonl")

    assert isinstance(found, Item)


def test_a_table_is_a_manifest_too(tmp_path: Path) -> None:
    """As spreadsheets save it in the region: semicolons and a byte-order mark."""
    table = tmp_path / "m.csv"
    table.write_text("\ufeffid;translation;source\na;Hello, you.;Zdravo.\n\nb;Bye.;\n", encoding="utf-8")

    found = items(table)

    assert [(item.id, item.translation, item.source) for item in found if isinstance(item, Item)] == [
        ("a", "Hello, you.", "Zdravo."),
        ("b", "Bye.", None),
    ]


def test_standard_input_is_a_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pipe brings."""

    class Stdin:
        buffer = io.BytesIO(b'{"id": "a", "translation": "Hello."}\n')

    monkeypatch.setattr("sys.stdin", Stdin)

    assert [item.id for item in items(Path("-"))] == ["a"]


def test_what_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    """Before a worker is started."""
    with pytest.raises(InputError, match="no such file or folder"):
        read_items([tmp_path / "none"], source_lang=None, target_lang=None)
    with pytest.raises(InputError, match="no articles found"):
        items(tmp_path)


@pytest.mark.parametrize(
    ("files", "article"),
    [
        (("x/en.txt", "x/sr.txt"), ("x", "x/en.txt", "x/sr.txt")),
        (("x/source.txt", "x/translation.txt"), ("x", "x/translation.txt", "x/source.txt")),
        (("x.source.txt", "x.translation.txt"), ("x", "x.translation.txt", "x.source.txt")),
        (("x.src.sr.txt", "x.mt.en.txt"), ("x", "x.mt.en.txt", "x.src.sr.txt")),
        (("x_original.html", "x_target.html"), ("x", "x_target.html", "x_original.html")),
        (("a/b/Source.TXT", "a/b/Translation.TXT"), ("a/b", "a/b/Translation.TXT", "a/b/Source.TXT")),
    ],
)
def test_names_that_say_which_is_which(tmp_path: Path, files: tuple[str, ...], article: tuple[str, str, str]) -> None:
    """Without a tag, or with nothing but a tag."""
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")

    (found,) = texts(items(tmp_path))

    assert found == article


def test_a_reference_beside_them_is_theirs(tmp_path: Path) -> None:
    """As ``x/reference.txt``."""
    for name in ("source", "translation", "reference"):
        (tmp_path / "x").mkdir(exist_ok=True)
        (tmp_path / "x" / f"{name}.txt").write_text(name, encoding="utf-8")

    (found,) = items(tmp_path)

    assert isinstance(found, Item)
    assert [reference.data for reference in found.references if isinstance(reference, Upload)] == [b"reference"]


@pytest.mark.parametrize("names", [("moving-target.en.txt", "moving-target.sr.txt"), ("is.txt", "to.txt")])
def test_a_title_s_words_are_neither_roles_nor_tags(tmp_path: Path, names: tuple[str, ...]) -> None:
    """*Moving target* is a title, and *is* and *to* are only tags if the target's is beside them."""
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")

    found = [item.id for item in items(tmp_path)]

    assert found == (["moving-target"] if len(names[0]) > 10 else ["is", "to"])


def test_what_is_no_part_of_an_article_is_told(tmp_path: Path) -> None:
    """Everything that a person would miss in the results; hidden files and results of a batch are not articles."""
    for name in (
        "x.en.txt",
        "x.sr.txt",
        "x.en.md",
        "alone.sr.txt",
        "photo.jpg",
        "README.md",
        ".hidden/y.txt",
        "results/batch.sqlite3",
        "results/z.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("source,translation\nGrad.,Town.\nMost.,Bridge.\n", encoding="utf-8")
    left: list[Path] = []

    found = list(read_items([tmp_path], source_lang=None, target_lang=None, left_out=left.append))

    assert [item.id for item in found] == ["pairs", "x"]
    assert sorted(path.name for path in left) == ["README.md", "alone.sr.txt", "photo.jpg", "x.en.txt"]


def test_pages_that_mtcheck_wrote_are_no_articles(tmp_path: Path, demo: Path) -> None:
    """A second batch over a folder that has the first one's pages in it."""
    (tmp_path / "x.en.txt").write_text("It rains.", encoding="utf-8")
    (tmp_path / "x.sr.txt").write_text("Pada kiša.", encoding="utf-8")
    (tmp_path / "report.html").write_text(RENDERERS["html"](audit(demo, glossary=None)), encoding="utf-8")
    (tmp_path / "plain.html").write_text("<!doctype html><title>Rain</title><p>It rains again.</p>", encoding="utf-8")
    left: list[Path] = []

    found = list(folder_items(tmp_path, source_lang="sr", target_lang="en", left_out=left.append))

    assert [item.id for item in found] == ["plain", "x"]
    assert left == [tmp_path / "report.html"]


def test_a_row_of_a_table_that_is_none_is_named_by_its_line(tmp_path: Path) -> None:
    """Also after a cell of several lines; the rows before and after it are read."""
    path = tmp_path / "m.csv"
    path.write_text('id,translation\n1,"one\ntwo"\n2,"a "quoted" word"\n3,three\n4,"open\n', encoding="utf-8")

    found = items(path)

    assert [item.id for item in found if isinstance(item, Item)] == ["1", "3"]
    assert [item.where.rpartition(", ")[2] for item in found if isinstance(item, Broken)] == ["line 4", "line 6"]


TABLE = """doc;line;source;translation
news1;1;Most je otvoren 1994. godine.;The bridge was opened in 1994.
news2;1;Grad ima 47 škola.;The town has 42 schools.
news1;2;Kiša je padala.;It rained.
;1;Nema.;None.
news3;1;Prazno je.;
"""
UNIT = "<trans-unit id='1'><source>Grad ima 47 škola.</source><target>{}</target></trans-unit>"
XLIFF = "".join(
    f"<file original='{name}' source-language='hr' target-language='en' datatype='plaintext'><body>"
    f"{UNIT.format(text)}</body></file>"
    for name, text in (("a.txt", "The town has 42 schools."), ("š/b.txt", "The town has 47 schools."))
)
TMX = """<tmx version='1.4'><header srclang='hr'/><body>
<tu><prop type='doc'>a</prop><tuv xml:lang='hr'><seg>Grad.</seg></tuv><tuv xml:lang='en'><seg>Town.</seg></tuv></tu>
<tu><tuv xml:lang='hr'><prop type='doc'>b</prop><seg>Most.</seg></tuv><tuv xml:lang='en'><seg>Bridge.</seg></tuv></tu>
</body></tmx>"""
PO = """msgid ""
msgstr "Language: en\\n"

msgctxt "one"
msgid "Grad."
msgstr "Town."

msgctxt "two"
msgid "Most."
msgstr "Bridge."
"""


@pytest.mark.parametrize(
    ("name", "text", "field", "expected"),
    [
        ("t.csv", TABLE, "doc", ["t/news1", "t/news2"]),
        ("t.xlf", f"<xliff version='1.2'>{XLIFF}</xliff>", "file", ["t/a.txt", "t/š/b.txt"]),
        ("t.tmx", TMX, "doc", ["t/a", "t/b"]),
        ("t.po", PO, "context", ["t/one", "t/two"]),
    ],
)
def test_a_bilingual_file_is_parted_by_a_field(
    tmp_path: Path, name: str, text: str, field: str, expected: list[str]
) -> None:
    """Even if an article's units are not adjacent, in a folder or given as the file itself."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    for place in (tmp_path / name, *([tmp_path] if name != "t.csv" else [])):
        found = list(read_items([place], source_lang="hr", target_lang="en", split_by=field))
        assert [item.id for item in found if isinstance(item, Item)] == expected


def test_units_that_belong_to_no_article_are_named(tmp_path: Path) -> None:
    """An article without any translation yet is not audited."""
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")

    found = list(read_items([tmp_path / "t.csv"], source_lang=None, target_lang=None, split_by="doc"))

    reasons = {item.id: item.reason for item in found if isinstance(item, Broken)}
    assert set(reasons) == {"t/news3", "t"}
    assert "no unit has a translation" in reasons["t/news3"]
    assert "line 5 does not name its article" in reasons["t"]


def test_an_article_of_a_file_changes_with_its_own_units_alone(tmp_path: Path) -> None:
    """So that the next run audits it again, and its neighbours not."""
    path = tmp_path / "t.csv"

    def keys() -> dict[str, str]:
        found = read_items([path], source_lang=None, target_lang=None, split_by="doc")
        return {item.id: item.key(Options()) for item in found if isinstance(item, Item)}

    path.write_text(TABLE, encoding="utf-8")
    before = keys()
    path.write_text(TABLE.replace("It rained", "It poured"), encoding="utf-8")
    after = keys()

    assert [name for name in before if before[name] != after[name]] == ["t/news1"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.csv", TABLE, "no column 'page'; its columns are 'doc'"),
        ("t.xlf", f"<xliff version='1.2'>{XLIFF}</xliff>", "must be file, not 'page'"),
        ("t.tmx", TMX, "no unit has 'page'"),
        ("t.po", PO, "context, not 'page'"),
    ],
)
def test_a_field_that_a_file_does_not_have_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    """With what there is instead."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    (found,) = read_items([tmp_path / name], source_lang="hr", target_lang="en", split_by="page")

    assert isinstance(found, Broken)
    assert said in found.reason


@pytest.mark.slow
def test_an_article_of_a_file_is_audited_with_its_own_pairs() -> None:
    """What the pairs say stays beside each other, and the issue names the unit."""
    from mtcheck.batch.worker import Auditor
    from mtcheck.read import Asked, BilingualDocument, read_articles

    ((_, first), (_, second)) = read_articles(
        f"<xliff version='1.2'>{XLIFF}</xliff>".encode(), "t.xlf", "xliff", Asked(article="file")
    )
    assert isinstance(first, BilingualDocument)
    assert isinstance(second, BilingualDocument)

    wrong, right = Auditor(Options()).audit([Item("a", "", first), Item("b", "", second)])

    assert (wrong.verdict, right.verdict) == ("fix", "publish")


def test_a_link_in_a_folder_of_articles_leads_nowhere_else(tmp_path: Path) -> None:
    """Who made the folder is not who runs the batch, and a report quotes what it reads."""
    (tmp_path / "in").mkdir()
    written(tmp_path, secretDOTtxt="a secret")
    (tmp_path / "in" / "x.en.txt").write_text("Hello.", encoding="utf-8")
    (tmp_path / "in" / "real.en.txt").write_text("Good.", encoding="utf-8")
    (tmp_path / "in" / "link.en.txt").symlink_to("real.en.txt")
    (tmp_path / "in" / "x.sr.txt").symlink_to("../secret.txt")
    (tmp_path / "in" / "loop.html").symlink_to("loop.html")
    (tmp_path / "in" / "page.html").write_text('<link hreflang="sr" href="loop.html"><p>Text.</p>', encoding="utf-8")

    found = items(tmp_path / "in")

    assert {item.id: item.reason.partition(": ")[2] for item in found if isinstance(item, Broken)} == {
        "x.sr.txt": "this link is not followed: 'x.sr.txt' leaves the folder",
        "loop.html": "this link is not followed: 'loop.html' is not a usable path",
    }
    assert {item.id for item in found if isinstance(item, Item)} == {"link", "page", "real", "x"}
    assert "a secret" not in repr(found)


@pytest.mark.parametrize(("name", "start"), [("m.jsonl", b""), ("m.csv", b""), ("m.tsv", b"id\ttranslation\na\tb\n")])
def test_a_manifest_with_a_line_without_end_is_refused(name: str, start: bytes, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as sparse:
        sparse.write(start)
        sparse.truncate(2**36)

    with pytest.raises(InputError, match=f"{name}: cannot be read: a line is longer than"):
        items(tmp_path / name)
